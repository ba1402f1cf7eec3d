"""Exports for tests: asked for, and made as the clock makes them."""

from datetime import datetime

from motcua.exports import commands
from motcua.exports.models import Export
from motcua.exports.queries.lists import behind
from motcua.exports.rules import Asked
from motcua.indicators.rules import Period, Scope
from motcua.kernel.actors import Actor


def an_export(by: Actor, at: datetime, *, unit: str, format: str = "csv", code: str = "W02", part: str = "numerator") -> Export:
    """Return an export of the year's list behind a number, which waits to be made."""
    asked = Asked(Scope(unit=unit), Period.read(str(at.year)), at)
    return commands.ask("behind", behind.data(code, part, asked), format, by=by, at=at)


def made(export: Export, at: datetime) -> Export:
    """Let the clock make everything that waits."""
    while commands.make_next(at=at) is not None:
        pass
    export.refresh_from_db()
    return export
