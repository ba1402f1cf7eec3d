"""The official notices that ship with the product."""

import csv
from datetime import date
from functools import cache
from importlib import resources

from motcua.deadlines.rules.calendars import Day, WorkCalendar, calendar_from_rows
from motcua.deadlines.rules.notices import day_of


@cache
def notices() -> dict[date, Day]:
    """Return the days of holidays.csv: each with its notice, and provisional while no notice is out."""
    text = resources.files(__name__).joinpath("holidays.csv").read_text(encoding="utf-8")
    return dict(day_of(row) for row in csv.DictReader(text.splitlines()))


@cache
def packaged() -> WorkCalendar:
    """Return the country's calendar as shipped: needs no database."""
    return calendar_from_rows(notices().items())
