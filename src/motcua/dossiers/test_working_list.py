"""The lists people work from: what presses most, what to expect, many at once, one's work in other hands."""

from datetime import timedelta

import pytest

from motcua.deadlines import queries as deadlines
from motcua.dossiers import commands, events, queries, rules
from motcua.dossiers.builders import MONDAY, WAY, a_dossier, an_office
from motcua.dossiers.models import Dossier, StepRun
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal
from motcua.people import builders as people

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def office(province):
    return an_office()


def pk(actor):
    return int(actor.id.partition(":")[2])


def test_the_database_expects_what_the_rule_expects(office):
    for until in WAY:
        a_dossier(office, until=until)
    waiting = a_dossier(office, until="assign")
    reasons = [{"requirement": next(iter(waiting.requirements)), "reason": "Mờ"}]
    commands.ask_supplement(waiting.pk, by=office.officer, at=MONDAY + 5 * DAY, reasons=reasons)
    seen = set()
    for days in (0, 0.3, 1, 2, 3, 4.4, 5, 8, 12, 20, 25, 29, 30, 31, 60):
        now = rules.bounds(MONDAY + timedelta(hours=20) + days * DAY, deadlines.calendar())
        open_ = queries.open_().filter(finished_at=None)
        for dossier in queries.with_outlook(open_, now):
            said = rules.outlook(now, dossier.next_due_at, dossier.leave_by_at, dossier.due_at, running=dossier.clock_running)
            assert dossier.expects == said.value, (dossier.state, dossier.step_kind, days)
            assert open_.filter(queries.expected(said, now), pk=dossier.pk).exists()
            seen.add(said)
    assert seen == set(rules.Outlook)


def test_the_moment_to_leave_follows_every_step(office):
    """It is that of the rule at each step, nothing once nobody here can make it late, and nobody's while the applicant waits."""
    for until in WAY:
        dossier = Dossier.objects.get(pk=a_dossier(office, until=until).pk)
        if dossier.state == "PROCESSING":
            budgets = [plan.budget for plan in queries.coming(dossier)]
            assert dossier.leave_by_at == rules.leave_by(dossier.due_at, budgets, dossier.calendar), until
        if until in {"announce", "deliver"}:
            assert dossier.leave_by_at is None
        if until == "submit":
            assert dossier.leave_by_at == dossier.next_due_at
    dossier = a_dossier(office, until="assign")
    asked = commands.ask_payment(dossier.pk, by=office.officer, at=MONDAY + DAY, amount=900_000, reason="Phí")
    assert asked.leave_by_at is None


def test_a_later_appointment_gives_later_moments(office):
    dossier = a_dossier(office, until="assign")
    later = commands.extend(dossier.pk, by=office.head, at=MONDAY + DAY, until=dossier.due_at + 7 * DAY, reason="Chờ kiểm nghiệm")
    assert later.leave_by_at > dossier.leave_by_at


def test_work_goes_into_other_hands_and_its_clock_goes_on(office):
    other = people.an_actor("chuyenvien2", ("officer", office.officer and "SNN-CCTTBVTV"))
    dossier = a_dossier(office, until="assign")
    before = StepRun.objects.get(dossier=dossier, finished_at=None)
    moved = commands.reassign(dossier.pk, by=office.head, at=MONDAY + DAY, officer=pk(other), reason="Nghỉ phép")
    after = StepRun.objects.get(dossier=dossier, finished_at=None)
    assert (moved.holder_id, after.officer_id, after.due_at) == (pk(other), pk(other), before.due_at)
    last = journal.trail(dossier.subject)[-1]
    assert (last.kind, last.data["before"], last.data["officer"]) == (events.REASSIGNED, pk(office.officer), pk(other))


@pytest.mark.parametrize(("who", "officer", "reason", "code"), [
    ("head", "officer", "x", "already-holds"), ("head", "clerk", "x", "not-an-officer-there"),
    ("head", "head", " ", "reason-missing"), ("officer", "head", "x", "not-your-duty"),
    ("colleague", "head", "x", "not-your-duty"),
])  # fmt: skip
def test_it_is_not_given_just_like_that(office, who, officer, reason, code):
    dossier = a_dossier(office, until="assign")
    with pytest.raises(Refusal) as no:
        commands.reassign(dossier.pk, by=getattr(office, who), at=MONDAY + DAY, officer=pk(getattr(office, officer)), reason=reason)
    assert no.value.code == code


def test_many_at_once_each_for_itself(office):
    """One that is refused leaves the others done; what one may not see is not there."""
    fresh, held, ended = (a_dossier(office, until=until) for until in ("transfer", "assign", "deliver"))
    numbers = [fresh.number, held.number, ended.number, "nothing", fresh.number]
    told = commands.assign_each(numbers, by=office.head, at=MONDAY + DAY, officer=pk(office.officer), reason="")
    assert [(one.number, one.refusal and one.refusal.code) for one in told] == [
        (fresh.number, None), (held.number, "reason-missing"), (ended.number, "not-your-duty"), ("nothing", "no-such-dossier"),
    ]  # fmt: skip
    assert [event.kind for event in journal.trail(fresh.subject)][-2:] == [events.TAKEN, events.ASSIGNED]
    strangers = commands.do_each("take", [held.number], by=office.colleague, at=MONDAY + DAY)
    assert [one.refusal.code for one in strangers] == ["no-such-dossier"]


def test_nothing_is_half_given(office):
    """Opened and then refused: neither has happened."""
    dossier = a_dossier(office, until="transfer")
    [told] = commands.assign_each([dossier.number], by=office.head, at=MONDAY + DAY, officer=pk(office.clerk), reason="")
    assert told.refusal.code == "not-an-officer-there"
    found = Dossier.objects.get(pk=dossier.pk)
    assert (found.seq, found.is_taken) == (dossier.seq, False)


def test_too_many_are_a_slip(office):
    with pytest.raises(Refusal) as no:
        commands.do_each("take", (str(n) for n in range(201)), by=office.head, at=MONDAY)
    assert no.value.code == "too-many"
