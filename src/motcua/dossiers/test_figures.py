"""Open figures: what is told is what a slow count over the dossiers gives."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.deadlines import queries as deadlines
from motcua.deadlines.rules import calendar_from_rows
from motcua.dossiers import queries
from motcua.dossiers.builders import BRANCH, KEY, MONDAY, a_dossier, an_office
from motcua.dossiers.queries.figures import SQL
from motcua.dossiers.rules import figures
from motcua.dossiers.rules.figures import Counted, WorkedTime
from motcua.kernel.moments import HANOI

DAY = timedelta(days=1)
CALENDAR = calendar_from_rows([], years=[2024])


def hours(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=HANOI)


@pytest.mark.parametrize(("since", "until", "minutes"), [
    ("01/04/2024 08:00", "01/04/2024 09:30", 90),
    ("01/04/2024 11:00", "01/04/2024 14:00", 60),  # over noon
    ("05/04/2024 16:00", "08/04/2024 08:00", 90),  # over a weekend
    ("06/04/2024 09:00", "07/04/2024 20:00", 0),
    ("01/04/2024 20:00", "02/04/2024 07:30", 0),
])
def test_time_is_counted_while_offices_work(since, until, minutes):
    assert WorkedTime(CALENDAR, date(2024, 4, 1), date(2024, 4, 30)).between(hours(since), hours(until)) == minutes


def test_nine_of_ten_of_each_third():
    found = figures.waiting([*range(1, 31)], 420)
    assert (found.quick, found.usual, found.long, found.count) == (9, 19, 29, 30)
    assert figures.waiting(range(figures.FEWEST_FOR_WAITING - 1), 420) is None


@given(st.lists(st.integers(0, 10_000), min_size=10, max_size=200))
def test_the_three_times_rise_and_were_really_waited(minutes):
    found = figures.waiting(minutes, 420)
    assert min(minutes) <= found.quick <= found.usual <= found.long <= max(minutes)


@given(st.lists(st.integers(0, 40), max_size=12))
def test_no_small_number_can_be_had_from_the_sum(totals):
    rows = figures.hidden(totals)
    assert {place for place, total in enumerate(totals) if 0 < total < 5} <= rows
    if len(rows) == 1:  # nothing else there to hide it behind
        assert not [total for total in totals if total >= 5]


def test_a_share_of_nothing_is_not_a_share():
    assert Counted("x").share is None
    assert Counted("x", early=1, on_time=2, late=1).share == Fraction(3, 4)


@pytest.mark.django_db
class TestCounting:
    @pytest.fixture
    def office(self, province):
        return an_office()

    def test_waiting_is_told_when_enough_have_waited(self, office):
        for _ in range(9):
            a_dossier(office, until="announce")
        at = MONDAY + DAY * 20
        assert queries.usual_waiting(KEY, at, deadlines.calendar()) is None
        a_dossier(office, until="announce")
        found = queries.usual_waiting(KEY, at, deadlines.calendar())
        assert (found.count, found.minutes_a_day) == (10, 450)
        assert 0 < found.quick <= found.usual <= found.long < 5 * 450
        assert queries.usual_waiting(KEY, at + DAY * 60, deadlines.calendar()) is None
        assert queries.usual_days(at, deadlines.calendar()) == (1, 1, 1)

    def test_who_is_late_and_who_wrote(self, office):
        a_dossier(office, until="assign")
        assert queries.late_units(MONDAY + DAY) == []
        (late,) = queries.late_units(MONDAY + DAY * 90)
        assert (late.unit, late.count, late.with_letter, late.without_letter) == (BRANCH, 1, 0, 1)

    @pytest.mark.parametrize(("what", "index"), [
        ("pairs", "dossier_finished"), ("days", "dossier_finished"), ("late", "dossier_"),
    ])
    def test_a_figure_is_read_from_an_index(self, province, what, index):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            asked = {"since": MONDAY, "until": MONDAY + DAY, "at": MONDAY, "key": KEY}
            cursor.execute("EXPLAIN " + SQL[what], asked)
            assert index in "\n".join(row[0] for row in cursor.fetchall())
