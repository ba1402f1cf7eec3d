"""The one-stop shop (một cửa) of Vietnamese public administration."""
