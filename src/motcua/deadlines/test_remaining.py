from datetime import datetime

import pytest

from motcua.deadlines.rules import Left, calendar_from_rows, time_left
from motcua.kernel.moments import HANOI

CALENDAR = calendar_from_rows([], years=[2024])


def at(text):
    return datetime.strptime(f"2024-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=HANOI)


DUE = at("04-12 17:00")  # a Friday


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("04-01 08:30", Left(9)),
        ("04-11 08:30", Left(1)),
        ("04-11 23:59", Left(1)),
        ("04-12 08:30", Left(6, "working_hour")),
        ("04-12 16:30", Left(0, "working_hour")),
        ("04-12 17:00", Left(0, "working_hour")),
        ("04-12 17:01", Left(-1, "working_hour")),
        ("04-13 09:00", Left(-1)),
        ("04-15 09:00", Left(-1)),
        ("04-16 09:00", Left(-2)),
        ("12-30 09:00", Left(-186)),
    ],
)
def test_running(now, left):
    assert time_left(DUE, at(now), CALENDAR) == left


def test_a_day_off_leaves_hours_of_the_next_day_only_then():
    assert time_left(at("04-15 17:00"), at("04-13 10:00"), CALENDAR) == Left(1)


def test_standing_done_and_without_term():
    assert time_left(DUE, at("05-01 09:00"), CALENDAR, running=False).status == "paused"
    assert time_left(DUE, at("05-01 09:00"), CALENDAR, finished_at=at("04-10 09:00")) == Left(2, status="done")
    assert time_left(DUE, at("05-01 09:00"), CALENDAR, finished_at=at("04-16 09:00")) == Left(-2, status="done")
    assert time_left(None, at("05-01 09:00"), CALENDAR).status == "none"
