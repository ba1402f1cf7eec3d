"""Lists and tables of numbers taken away as files: asked for, made by the clock while one waits, kept for some days."""
