"""Keeping what is counted true: reading on in the journal, and counting everything anew."""

from motcua.indicators.commands.closing import close, closes_for, restate, why_not_close
from motcua.indicators.commands.official import confirm, tell_official
from motcua.indicators.commands.reading import read
from motcua.indicators.commands.recounting import WrongCell, WrongFact, plan, rebuild, recount, to_rebuild

__all__ = [
    "WrongCell", "WrongFact", "close", "closes_for", "confirm", "plan", "read", "rebuild", "recount", "restate", "tell_official",
    "to_rebuild", "why_not_close",
]  # fmt: skip
