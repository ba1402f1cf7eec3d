"""The heart: a dossier from the door to the delivered result."""
