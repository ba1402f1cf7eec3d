"""Units as an effective-dated tree, the posts people bear in them, delegation, absence and accounts."""
