import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.deadlines import commands, data, queries
from motcua.deadlines.rules import ClockEntry, ClockKind, DayKind, Term, due
from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import HANOI

NOW = datetime(2024, 1, 2, 8, tzinfo=HANOI)
STORM_DAY = date(2024, 9, 9)


@pytest.fixture
def country(db):
    commands.load_calendar(by=SYSTEM, at=NOW)


def test_the_loaded_calendar_counts_like_the_shipped_one(country):
    received = [ClockEntry(ClockKind.START, datetime(2024, 4, 25, 10, tzinfo=HANOI))]
    term = Term.parse("5 working days")
    assert due(term, received, queries.calendar()) == due(term, received, data.packaged())
    assert queries.calendar().years == data.packaged().years
    assert queries.calendar().windows(date(2024, 5, 4)) == data.packaged().windows(date(2024, 5, 4))


def test_the_second_asking_reads_one_row_and_gives_the_same_value(country):
    first = queries.calendar()
    with CaptureQueriesContext(connection, ) as asked:
        assert queries.calendar() is first
    assert len(asked) == 1


def test_a_change_above_is_seen_below(country):
    commands.open_calendar("BG", "Bắc Giang", parent="VN", by=SYSTEM, at=NOW)
    assert queries.calendar("BG").is_working(STORM_DAY)
    commands.close_locally("VN", STORM_DAY, "quốc tang", by=SYSTEM, at=NOW)
    assert not queries.calendar("BG").is_working(STORM_DAY)


def test_an_old_date_is_recounted_with_what_was_known_then(country):
    later = NOW + timedelta(days=30)
    commands.close_locally("VN", STORM_DAY, "bão số 3", by=SYSTEM, at=later)
    assert queries.calendar(known_at=later - timedelta(seconds=1)).is_working(STORM_DAY)
    assert not queries.calendar(known_at=later).is_working(STORM_DAY)
    assert not queries.calendar().is_working(STORM_DAY)


def test_the_days_of_a_year_are_listed_in_order(country):
    days = queries.named_days(2026)
    assert [day.date for day in days] == sorted(day for day in data.notices() if day.year == 2026)
    assert (days[-1].name, days[-1].kind, days[-1].provisional) == ("Ngày Văn hóa Việt Nam", DayKind.HOLIDAY, True)


def test_an_unknown_calendar_is_named(db):
    with pytest.raises(queries.UnknownCalendarError, match="“VN-X”"):
        queries.calendar("VN-X")


@pytest.mark.django_db(transaction=True)
def test_another_connection_sees_a_change_only_when_it_is_committed():
    """The copy of a process is compared by version: what another one committed is seen at the next asking."""
    commands.load_calendar(by=SYSTEM, at=NOW)
    assert queries.calendar().is_working(STORM_DAY)

    def close():
        try:
            commands.close_locally("VN", STORM_DAY, "bão số 3", by=SYSTEM, at=NOW)
        finally:
            connection.close()

    other = threading.Thread(target=close)
    other.start()
    other.join()
    assert not queries.calendar().is_working(STORM_DAY)
