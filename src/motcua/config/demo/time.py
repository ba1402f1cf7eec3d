"""When things happen in the made-up year: arrivals by month, weekday and hour; work in office hours only."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from motcua.deadlines.rules import WorkCalendar
from motcua.kernel.moments import HANOI

FIRST = date(2024, 1, 2)
OPENS_AT = datetime(2024, 10, 15, 9, tzinfo=HANOI)
# Month and weekday weights: estimates from the old data of the province and of other one-stop centres.
MONTHS = {1: 1.0, 2: 0.55, 3: 1.2, 4: 1.05, 5: 1.0, 6: 1.0, 7: 0.95, 8: 1.0, 9: 0.95, 10: 1.05, 11: 1.1, 12: 1.15}
WEEKDAYS = [1.25, 1.05, 1.0, 0.95, 0.75, 0.75, 0.0]
COUNTER_HOURS = {7: 8, 8: 22, 9: 20, 10: 10, 13: 8, 14: 18, 15: 10, 16: 4}
ONLINE_HOURS = {6: 1, 7: 4, 8: 10, 9: 16, 10: 16, 11: 8, 12: 4, 13: 6, 14: 10, 15: 9, 16: 6, 17: 3, 19: 4, 20: 8, 21: 8, 22: 2}


def arrivals(rng: Random, calendar: WorkCalendar, total: int) -> Iterator[date]:
    """Yield the day of each arrival, in order: about `total` over the year so far."""
    days = [FIRST + timedelta(days=n) for n in range((OPENS_AT.date() - FIRST).days + 1)]
    weights = [_weight(day, calendar) for day in days]
    scale = total / sum(weights)
    for day, weight in zip(days, weights, strict=True):
        expected = weight * scale
        yield from [day] * (int(expected) + (rng.random() < expected % 1))


def _weight(day: date, calendar: WorkCalendar) -> float:
    if not calendar.is_working(day):
        return 0.06
    after_rest = 1.6 if not any(calendar.is_working(day - timedelta(days=n)) for n in (1, 2, 3)) else 1.0
    return MONTHS[day.month] * WEEKDAYS[day.weekday()] * after_rest


def moment(rng: Random, day: date, hours: dict[int, int]) -> datetime:
    hour = rng.choices(list(hours), list(hours.values()))[0]
    minute = rng.randrange(30, 60) if hour == 7 else rng.randrange(60)
    return datetime.combine(day, time(hour, minute, rng.randrange(60)), HANOI)


def later(calendar: WorkCalendar, at: datetime, minutes: float) -> datetime:
    """Return the moment so many office minutes later, in office hours."""
    left = timedelta(minutes=minutes)
    day = at.astimezone(HANOI).date()
    while True:
        for opens, closes in calendar.spans(day) if calendar.is_working(day) else ():
            begins = max(opens, at)
            if begins < closes:
                if left < closes - begins:
                    return begins + left
                left -= closes - begins
        day += timedelta(days=1)
