"""How an environment variable is read."""

import os


def flag(name: str) -> bool:
    """Tell whether a variable is switched on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str) -> list[str]:
    """Return the words of a variable; commas and spaces part them."""
    return os.environ.get(name, "").replace(",", " ").split()
