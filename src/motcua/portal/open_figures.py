"""Open figures at this door: counted once a minute for everybody, and told with the moment they were counted at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any

from motcua.deadlines import queries as deadlines
from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules.figures import Counted
from motcua.indicators import queries as indicators
from motcua.indicators.rules import Period, Scope, Settling, steps
from motcua.kernel.moments import local_date

KEPT = timedelta(minutes=1)
MOST = 500  # periods and procedures asked for within a minute
_kept: dict[tuple[Any, ...], tuple[datetime, Any]] = {}
_counting: dict[tuple[Any, ...], Lock] = {}


@dataclass(frozen=True, slots=True)
class Today:
    """The province at a moment: what came in today, what waits, what was settled this month, how long people waited of late.

    :param days: working days, see `dossiers.usual_days`
    """

    at: datetime
    received: int
    waiting: int
    overdue: int
    month: Counted
    days: tuple[int, int, int] | None


def today(now: datetime) -> Today:
    """Return the figures of a moment; every number is told, the whole province is no person."""
    return _fresh(("today",), now, lambda: _today(now))  # type: ignore[no-any-return] # kept by its key


def settled(by: str, since: date, until: date, now: datetime) -> tuple[datetime, list[Counted]]:
    """Return when they were counted, and what each received and settled from one day to before another, and had open then.

    The same sums as the control room's; the most received first.

    :param by: "procedure", "unit", "field", "month"; "" gives one row of all
    """
    return fresh(("settled", by, since, until), now, lambda: _settled(by, Period(since, until), now))


def _today(now: datetime) -> Today:
    day = local_date(now)
    (month,) = _settled("", Period(day.replace(day=1), day + timedelta(days=1)), now)
    (of_day,) = _settled("", Period(day, day + timedelta(days=1)), now)
    late = sum(unit.count for unit in dossiers.late_units(now))
    return Today(now, of_day.received, of_day.waiting, late, month, dossiers.usual_days(now, deadlines.calendar()))


def _settled(by: str, period: Period, now: datetime) -> list[Counted]:
    if by == "month":
        begun = [one for one in steps(period, "month") if one.since_at <= now]
        return [_counted(f"{one.since:%Y-%m}", *indicators.settling("", Scope(), one, at=now)) for one in begun]
    found = [_counted(row.key, row) for row in indicators.settling(by, Scope(), period, at=now)]
    return sorted(found, key=lambda row: (-row.received, row.key))


def _counted(key: str, row: Settling) -> Counted:
    return Counted(key, row.received_online + row.received_otherwise, row.open, row.early, row.on_time, row.late)


def usual_waiting(key: str, now: datetime) -> Any:
    """Return the three waiting times of a procedure, or None where too few dossiers were finished."""
    return _fresh(("waiting", key), now, lambda: dossiers.usual_waiting(key, now, deadlines.calendar()))


def standing(now: datetime) -> int:
    """Return how many open dossiers stand still."""
    return _fresh(("standing",), now, lambda: dossiers.standing_still(now, deadlines.calendar()))  # type: ignore[no-any-return] # kept by its key


def fresh(key: tuple[Any, ...], now: datetime, count: Callable[[], Any]) -> tuple[datetime, Any]:
    """Return when this was counted and what came out: at most a minute ago, or a little longer while somebody counts anew."""
    known = _kept.get(key)
    if known is not None and timedelta(0) <= now - known[0] < KEPT:
        return known
    lock = _counting.setdefault(key, Lock())
    if not lock.acquire(blocking=known is None):  # a crowd asks the database once, and does not wait where there is an answer
        return known  # type: ignore[return-value] # only who has an answer does not wait
    try:
        known = _kept.get(key)
        if known is None or not timedelta(0) <= now - known[0] < KEPT:
            known = now, count()
            if len(_kept) >= MOST:
                forget()
            _kept[key] = known
        return known
    finally:
        lock.release()


def forget() -> None:
    """Count anew: for tests, whose dossiers come and go within a minute."""
    _kept.clear()
    _counting.clear()


def _fresh(key: tuple[Any, ...], now: datetime, count: Callable[[], Any]) -> Any:
    return fresh(key, now, count)[1]
