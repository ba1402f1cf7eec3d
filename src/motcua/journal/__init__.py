"""What happened: append-only events, one hash chain per subject. The database refuses UPDATE and DELETE."""
