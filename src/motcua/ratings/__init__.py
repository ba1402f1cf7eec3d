"""What the people whose dossier it was say of how it was settled."""
