from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest

from motcua.portal import open_figures
from motcua.portal.open_figures import fresh

NOW = datetime(2024, 4, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_kept():
    open_figures.forget()


def test_counted_once_a_minute_with_its_moment():
    counts = iter(range(9))
    asked = [fresh(("x",), NOW + timedelta(seconds=s), lambda: next(counts)) for s in (0, 59, 60, 61)]
    assert asked == [(NOW, 0), (NOW, 0), (NOW + timedelta(seconds=60), 1), (NOW + timedelta(seconds=60), 1)]
    assert fresh(("y",), NOW, lambda: "other") == (NOW, "other")


def test_a_clock_set_back_counts_anew():
    fresh(("x",), NOW, lambda: 1)
    assert fresh(("x",), NOW - timedelta(hours=1), lambda: 2)[1] == 2


def test_who_asks_while_another_counts_gets_the_last_answer():
    fresh(("x",), NOW, lambda: "old")
    began, may_end = Event(), Event()

    def slowly():
        began.set()
        may_end.wait(10)
        return "new"

    later = NOW + timedelta(minutes=5)
    counting = Thread(target=fresh, args=(("x",), later, slowly))
    counting.start()
    began.wait(10)
    assert fresh(("x",), later, lambda: "never")[1] == "old"
    may_end.set()
    counting.join(10)
    assert fresh(("x",), later, lambda: "never")[1] == "new"


def test_a_count_that_fails_is_tried_again():
    with pytest.raises(ZeroDivisionError):
        fresh(("x",), NOW, lambda: 1 // 0)
    assert fresh(("x",), NOW, lambda: 1)[1] == 1


def test_no_more_is_kept_than_a_little():
    for number in range(open_figures.MOST + 5):
        fresh(("x", number), NOW, lambda: 0)
    assert len(open_figures._kept) <= open_figures.MOST
