"""The official notices that ship with the product, and the `holidays` library they are checked against."""

import csv
from datetime import date
from functools import cache
from importlib import resources

import holidays

from motcua.deadlines.rules.calendars import Day, WorkCalendar, calendar_from_rows
from motcua.deadlines.rules.notices import day_of


@cache
def notices() -> dict[date, Day]:
    """Return the days of holidays.csv: each with its notice, and provisional while no notice is out."""
    text = resources.files(__name__).joinpath("holidays.csv").read_text(encoding="utf-8")
    return dict(day_of(row) for row in csv.DictReader(text.splitlines()))


@cache
def library() -> dict[date, str]:
    """Return the days off and the worked Saturdays ("" as name) that the `holidays` library knows for our years."""
    years = {day.year for day in notices()}
    known = holidays.country_holidays("VN", years=years, language="vi")
    off = {day: str(name) for day, name in known.items()}
    return off | {day: "" for day in known.weekend_workdays if day.year in years}


@cache
def packaged() -> WorkCalendar:
    """Return the country's calendar as shipped: needs no database."""
    return calendar_from_rows(notices().items())
