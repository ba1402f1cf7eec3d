"""Open figures at this door: counted once a minute for everybody, and told with the moment they were counted at."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from motcua.deadlines import queries as deadlines
from motcua.dossiers import queries as dossiers

KEPT = timedelta(minutes=1)
MOST = 500  # periods and procedures asked for within a minute
_kept: dict[tuple[Any, ...], tuple[datetime, Any]] = {}
_counting: dict[tuple[Any, ...], Lock] = {}


def today(now: datetime) -> dossiers.Today:
    return _fresh(("today",), now, lambda: dossiers.today(now, deadlines.calendar()))  # type: ignore[no-any-return] # kept by its key


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
