"""Why a dossier is late: who explains, who accepts, which dossiers are late at all, and where the time was lost."""

from datetime import timedelta
from decimal import Decimal

import pytest

from motcua.catalogue.builders import a_version
from motcua.deadlines.rules import ClockEntry, ClockKind, Term, TermUnit, calendar_from_rows
from motcua.dossiers import commands, events, queries, rules
from motcua.dossiers.builders import BRANCH, DESK, MONDAY, a_dossier, an_office, do, next_on_the_way
from motcua.dossiers.models import Explanation
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal
from motcua.people import builders as people

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
WHY = {"cause": "workload", "reason": "Ba người nghỉ ốm", "remedy": "Đã giao người khác", "liable_unit": BRANCH}


@pytest.fixture
def office(db, province):
    return an_office()


@pytest.fixture
def late(office):
    """Worked on, and its day is past; two days later it is `LATER`."""
    dossier = a_dossier(office, until="assign")
    return dossier, dossier.due_at + 2 * DAY


def refused(command, *args, **facts):
    with pytest.raises(Refusal) as no:
        command(*args, **facts)
    return no.value.code


def test_explained_by_the_head_accepted_by_the_leader(office, late):
    dossier, later = late
    explained = commands.explain(dossier.pk, by=office.head, at=later, **WHY, liable="Nguyễn Văn A", prevention="Thêm người")
    assert (explained.state, explained.due_at, explained.explanation_state) == (dossier.state, dossier.due_at, "waiting")
    accepted = commands.judge_explanation(dossier.pk, by=office.leader, at=later + HOUR, accepted=True, opinion="Nhất trí")
    assert accepted.explanation_state == "accepted"
    one = Explanation.objects.get()
    assert (one.cause, one.liable_unit_id, one.author_name, one.judged_by_name) == (
        "workload", BRANCH, office.head.name, office.leader.name,
    )  # fmt: skip
    told = list(journal.trail(dossier.subject))[-2:]
    assert [event.kind for event in told] == [events.EXPLAINED, events.EXPLANATION_ACCEPTED]
    assert "Nguyễn Văn A" not in str([event.data for event in told]), "who is blamed is nobody's business but theirs"
    assert refused(commands.explain, dossier.pk, by=office.head, at=later + DAY, **WHY) == "explanation-accepted"
    again = {"by": office.leader, "at": later, "accepted": False, "opinion": "Xem lại"}
    assert refused(commands.judge_explanation, dossier.pk, **again) == "no-explanation"


def test_given_back_it_is_written_anew_and_nothing_is_lost(office, late):
    dossier, later = late
    commands.explain(dossier.pk, by=office.head, at=later, **WHY)
    judge = {"by": office.leader, "at": later + HOUR, "accepted": False}
    assert refused(commands.judge_explanation, dossier.pk, **judge, opinion=" ") == "reason-missing"
    returned = commands.judge_explanation(dossier.pk, **judge, opinion="Chưa nêu rõ trách nhiệm")
    assert returned.explanation_state == "returned"
    again = commands.explain(dossier.pk, by=office.head, at=later + DAY, **WHY | {"cause": "officer"})
    assert again.explanation_state == "waiting"
    anew = commands.explain(dossier.pk, by=office.head, at=later + DAY, **WHY | {"cause": "other"})
    commands.judge_explanation(dossier.pk, by=office.leader, at=later + DAY, accepted=True)
    assert [(one.ordinal, one.cause, one.state) for one in queries.explanations(anew)] == [
        (3, "other", "accepted"), (2, "officer", "waiting"), (1, "workload", "returned"),
    ]  # fmt: skip


def test_two_persons_of_the_right_units(office, late):
    dossier, later = late
    both = people.an_actor("caphai", ("head", BRANCH), ("leader", BRANCH))
    above, elsewhere = people.an_actor("giamdoc", ("leader", "SNN")), people.an_actor("soxd", ("leader", "SXD"))
    for who in (office.officer, office.leader, office.colleague, office.stranger, office.citizen, above):
        assert refused(commands.explain, dossier.pk, by=who, at=later, **WHY) == "not-your-duty"
    commands.explain(dossier.pk, by=both, at=later, **WHY)
    judge = {"at": later + HOUR, "accepted": True}
    for who in (office.head, office.officer, office.colleague, office.stranger, elsewhere):
        assert refused(commands.judge_explanation, dossier.pk, by=who, **judge) == "not-your-duty"
    assert refused(commands.judge_explanation, dossier.pk, by=both, **judge) == "own-explanation"
    assert commands.judge_explanation(dossier.pk, by=above, **judge).explanation_state == "accepted"


def test_what_an_explanation_must_say(office, late):
    dossier, later = late
    for change, code in (
        ({"cause": "bad weather"}, "cause-missing"), ({"reason": " "}, "reason-missing"), ({"remedy": ""}, "remedy-missing"),
        ({"liable_unit": "SXD"}, "liable-unit-unknown"),
    ):  # fmt: skip
        assert refused(commands.explain, dossier.pk, by=office.head, at=later, **WHY | change) == code
    assert not Explanation.objects.exists()
    assert commands.explain(dossier.pk, by=office.head, at=later, **WHY | {"liable_unit": DESK}).seq == dossier.seq + 1


def numbers(at):
    return set(queries.late(at).values_list("pk", flat=True))


