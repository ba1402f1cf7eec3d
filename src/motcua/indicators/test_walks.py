"""Whatever happened to dossiers, in whatever order and however late it was written down: facts, sums, lists and a recount agree."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.db import connection

from motcua.dossiers.builders import an_office
from motcua.indicators.builders import a_walk
from motcua.indicators.commands import reading, recounting
from motcua.indicators.models import Cell, Fact, Slot
from motcua.indicators.queries import lists, numbers
from motcua.indicators.queries.asking import Question
from motcua.indicators.queries.folding import COLUMNS, EVERY, folded
from motcua.indicators.rules.book import DEFINITIONS
from motcua.indicators.rules.facts import RATED, Fixed, fold
from motcua.indicators.rules.items import HAD
from motcua.indicators.rules.periods import Period
from motcua.indicators.rules.scopes import Scope
from motcua.indicators.rules.settling import PLACES
from motcua.indicators.rules.words import ITEMS, Counts
from motcua.journal.models import Event
from motcua.kernel.moments import HANOI

NOW = datetime(2024, 7, 16, 10, 20, tzinfo=HANOI)
WALKS = 40


@pytest.fixture
def walked(transactional_db, province):
    """Dossiers that went every way, read in uneven bites while they went."""
    rng, office = Random(4), an_office()
    recounting.plan()
    Slot.objects.update(is_kept=True)
    for _ in range(WALKS):
        a_walk(office, rng)
        reading.read(rng.choice([1, 7, 40]))
    while reading.read(rng.choice([1, 7, 60, 500])):
        pass
    return rng


def test_the_walks_went_every_way(walked):
    went = set(Event.objects.values_list("kind", flat=True))
    seldom = ("stopped", "rejected", "refused", "reopened", "extended", "apologised", "sent_back", "payment_recorded",
              "explained", "explanation_accepted", "explanation_returned")  # fmt: skip
    assert {f"dossier.{kind}" for kind in seldom} <= went
    assert set(Fact.objects.values_list("outcome", flat=True)) == {"", "granted", "rejected", "withdrawn", "lapsed", "refused"}
    assert set(Fact.objects.values_list("speed", flat=True)) == {"", "early", "on_time", "late"}


def test_the_database_folds_as_the_rules_do(walked):
    statement, asked = folded()
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]
    assert len(rows) == WALKS
    for row in rows:
        fixed = Fixed(**{name: row[name] for name in Fixed.__dataclass_fields__})
        trail = Event.objects.filter(subject=f"dossier:{fixed.dossier}").order_by("seq")
        ratings = Event.objects.filter(subject=f"rating:{fixed.dossier}", kind__in=RATED).order_by("seq")
        facts = fold(fixed, trail, ratings)
        assert row == {name: getattr(facts, name) for name in COLUMNS}


def test_what_is_kept_is_what_a_recount_finds(walked):
    assert recounting.recount() == []


def test_what_was_counted_wrong_is_named(walked):
    cell = Cell.objects.filter(grain="unit/month", basis="accepted").order_by("pk").first()
    cell.sums[0] += 1
    cell.save()
    fact = Fact.objects.order_by("pk").first()
    Fact.objects.filter(pk=fact.pk).update(fee_asked=fact.fee_asked + 1)
    wrong_fact, wrong_cell = recounting.recount()
    assert wrong_fact.dossier == fact.pk
    assert (wrong_cell.grain, wrong_cell.start, wrong_cell.a, wrong_cell.kept) == (
        "unit/month", cell.start, cell.a, wrong_cell.counted + 1,
    )  # fmt: skip
    recounting.rebuild()
    assert recounting.recount() == []


def test_reading_again_after_a_crash_changes_nothing(walked, monkeypatch):
    """The reader's place, the facts and the sums are of one transaction."""
    before = Counter(map(str, Cell.objects.values_list("grain", "basis", "start", "a", "b", "sums")))
    a_walk(an_office_again(), walked)

    def crash(*args):
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(reading.journal, "advance", crash)
        with pytest.raises(RuntimeError):
            reading.read(1000)
    assert Counter(map(str, Cell.objects.values_list("grain", "basis", "start", "a", "b", "sums"))) == before
    assert Fact.objects.count() == WALKS
    while reading.read(1000):
        pass
    assert Fact.objects.count() == WALKS + 1
    assert recounting.recount() == []


def an_office_again():
    """The people are there already."""
    from motcua.dossiers.builders import BRANCH, DESK, SIGNING, Office
    from motcua.kernel.actors import Actor
    from motcua.people.models import Account

    def one(username, *posts):
        account = Account.objects.get(username=username)
        return Actor(id=f"account:{account.pk}", name=account.full_name, posts=frozenset(posts))

    citizen = one("0912345678")
    return Office(
        citizen=citizen, stranger=citizen, colleague=citizen, intake=one("tiepnhan", ("intake", DESK), ("cashier", DESK)),
        head=one("truongphong", ("head", BRANCH)), officer=one("chuyenvien", ("officer", BRANCH)),
        leader=one("lanhdao", ("leader", SIGNING)), clerk=one("vanthu", ("clerk", SIGNING)),
        returner=one("traketqua", ("result_desk", DESK)),
    )  # fmt: skip


