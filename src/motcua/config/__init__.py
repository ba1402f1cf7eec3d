"""Settings, root addresses, wiring and the command line. The only room that knows them all."""
