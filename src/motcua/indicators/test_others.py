"""What is counted and is no dossier: people, payments, procedures and obligations, held against counting by hand."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from random import Random

import pytest

from motcua.catalogue import queries as catalogue
from motcua.dossiers.builders import an_office
from motcua.dossiers.models import Payment
from motcua.indicators.builders import a_walk
from motcua.indicators.commands import recounting
from motcua.indicators.models import Fact
from motcua.indicators.queries import by, items, lists, thirds, values
from motcua.indicators.rules import THIRDS, WAITING, BadDefinition, Period, Scope
from motcua.indicators.rules.definitions import read
from motcua.indicators.rules.words import Counts
from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import HANOI
from motcua.obligations import commands as obligations
from motcua.obligations.commands import Owed

NOW = datetime(2024, 7, 16, 10, 20, tzinfo=HANOI)
YEAR = Period.read("2024")


@pytest.fixture
def walked(transactional_db, province):
    rng, office = Random(11), an_office()
    for _ in range(30):
        a_walk(office, rng)
    recounting.rebuild()
    return rng


def test_a_person_counts_once_and_by_any_dossier(walked):
    persons = [Fact.objects.first().person, Fact.objects.last().person.__class__(int=7), None]
    for fact in Fact.objects.all():
        Fact.objects.filter(pk=fact.pk).update(person=walked.choice(persons))
    for _ in range(30):
        since = date(2024, 2, 20) + timedelta(days=walked.randrange(120))
        period = Period(since, since + timedelta(days=walked.choice([1, 7, 31, 200])))
        own = defaultdict(list)
        for fact in Fact.objects.filter(submitted_at__gte=period.since_at, submitted_at__lt=min(period.until_at, NOW)):
            own[fact.person or fact.pk].append(fact.channel == "online" and fact.typed_by == "applicant" and not fact.at_counter)
        value = values(["Q15"], Scope(), period, at=NOW)["Q15"]
        assert (value.numerator, value.denominator) == (sum(any(found) for found in own.values()), len(own))
        rest = lists.Behind("Q15", "rest", Scope(), period, NOW)
        assert lists.count(rest) == lists.length(rest) == sum(not any(found) for found in own.values())


def test_each_payment_counts_when_it_was_recorded(walked):
    rows = list(Payment.objects.values_list("recorded_at", "way", "dossier__lead_unit"))
    assert {way for _, way, _ in rows} == {"cash", "online"}
    for month in ("2024-03", "2024-04", "2024-05", "2024"):
        period = Period.read(month)
        within = [(way, unit) for at, way, unit in rows if period.since_at <= at < min(period.until_at, NOW)]
        value = values(["Q17"], Scope(), period, at=NOW)["Q17"]
        assert (value.numerator, value.denominator) == (sum(way == "online" for way, _ in within), len(within))
        told = by("unit", ["Q17"], Scope(), period, at=NOW)
        assert sum(one["Q17"].denominator for one in told.values()) == len(within)
        assert len(list(lists.every(lists.Behind("Q17", "numerator", Scope(), period, NOW)))) == value.numerator
    then = values(["Q17"], Scope(), YEAR, at=NOW, known=rows[len(rows) // 2][0])["Q17"]
    assert then.denominator == sum(at <= rows[len(rows) // 2][0] for at, _, _ in rows)


def test_procedures_are_counted_by_what_they_are_and_what_their_dossiers_show(walked):
    every = catalogue.current_versions(NOW.date())
    with_fee = {one.procedure_key for one in every if any(fee.amount or fee.formula for fee in one.fees)}
    paid = set(Fact.objects.filter(paid_online=True, accepted_at__isnull=False).values_list("procedure", flat=True))
    found = values(["766-3.1", "766-3.5b", "766-1.3", "Q07"], Scope(), YEAR, at=NOW)
    assert (found["766-3.5b"].numerator, found["766-3.5b"].denominator) == (len(with_fee & paid), len(with_fee))
    assert found["766-3.1"].denominator == len(every) and found["766-1.3"].numerator == sum(not one.missing for one in every)
    assert found["Q07"].denominator == sum(one.level == "province" for one in every)
    assert with_fee & paid == {one.key for one in lists.items_of(lists.Behind("766-3.5b", "numerator", Scope(), YEAR, NOW))}


def test_a_unit_answers_for_its_own_procedures_and_nobody_for_those_of_a_channel(walked):
    own = values(["766-3.1"], Scope(unit="SNN-CCTTBVTV"), YEAR, at=NOW)["766-3.1"]
    assert own.denominator == len(catalogue.of_unit("SNN-CCTTBVTV", NOW.date()))
    assert values(["766-3.1"], Scope(channel="online"), YEAR, at=NOW)["766-3.1"].denominator is None
    assert by("channel", ["766-3.1"], Scope(), YEAR, at=NOW) == {}
    fields = by("field", ["766-3.1", "W02"], Scope(), YEAR, at=NOW)
    assert sum(one["766-3.1"].denominator for one in fields.values()) == len(catalogue.current_versions(NOW.date()))


def test_obligations_count_as_they_were_written_down(walked):
    began = datetime(2024, 3, 1, 9, tzinfo=HANOI)
    key = catalogue.current_versions(began.date())[0].procedure_key
    made = obligations.announce(
        "15/QĐ-UBND", decided_on=date(2024, 3, 1), effective_on=date(2024, 3, 6), procedures=[key], unit="SNN", by=SYSTEM, at=began
    )  # fmt: skip
    late, *channels = made
    assert late.due_on == date(2024, 2, 28)  # five working days before, and it was made two days after that
    assert {one.due_on for one in channels} == {date(2024, 3, 8)} and len(channels) == 4
    obligations.fulfil(channels[0].pk, done_on=date(2024, 3, 8), evidence="csdl.dichvucong.gov.vn", by=SYSTEM, at=NOW)
    obligations.owe(Owed(kind="impact", subject="Quy định nuôi chim yến", unit="SNN", due_on=date(2024, 12, 1)), by=SYSTEM, at=NOW)

    def told(code, known=None):
        one = values([code], Scope(unit="SNN"), YEAR, at=NOW, known=known)[code]
        return one.numerator, one.denominator

    assert told("766-1.1") == (0, 1) and told("766-1.2") == (1, 1) and told("Q03") == (1, 4)
    assert told("Q02") == (0, 0)  # it is due later this year
    assert told("Q03", known=began) == (0, 4) and told("Q03", known=began - timedelta(days=1)) == (0, 0)
    assert told("766-1.2") == (len(lists.items_of(lists.Behind("766-1.2", "numerator", Scope(unit="SNN"), YEAR, NOW))), 1)
    (done,) = [one for one in items(Counts.OBLIGATIONS, Scope(), YEAR, at=NOW) if "in_time" in one.words]
    assert (done.done_on, done.evidence) == (date(2024, 3, 8), "csdl.dichvucong.gov.vn")


def test_waiting_is_told_by_thirds_of_what_was_settled(walked):
    waits = sorted(
        (fact.finished_at - fact.accepted_at, fact.pk) for fact in Fact.objects.filter(outcome__in=["granted", "rejected"])
        if fact.accepted_at and YEAR.since_at <= fact.finished_at < NOW
    )  # fmt: skip
    told = thirds(Scope(), YEAR, at=NOW)
    assert [one.part for one in told] == list(THIRDS) and sum(one.dossiers for one in told) == len(waits) > 5
    began = 0
    for one in told:
        own = waits[began : began + one.dossiers]
        began += one.dossiers
        assert one.most == own[-(-len(own) * 9 // 10) - 1][0]  # nine of ten took no longer
        behind = lists.Behind(WAITING, one.part, Scope(), YEAR, NOW)
        assert lists.dossiers_of(behind) == {pk for _, pk in own} and lists.length(behind) == one.dossiers
    assert max(one.dossiers for one in told) - min(one.dossiers for one in told) <= 1
    assert thirds(Scope(), Period.read("2023"), at=NOW) == []


BASE = {"code": "X", "name": "X", "group": "plan", "source": "X", "valid_from": date(2024, 1, 1)}


@pytest.mark.parametrize(
    "more",
    [{"counts": "procedures", "basis": "finished"}, {"basis": "paid"}, {"counts": "procedures", "basis": "in_force", "of": "late"},
     {"basis": "finished", "of": "offered_online"}, {"counts": "people", "basis": "submitted"},
     {"counts": "persons", "basis": "submitted", "except": [{"when": "online", "why": "X"}]}],
)  # fmt: skip
def test_what_cannot_be_asked_of_a_thing_is_no_definition(more):
    with pytest.raises(BadDefinition):
        read([BASE | more])
