"""Who is told what, on which paper, by which channel. Reads the journal; changes no dossier."""
