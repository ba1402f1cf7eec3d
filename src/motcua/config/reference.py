"""The real data that every installation starts with: calendar, units, law and procedures."""

from datetime import datetime
from pathlib import Path

from motcua.catalogue import commands as catalogue
from motcua.deadlines import commands as deadlines
from motcua.kernel.actors import SYSTEM
from motcua.people import commands as people
from motcua.people.commands.loading import UNITS


def load(at: datetime, *, units: Path = UNITS) -> list[str]:
    """Load what is not there yet, and return what the loaders want a person to know (disagreements, gaps).

    :param units: the list of units; training has one of its own
    """
    notes = deadlines.load_calendar(by=SYSTEM, at=at)
    people.load_units(by=SYSTEM, at=at, path=units)
    catalogue.load_rule_sets(by=SYSTEM, at=at)
    catalogue.load_procedures(by=SYSTEM, at=at)
    return notes
