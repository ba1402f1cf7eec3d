"""Patrols: tests that walk the whole code and look whether the house is as its plan says."""
