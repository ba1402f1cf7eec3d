"""Who is told what, in which words, on which paper, by which channel. Reads the journal; never changes a dossier."""
