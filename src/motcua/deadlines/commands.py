"""What can happen to a calendar: opened, loaded from the notices, closed for a day, given office hours."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from motcua.deadlines import data, events, queries
from motcua.deadlines.models import Calendar, CalendarDay, OfficeHours
from motcua.deadlines.rules import USUAL_HOURS, Day, DayKind, DayStatus
from motcua.deadlines.rules.calendars import WEEKDAYS, WORKED, Window
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require

_SINCE_EVER = date(2000, 1, 1)


@transaction.atomic
def load_calendar(code: str = queries.COUNTRY, *, by: Actor, at: datetime) -> list[str]:
    """Load the shipped notices into the country's calendar; a new one opens with the usual office hours.

    Loading again changes nothing; after an update of the product it replaces the days that changed. Local
    closures stay.
    :return: where our notices and the `holidays` library differ, a Vietnamese sentence each; show them
    """
    Calendar.objects.get_or_create(code=code, defaults={"name": "Lịch làm việc cả nước"})
    calendar = _lock(code)
    changed = _replace(calendar, data.notices(), at)
    if not calendar.hours.exists():
        changed += len(_add_hours(calendar, {h.weekday: h.windows for h in USUAL_HOURS}, _SINCE_EVER))
    if changed:
        _record(calendar, events.LOADED, by=by, at=at, changed=changed)
    return queries.disagreements()


@transaction.atomic
def open_calendar(code: str, name: str, *, parent: str, by: Actor, at: datetime) -> None:
    """Open a calendar that inherits all days and hours of its parent. The same again changes nothing.

    :raises Refusal: not-your-duty, calendar-too-deep, calendar-taken
    """
    require(_why_not(by))
    above = _lock(parent)
    known = Calendar.objects.filter(code=code).first()
    if known is not None:
        if (known.name, known.parent_id) != (name, parent):
            raise Refusal("calendar-taken", calendar=code)
        return
    if above.parent is not None and above.parent.parent_id is not None:
        raise Refusal("calendar-too-deep", calendar=parent, deepest=queries.DEEPEST)
    calendar = Calendar.objects.create(code=code, name=name, parent=above)
    _record(calendar, events.OPENED, by=by, at=at, name=name, parent=parent)


@transaction.atomic
def close_locally(calendar: str, day: date, reason: str, *, by: Actor, at: datetime) -> None:
    """Close the offices of this calendar for a day, by a decision of the locality (a storm, an event).

    The same day again, with the same reason, changes nothing. Due dates already promised are not moved here:
    they are recounted by whoever keeps them.
    :param reason: what for, with the number of the decision
    :raises Refusal: not-your-duty, reason-missing, already-off
    """
    require(_why_not(by))
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal("reason-missing")
    locked = _lock(calendar)
    closure = Day(DayKind.LOCAL_CLOSURE, reason, DayStatus.OFFICIAL, reason)
    own = locked.days.filter(date=day, replaced_at=None).first()
    if own is not None and own.as_day() == closure:
        return
    kind = queries.calendar(calendar).kind(day)
    if kind not in WORKED and kind is not DayKind.LOCAL_CLOSURE:
        raise Refusal("already-off", day=day, kind=str(kind))
    _put(locked, {day: closure}, at)
    _record(locked, events.CLOSED_LOCALLY, by=by, at=at, day=day.isoformat(), reason=reason)


@transaction.atomic
def set_hours(
    calendar: str, hours: Mapping[int, Iterable[Window]], *, since: date, by: Actor, at: datetime
) -> None:
    """Set the office hours of these weekdays (Monday is 0) from a day on; earlier days keep theirs.

    A later change already set for these weekdays is dropped. The same again changes nothing.
    :raises Refusal: not-your-duty, windows-wrong
    """
    require(_why_not(by))
    wanted = {weekday: tuple(sorted(windows)) for weekday, windows in hours.items()}
    for weekday, windows in wanted.items():
        require(_why_not_windows(weekday, windows))
    locked = _lock(calendar)
    if all(_windows_since(locked, weekday, since) == windows for weekday, windows in wanted.items()):
        return
    affected = locked.hours.filter(weekday__in=wanted)
    affected.filter(valid_from__gte=since).delete()
    affected.filter(Q(valid_to=None) | Q(valid_to__gt=since)).update(valid_to=since)
    _add_hours(locked, wanted, since)
    spoken = {WEEKDAYS[w]: [f"{a:%H:%M}–{b:%H:%M}" for a, b in wanted[w]] for w in sorted(wanted)}
    _record(locked, events.HOURS_SET, by=by, at=at, since=since.isoformat(), hours=spoken)


def _why_not(by: Actor) -> Refusal | None:
    """Calendars know no units: the door checks whose calendar it is, this that somebody may at all."""
    allowed = by.id.partition(":")[0] == "system" or any(duty == "administrator" for duty, _ in by.posts)
    return None if allowed else Refusal("not-your-duty", duty="administrator")


def _why_not_windows(weekday: int, windows: tuple[Window, ...]) -> Refusal | None:
    edges: list[time] = [edge for window in windows for edge in window]
    if not windows or not 0 <= weekday <= 6 or any(a >= b for a, b in windows) or edges != sorted(edges):
        return Refusal("windows-wrong", weekday=weekday)
    return None


def _lock(code: str) -> Calendar:
    try:
        return Calendar.objects.select_for_update(of=("self",)).get(code=code)
    except Calendar.DoesNotExist:
        raise queries.UnknownCalendarError(f"Không có lịch làm việc mang mã “{code}”.") from None


def _replace(calendar: Calendar, wanted: Mapping[date, Day], at: datetime) -> int:
    """Make the days from notices these; return how many changed."""
    current = {row.date: row for row in calendar.days.filter(replaced_at=None)}
    closures = {day for day, row in current.items() if row.kind == DayKind.LOCAL_CLOSURE}
    gone = [d for d in current if d not in wanted and d not in closures]
    same = {d for d, row in current.items() if row.as_day() == wanted.get(d)}
    new = {d: day for d, day in wanted.items() if d not in closures | same}
    calendar.days.filter(date__in=gone, replaced_at=None).update(replaced_at=at)
    _put(calendar, new, at)
    return len(gone) + len(new)


def _put(calendar: Calendar, days: Mapping[date, Day], at: datetime) -> None:
    calendar.days.filter(date__in=days, replaced_at=None).update(replaced_at=at)
    CalendarDay.objects.bulk_create(
        CalendarDay(
            calendar=calendar, date=date_, kind=day.kind, name=day.name, source=day.source, status=day.status,
            recorded_at=at,
        )
        for date_, day in days.items()
    )


def _windows_since(calendar: Calendar, weekday: int, since: date) -> tuple[Window, ...] | None:
    """Return the windows that hold from this day on without end, or None when they change meanwhile."""
    rows = calendar.hours.filter(Q(valid_to=None) | Q(valid_to__gt=since), weekday=weekday).order_by("opens")
    if any(row.valid_to is not None or row.valid_from > since for row in rows):
        return None
    return tuple((row.opens, row.closes) for row in rows)


def _add_hours(
    calendar: Calendar, hours: Mapping[int, Iterable[Window]], since: date
) -> list[OfficeHours]:
    return OfficeHours.objects.bulk_create(
        OfficeHours(calendar=calendar, weekday=weekday, opens=opens, closes=closes, valid_from=since)
        for weekday, windows in hours.items()
        for opens, closes in windows
    )


def _record(calendar: Calendar, kind: str, *, by: Actor, at: datetime, **facts: Any) -> None:
    """Let every process see the change, and note it."""
    calendar.version = uuid4()
    calendar.save(update_fields=["version"])
    subject = f"calendar:{calendar.code}"
    journal.append(subject, next_seq(subject), kind, by=by, at=at, **facts)
