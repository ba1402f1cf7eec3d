"""What is counted, how, and the frozen values. Reads the journal; changes no dossier."""
