"""The citizen's screens. HTTP in, one domain call, HTTP out."""
