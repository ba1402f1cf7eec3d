"""Files: taken in by their content, kept once by their hash, attached to a subject, every look recorded.

Knows no dossiers: a subject is a text such as "dossier:0198…", and who may see it is asked where it lives.
"""
