"""Who came: contacts at a counter whether or not a dossier came of them, and the queue in which people waited for it."""
