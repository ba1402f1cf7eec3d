"""Working calendars and the arithmetic of the clock. Knows no units and no dossiers."""
