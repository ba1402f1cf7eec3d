"""Who handed over to whom, how long it lay, and where it came back: the database tells what the rules tell of each trail."""

from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

import pytest
from django.db import connection

from motcua.deadlines import queries as deadlines
from motcua.dossiers import commands
from motcua.dossiers.builders import BRANCH, DESK, MONDAY, a_dossier, an_office, do, next_on_the_way
from motcua.dossiers.rules import spare_time
from motcua.indicators import commands as indicators
from motcua.indicators.builders import a_walk
from motcua.indicators.models import Fact
from motcua.indicators.queries import handovers, sources, trails
from motcua.indicators.queries.handovers import Way
from motcua.indicators.rules import Period, Scope
from motcua.indicators.rules.trails import A_DAY, Level, came_back, follows, hours, path, stays
from motcua.journal.models import Event
from motcua.kernel.moments import HANOI

NOW = datetime(2024, 7, 16, 10, 20, tzinfo=HANOI)
LONG_AGO = datetime(2023, 1, 1, tzinfo=HANOI)
YEAR = Period.read("2024")


@pytest.fixture
def walked(transactional_db, province):
    rng, office = Random(18), an_office()
    for _ in range(40):
        a_walk(office, rng, steps=35)
    indicators.rebuild()
    return rng


def asked_at_random(rng):
    units = sorted(set(Fact.objects.values_list("unit", flat=True)))
    while True:
        since = date(2024, 2, 20) + timedelta(days=rng.randrange(150))
        period = Period(since, since + timedelta(days=rng.choice([1, 7, 31, 92, 200])))
        scope = rng.choice([Scope(), Scope(unit=rng.choice(units)), Scope(channel="online"), Scope(desk=DESK)])
        known = rng.choice([None, None, datetime(2024, 5, 20, 9, 30, tzinfo=HANOI)])
        yield trails.Asked(scope, period, NOW, known)


def told(asked):
    """The trails of the dossiers settled in a period or open at its end, by their facts, with whether each had ended."""
    source, until = sources.as_known(asked.known), asked.until
    (only,) = sources.only(asked.scope, [asked.period], asked.at)
    with connection.cursor() as cursor:
        statement = f"SELECT dossier, accepted_at, finished_at FROM {source.sql} f WHERE {sources.where(only)}"
        cursor.execute(statement, {**source.values, **only})
        rows = cursor.fetchall()
    for dossier, accepted_at, finished_at in rows:
        ended = finished_at is not None and finished_at < until
        if accepted_at is None or accepted_at >= until or (ended and finished_at < asked.period.since_at):
            continue
        trail = Event.objects.filter(subject=f"dossier:{dossier}").order_by("seq")
        yield dossier, list(trail.filter(recorded_at__lte=asked.known) if asked.known else trail), ended


def counted(asked, level):
    calendar = hours(deadlines.calendar(), LONG_AGO, NOW)
    waited = defaultdict(list)
    for dossier, trail, ended in told(asked):
        for stay in stays(trail, level, until=asked.until, ended=ended):
            seconds = calendar.worked(stay.until) - calendar.worked(stay.since)
            waited["", stay.node].append((dossier, seconds))
            if stay.source is not None:
                waited[stay.source, stay.node].append((dossier, seconds))
    return waited


