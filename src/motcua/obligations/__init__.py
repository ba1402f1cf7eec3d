"""What must be done by a day besides dossiers, and the proof that it was: publication, impact assessment, review, scoring."""