def test_only_what_is_late_is_explained(office, late):
    dossier, later = late
    assert refused(commands.explain, dossier.pk, by=office.head, at=dossier.due_at, **WHY) == "not-late"
    assert numbers(dossier.due_at) == set() and numbers(later) == {dossier.pk}
    fine = a_dossier(office, until="deliver")
    assert refused(commands.explain, fine.pk, by=office.head, at=fine.due_at + 9 * DAY, **WHY) == "not-late"
    assert refused(commands.explain, a_dossier(office).pk, by=office.head, at=later, **WHY) == "wrong-state"
    asked = {"reasons": [{"requirement": "paper-1", "reason": "Thiếu"}], "until": MONDAY + 5 * DAY}
    waits = commands.ask_supplement(a_dossier(office, until="assign").pk, by=office.officer, at=MONDAY + DAY, **asked)
    waited = waits.due_at + 30 * DAY
    assert waits.pk not in numbers(waited), "while the applicant is waited for nobody is late"
    stopped = commands.stop(waits.pk, by=office.intake, at=waited, reason="Quá hạn bổ sung")
    assert stopped.finished_at > stopped.due_at and stopped.pk not in numbers(waited + DAY)


def test_ended_late_it_is_explained_long_after(office, late):
    dossier, later = late
    while verb := next_on_the_way(dossier):
        later += HOUR
        dossier = do(dossier, verb, office, later)
    assert dossier.state == "DELIVERED"
    after = later + 200 * DAY
    done = commands.explain(dossier.pk, by=office.head, at=after, **WHY)
    assert (done.state, done.closed_at) == ("DELIVERED", dossier.closed_at)
    assert commands.judge_explanation(dossier.pk, by=office.leader, at=after, accepted=True).explanation_state == "accepted"


def test_waiting_began_late_is_late(office, late):
    dossier, later = late
    asked = [{"requirement": "paper-1", "reason": "Thiếu chữ ký"}]
    commands.ask_supplement(dossier.pk, by=office.officer, at=later, reasons=asked, until=later + 5 * DAY)
    assert dossier.pk in numbers(later + 9 * DAY)
    commands.request_withdrawal(dossier.pk, by=office.citizen, at=later + DAY, reason="Thôi", confirmed=True)
    commands.stop(dossier.pk, by=office.intake, at=later + 2 * DAY, reason="Rút")
    assert dossier.pk in numbers(later + 9 * DAY)


def test_the_list_knows_letters_explanations_units_and_times(office, late):
    dossier, later = late
    other = a_dossier(office, until="assign")
    commands.apologise(dossier.pk, by=office.head, at=later, until=later + DAY, reason="Chậm")
    commands.explain(dossier.pk, by=office.head, at=later, **WHY)
    found = queries.late_of([BRANCH], MONDAY, later + 90 * DAY, later)
    assert {(one.pk, one.lettered) for one in found} == {(dossier.pk, True), (other.pk, False)}
    stands = {which: {one.pk for one in found.filter(queries.explained(which))} for which in rules.Explained}
    assert stands == {"": {other.pk}, "waiting": {dossier.pk}, "accepted": set(), "returned": set()}
    assert not queries.late_of([DESK], MONDAY, later + DAY, later).exists()
    assert not queries.late_of([BRANCH], MONDAY, dossier.due_at, later).exists(), "at the end of that time nothing was late"


def test_where_the_time_was_lost(office, late):
    dossier, later = late
    spent = {one.action: one for one in queries.lost(dossier, later)}
    *before, working = spent.values()
    assert not any(one.running for one in before) and working.running
    assert working.lost > sum((one.lost for one in before), timedelta()) and working.officer == office.officer.name
    assert working.lost == working.taken - working.planned and working.unit


def test_no_time_is_lost_while_the_clock_stands():
    start, calendar = MONDAY, calendar_from_rows([])
    entries = [
        ClockEntry(ClockKind.START, start), ClockEntry(ClockKind.PAUSE, start + DAY),
        ClockEntry(ClockKind.PAUSE, start + DAY + HOUR),
        ClockEntry(ClockKind.RESUME, start + DAY + 2 * HOUR), ClockEntry(ClockKind.RESUME, start + 2 * DAY),
        ClockEntry(ClockKind.PAUSE, start + 3 * DAY), ClockEntry(ClockKind.RESTART, start + 4 * DAY),
        ClockEntry(ClockKind.PAUSE, start + 7 * DAY), ClockEntry(ClockKind.STOP, start + 8 * DAY),
    ]  # fmt: skip
    stood = rules.stands(entries)
    assert stood == [(start + DAY, start + 2 * DAY), (start + 3 * DAY, start + 4 * DAY), (start + 7 * DAY, None)]
    day = timedelta(hours=7, minutes=30)
    assert rules.spent(start, start + 4 * DAY, stood, calendar) == 2 * day
    assert rules.spent(start + 7 * DAY, start + 11 * DAY, stood, calendar) == timedelta()
    assert rules.spent(start + DAY + HOUR, start + 2 * DAY + HOUR, stood, calendar) == HOUR


def test_a_term_in_hours_is_kept_until_its_minute_is_over(office):
    """As the indicators count it; a term in days is over at its moment."""
    hourly = a_version("9.000001", term=Term(Decimal("2.5"), TermUnit.WORKING_DAY))
    by_hour, by_day = a_dossier(office, until="accept", filing={"key": hourly.procedure_key}), a_dossier(office, until="accept")
    for dossier, seconds in ((by_hour, 60), (by_day, 0)):
        last = dossier.due_at.replace(second=0, microsecond=0) + timedelta(seconds=seconds)
        assert not queries.is_late(dossier, last - timedelta(seconds=1))
        assert queries.is_late(dossier, last + timedelta(seconds=1))