def at_share(seconds, share):
    """The least of which so many are at most as long."""
    return handovers.in_days(sorted(seconds)[-(-len(seconds) * share // 10) - 1])


def test_every_hand_over_is_told_as_the_rules_tell_it(walked):
    arrows = 0
    for _, asked in zip(range(15), asked_at_random(walked), strict=False):
        for level in Level:
            waited = counted(asked, level)
            found = [*handovers.arrows(asked, level), *handovers.waits(asked, level)]
            assert {(one.source, one.node): one.times for one in found} == {way: len(ones) for way, ones in waited.items()}
            for one in found:
                seconds = [second for _, second in waited[one.source, one.node]]
                assert one.dossiers == len({dossier for dossier, _ in waited[one.source, one.node]})
                assert (one.median, one.p90) == (at_share(seconds, 5), at_share(seconds, 9))
                assert one.total == handovers.in_days(sum(seconds))
            arrows += sum(bool(one.source) for one in found)
    assert arrows > 100


def test_the_times_of_all_places_are_the_times_of_the_dossiers(walked):
    asked, calendar = trails.Asked(Scope(), YEAR, NOW), hours(deadlines.calendar(), LONG_AGO, NOW)
    lay = 0
    for dossier, trail, ended in told(asked):
        submitted = min(event.happened_at for event in trail if event.kind == "dossier.submitted")
        end = Fact.objects.get(pk=dossier).finished_at if ended else NOW
        lay += max(0, calendar.worked(end) - calendar.worked(submitted))
    for level in Level:
        total = sum(one.total for one in handovers.waits(asked, level))
        assert abs(total - handovers.in_days(lay)) < Decimal("0.01")
    assert lay > 0


def test_ways_back_and_ways_off_the_process_are_told_as_the_rules_tell_them(walked):
    backs = offs = 0
    for _, asked in zip(range(15), asked_at_random(walked), strict=False):
        back, ways = Counter(), Counter()
        for _, trail, ended in told(asked):
            back.update(came_back(trail, until=asked.until, ended=ended))
            if way := path(trail, until=asked.until, ended=ended):
                ways[way] += 1
        assert {(one.kind, one.source, one.node): one.times for one in handovers.returns(asked)} == back
        variants = handovers.variants(asked)
        assert sorted(one.dossiers for one in variants) == sorted(ways.values())
        assert sum(one.dossiers for one in variants if one.follows) == sum(n for way, n in ways.items() if follows(way))
        backs, offs = backs + sum(back.values()), offs + sum(not one.follows for one in variants)
    assert backs > 5 and offs > 5


def test_a_number_is_as_long_as_its_list(walked):
    listed = 0
    for _, asked in zip(range(8), asked_at_random(walked), strict=False):
        level = walked.choice(list(Level))
        ways = [(Way("arrow", level, one.source, one.node), one.dossiers) for one in handovers.arrows(asked, level)]
        ways += [(Way("place", level, node=one.node), one.dossiers) for one in handovers.waits(asked, level)]
        ways += [(Way("back", source=one.source, node=one.node, kind=one.kind), one.dossiers) for one in handovers.returns(asked)]
        ways += [(Way("variant", key=one.key), one.dossiers) for one in handovers.variants(asked)]
        for way, number in walked.sample(ways, min(len(ways), 12)):
            assert handovers.count(asked, way) == number
            pages = [handovers.page(asked, way, first=first, limit=7) for first in range(0, number, 7)]
            assert len({line.dossier for page in pages for line in page}) == number
            listed += number
    assert listed > 100


def test_a_delay_of_forty_hours_on_one_hand_over_ranks_first(transactional_db, province):
    office = an_office()
    for n in range(6):
        dossier, at = a_dossier(office, until="accept", at=MONDAY + timedelta(days=n % 3)), MONDAY + timedelta(days=7, hours=n)
        while dossier.state != "RESULT_READY":
            verb = next_on_the_way(dossier)
            # A week before it is signed: five working days, forty hours.
            at += timedelta(days=7) if verb == "decide" else timedelta(minutes=10)
            dossier = do(dossier, verb, office, at)
    indicators.rebuild()
    asked = trails.Asked(Scope(unit="SNN"), YEAR, NOW)
    steps = handovers.arrows(asked, Level.STEP)
    worst = max(steps, key=lambda one: one.p90)
    assert (worst.source, worst.node, worst.dossiers) == ("work", "sign", 6)
    assert Decimal("4.9") < worst.median < Decimal("5.2")
    (people,) = (one for one in handovers.arrows(asked, Level.PERSON) if one.node == office.leader.id)
    assert (people.source, people.dossiers) == (office.officer.id, 6)
    units = {(one.source, one.node): one.dossiers for one in handovers.arrows(asked, Level.UNIT)}
    assert units == {(DESK, BRANCH): 6}
    assert [(one.follows, one.dossiers) for one in handovers.variants(asked)] == [(True, 6)]
    assert handovers.returns(asked) == []


def test_what_is_sent_back_leaves_the_process_and_is_found(transactional_db, province):
    office = an_office()
    straight, sent_back = (a_dossier(office, until="finish_step") for _ in range(2))
    at = MONDAY + timedelta(days=9)
    do(sent_back, "take", office, at)
    commands.send_back(sent_back.pk, by=office.leader, at=at + timedelta(hours=1), reason="Thiếu ý kiến")
    indicators.rebuild()
    asked = trails.Asked(Scope(), YEAR, NOW)
    (back,) = handovers.returns(asked)
    assert (back.kind, back.source, back.node, back.dossiers) == ("dossier.sent_back", "sign", "work", 1)
    (line,) = handovers.page(asked, Way("back", source="sign", node="work", kind=back.kind))
    assert line.number == sent_back.number and line.waited is None
    (off,) = (one for one in handovers.variants(asked) if not one.follows)
    assert off.kinds[-3:] == ("work", "sign", "work") and off.dossiers == 1
    (line,) = handovers.page(asked, Way("variant", key=off.key))
    assert line.number == sent_back.number != straight.number


def test_a_working_day_is_one_whatever_its_hours(province, db):
    calendar, rng = deadlines.calendar(), Random(3)
    known = hours(calendar, LONG_AGO, NOW)
    for _ in range(200):
        since = LONG_AGO.date() + timedelta(days=rng.randrange(400))
        until = since + timedelta(days=rng.randrange(1, 90))
        begins, ends = (datetime.combine(day, time(), HANOI) for day in (since, until))
        days = calendar.working_days(since - timedelta(days=1), until - timedelta(days=1))
        assert known.worked(ends) - known.worked(begins) == days * A_DAY
        noon = begins + timedelta(hours=12)
        morning, whole = spare_time(begins, noon, calendar), spare_time(begins, begins + timedelta(days=1), calendar)
        part = morning / whole if whole else 0
        assert abs(known.worked(noon) - known.worked(begins) - part * A_DAY) <= 1
    assert known.worked(LONG_AGO - timedelta(days=3)) == 0
