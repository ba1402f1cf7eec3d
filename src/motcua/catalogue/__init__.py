"""Procedures and their versions: papers, terms, fees, steps, legal basis; the rule sets they fall under."""
