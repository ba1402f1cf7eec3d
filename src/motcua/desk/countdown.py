"""What the desk's lists say of the time that is left; counted where the citizen's pages have it counted too."""

from motcua.deadlines.rules import Left, time_left

__all__ = ["Left", "time_left"]
