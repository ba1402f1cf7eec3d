"""Which calendar holds, and where our notices and the library differ."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from motcua.deadlines import data
from motcua.deadlines.data.library import library
from motcua.deadlines.models import CalendarDay, OfficeHours
from motcua.deadlines.rules import DayKind, DayStatus, Hours, WorkCalendar, calendar_from_rows, notices
from motcua.deadlines.rules.calendars import Window

COUNTRY = "VN"
# Country, province, unit: as deep as the one question for the versions looks.
DEEPEST = 3

_cache: dict[str, tuple[tuple[UUID | None, ...], WorkCalendar]] = {}


class UnknownCalendarError(LookupError):
    """No calendar has this code: nothing was loaded, or a unit points nowhere."""


def calendar(code: str = COUNTRY, *, known_at: datetime | None = None) -> WorkCalendar:
    """Return the calendar with all it inherits.

    Kept in the process. Each call reads one row, the versions of the calendar and its parents, and builds
    anew when one differs from the copy: so a change holds for every process from the moment it is committed.
    Ask once and hand the value on when many dates are to be counted.
    :param known_at: the calendar as it was recorded at that moment, to recount an old due date; not kept
    :raises UnknownCalendarError: nothing was loaded
    """
    chain, versions = _chain(code)
    if known_at is not None:
        then = Q(recorded_at__lte=known_at) & (Q(replaced_at=None) | Q(replaced_at__gt=known_at))
        return _build(chain, then)
    kept = _cache.get(code)
    if kept is None or kept[0] != versions:
        kept = versions, _build(chain, Q(replaced_at=None))
        _cache[code] = kept
    return kept[1]


def disagreements() -> list[str]:
    """Say in one Vietnamese sentence each where our notices and the `holidays` library differ. Ours win."""
    return notices.disagreements(data.notices(), library())


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of a calendar for a list: what it is and by which notice."""

    date: date
    kind: DayKind
    name: str
    source: str
    provisional: bool


def named_days(year: int, code: str = COUNTRY) -> list[NamedDay]:
    """Return the days of this year that are not as their weekday says, in order."""
    return [
        NamedDay(day, known.kind, known.name, known.source, known.status is DayStatus.PROVISIONAL)
        for day, known in sorted(calendar(code).days.items())
        if day.year == year
    ]


_VERSIONS = """
    SELECT c.parent_id, p.parent_id, c.version, p.version, g.version FROM deadlines_calendar c
      LEFT JOIN deadlines_calendar p ON p.code = c.parent_id LEFT JOIN deadlines_calendar g ON g.code = p.parent_id
     WHERE c.code = %s"""


def _chain(code: str) -> tuple[list[str], tuple[UUID | None, ...]]:
    """Return the codes from the root down to this one, and their versions."""
    with connection.cursor() as cursor:  # asked for with every clock: by hand, without building a query each time
        cursor.execute(_VERSIONS, [code])
        row = cursor.fetchone()
    if row is None:
        raise UnknownCalendarError(f"Không có lịch làm việc mang mã “{code}”; hãy nạp lịch trước.")
    parent, grandparent, *versions = row
    return [one for one in (grandparent, parent, code) if one is not None], tuple(versions)


def _build(chain: list[str], which: Q) -> WorkCalendar:
    order = {code: depth for depth, code in enumerate(chain)}
    rows = CalendarDay.objects.filter(which, calendar__in=chain)
    days = [(row.date, row.as_day()) for row in sorted(rows, key=lambda row: order[row.calendar_id])]
    # A local closure does not say that the notices of its year are out.
    years = {day.year for day, known in days if known.kind is not DayKind.LOCAL_CLOSURE}
    return calendar_from_rows(days, _hours(order), years)


def _hours(order: dict[str, int]) -> list[Hours]:
    windows: dict[tuple[int, date, int, date | None], list[Window]] = {}
    for row in OfficeHours.objects.filter(calendar__in=order).order_by("opens"):
        key = order[row.calendar_id], row.valid_from, row.weekday, row.valid_to
        windows.setdefault(key, []).append((row.opens, row.closes))
    ordered = sorted(windows.items(), key=lambda item: item[0][:3])
    return [Hours(weekday, tuple(spans), since, to) for (_, since, weekday, to), spans in ordered]