def scopes(rng):
    units, procedures, fields, officers = (
        sorted(set(Fact.objects.exclude(**{name: None}).values_list(name, flat=True)))
        for name in ("unit", "procedure", "field", "officer")
    )
    some = {
        "unit": [*units, "SNN", "UBT"], "procedure": procedures, "field": fields, "officer": officers, "desk": ["SNN-BPMC", "SNN"],
        "channel": ["online", "counter", "post"],
    }  # fmt: skip
    while True:
        axes = rng.sample(sorted(some), rng.choice([0, 1, 1, 1, 2, 2, 3]))
        yield Scope(**{axis: rng.choice(some[axis]) for axis in axes}, alone=rng.random() < 0.2)


def periods(rng):
    while True:
        since = date(2024, 2, 20) + timedelta(days=rng.randrange(170))
        yield Period(since, since + timedelta(days=rng.choice([1, 3, 7, 30, 31, 61, 92, 200])))


def test_numbers_from_sums_and_from_dossiers_are_the_same(walked):
    """Each indicator and each column of form II.06a, over two hundred scopes and periods, told apart by whatever."""
    wanted = numbers._wanted(DEFINITIONS)[Counts.DOSSIERS] | PLACES | HAD
    told = 0
    for _, scope, period in zip(range(200), scopes(walked), periods(walked), strict=False):
        axis = walked.choice(["", "unit", "field", "procedure", "channel", "officer", "desk"])
        question = Question.of(scope, axis, [period], NOW, None)
        (kept,), (counted,) = numbers._of_dossiers(wanted, question), numbers._one_by_one(wanted, question, Counts.DOSSIERS)
        assert some(kept) == some(counted), (scope, period, axis)
        told += sum(sum(numbers.values()) for numbers in kept.values())
    assert told > 1000


def test_told_apart_by_unit_each_unit_stands_for_itself(walked):
    Fact.objects.filter(pk__in=list(Fact.objects.values_list("pk", flat=True))[::3]).update(unit="SNN")
    told = numbers.by("unit", ["W01"], Scope(unit="UBT"), Period.read("2024"), at=NOW, known=NOW)
    assert len(told) > 1
    for unit, one in told.items():
        alone = Scope(unit=unit, alone=True)
        assert numbers.values(["W01"], alone, Period.read("2024"), at=NOW, known=NOW)["W01"] == one["W01"]
        assert lists.count(lists.Behind("W01", "numerator", alone, Period.read("2024"), NOW, NOW)) == one["W01"].numerator
    whole = numbers.values(["W01"], Scope(unit="SNN"), Period.read("2024"), at=NOW, known=NOW)["W01"]
    assert whole.numerator > told["SNN"]["W01"].numerator


def some(numbers):
    """Leave out what is 0."""
    found = {key: {name: count for name, count in row.items() if count} for key, row in numbers.items()}
    return {key: row for key, row in found.items() if row}


def test_the_columns_of_the_form_add_up(walked):
    for _, scope, period in zip(range(200), scopes(walked), periods(walked), strict=False):
        for row in numbers.settling("", scope, period, at=NOW):
            assert row.received == row.settled + row.open
            assert row.open_waiting <= row.open_in_time
        before = numbers.settling("", scope, period.previous(), at=NOW)[0]
        assert numbers.settling("", scope, period, at=NOW)[0].carried_over == before.open or period.since > NOW.date()


def test_what_was_known_then_is_known_the_same_later(walked):
    """Facts as known at a moment are those of a house whose journal ends there."""
    known = datetime(2024, 5, 2, tzinfo=HANOI)
    statement, asked = folded(known=known)
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        then = {row[0]: row for row in cursor.fetchall()}
        source = numbers.sources.as_known(known)
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM {source.sql} f", source.values)
        assert {row[0]: row for row in cursor.fetchall()} == then
    assert 0 < len(then) < WALKS
    assert set(EVERY) - set(COLUMNS) == {"earlier", "later", "journey_due_at"}


def test_a_number_is_as_long_as_its_list(walked):
    """Card, list and export; and what is counted and what is left out are all there is."""
    listed = 0
    for _, scope, period in zip(range(200), scopes(walked), periods(walked), strict=False):
        code = walked.choice([*DEFINITIONS, lists.FORM])
        known = walked.choice([None, None, None, datetime(2024, 5, 20, 9, 30, tzinfo=HANOI)])

        def behind(part, code=code, scope=scope, period=period, known=known):
            return lists.Behind(code, part, scope, period, NOW, known)

        if code == lists.FORM:
            (row,) = numbers.settling("", scope, period, at=NOW, known=known)
            said = {part: getattr(row, part) for part in PLACES}
        else:
            value = numbers.values([code], scope, period, at=NOW, known=known)[code]
            if value.denominator is None:  # of such a scope there are none
                assert lists.count(behind("population")) == 0
                continue
            said = {"denominator": value.denominator, "numerator": value.numerator, "excluded": value.excluded}
            assert lists.count(behind("population")) == value.denominator + value.excluded
            assert lists.count(behind("rest")) == value.denominator - value.numerator
            assert sum(count for _, count in lists.left_out(behind("numerator"))) == value.excluded
        every = lists.items_of if code in DEFINITIONS and DEFINITIONS[code].counts in ITEMS else lists.every
        for part, number in said.items():
            assert lists.count(behind(part)) == lists.length(behind(part)) == number == len(list(every(behind(part))))
            listed += number
    assert listed > 500


def test_a_list_is_read_page_by_page(walked):
    whole = lists.Behind("W02", "numerator", Scope(), Period.read("2024"), NOW)
    found, after = [], None
    while lines := lists.page(whole, after=after, limit=7):
        found += lines
        after = (lines[-1].accepted_at, lines[-1].dossier)
    assert found == list(reversed(list(lists.every(whole))))
    assert len(found) > 20
