"""The `holidays` library: the second opinion that our notices are checked against."""

from datetime import date
from functools import cache

import holidays

from motcua.deadlines.data import notices


@cache
def library() -> dict[date, str]:
    """Return days off by name, and worked Saturdays with an empty name, in the years of our notices."""
    years = {day.year for day in notices()}
    known = holidays.country_holidays("VN", years=years, language="vi")
    off = {day: str(name) for day, name in known.items()}
    return off | {day: "" for day in known.weekend_workdays if day.year in years}
