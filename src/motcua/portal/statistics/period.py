"""Which months, by what: read from the address, so that a link is the whole question."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict

from motcua.kernel.moments import dd_mm_yyyy

BY = {"thu-tuc": "procedure", "don-vi": "unit", "linh-vuc": "field", "thang": "month"}
MONTHS_OFFERED, USUAL_MONTHS = 24, 3


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months; until: the first day after them. slug: by what, one of `BY`."""

    since: date
    last: date
    slug: str

    @property
    def by(self) -> str:
        return BY[self.slug]

    @property
    def until(self) -> date:
        return after(self.last)

    @property
    def months(self) -> list[date]:
        """The first day of each."""
        found = [self.since]
        while found[-1] < self.last:
            found.append(after(found[-1]))
        return found

    @property
    def words(self) -> str:
        return f"{dd_mm_yyyy(self.since)} – {dd_mm_yyyy(self.until - timedelta(days=1))}"


def period(query: QueryDict, today: date) -> Period:
    """Return what is asked for; what cannot be read is as usual: the last three months by procedure."""
    offered = months(today)
    since = _month(query.get("tu", ""), offered) or offered[USUAL_MONTHS - 1]
    last = _month(query.get("den", ""), offered) or offered[0]
    slug = query.get("theo", "")
    return Period(min(since, last), max(since, last), slug if slug in BY else "thu-tuc")


def months(today: date) -> list[date]:
    """Return the first days of this month and the two years before, the latest first."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS_OFFERED:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def after(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def _month(text: str, offered: list[date]) -> date | None:
    known = re.fullmatch(r"(\d{4})-(\d{2})", text)
    return next((one for one in offered if known and (one.year, one.month) == (int(known[1]), int(known[2]))), None)
