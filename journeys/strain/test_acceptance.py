"""Thirty-two hands on the same dossier at the same moment: one of them does it, the others hear why not."""

from datetime import timedelta

import pytest

from motcua.dossiers import commands, events, queries, rules
from motcua.dossiers.builders import DESK, MONDAY, a_dossier, a_filing, do
from motcua.dossiers.commands import Paper
from motcua.dossiers.models import ClockRow, Dossier, StepRun, Supplement, Withdrawal
from motcua.dossiers.rules import State
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal
from motcua.people import builders as people

HANDS = 32
HOUR = timedelta(hours=1)


@pytest.fixture
def office(committed_office):
    return committed_office


def kinds(dossier):
    return [happening.kind for happening in queries.timeline(dossier)]


def nothing_is_broken():
    assert journal.first_break() is None
    assert queries.first_short_chain() is None
    assert queries.first_wrong_due() is None


def one_does_it(at_once, calls):
    """Return the dossier as the one left it, and the codes that the others were told."""
    answers = at_once(calls)
    done = [answer for answer in answers if not isinstance(answer, Refusal)]
    assert len(done) == 1, f"{len(done)} of {len(calls)} did it"
    return done[0], {answer.code for answer in answers if isinstance(answer, Refusal)}


def test_thirty_two_clerks_accept_the_same_dossier(office, at_once):
    clerks = [people.an_actor(f"tiepnhan{n}", ("intake", DESK)) for n in range(HANDS)]
    dossier = a_dossier(office)

    accepted, told = one_does_it(at_once, [lambda c=c: commands.accept(dossier.pk, by=c, at=MONDAY + HOUR) for c in clerks])

    assert told == {"wrong-state"}
    assert kinds(dossier) == [events.SUBMITTED, events.ACCEPTED]
    stored = Dossier.objects.get(pk=dossier.pk)
    assert (stored.state, stored.seq, stored.due_at, stored.holder_id) == (State.ACCEPTED, 2, accepted.due_at, accepted.holder_id)
    assert [row.kind for row in ClockRow.objects.all()] == ["start"]
    assert [(run.kind, run.officer_id) for run in StepRun.objects.all()] == [("receive", accepted.holder_id)]
    nothing_is_broken()


# Each verb of the usual way with what the thirty-one others are told.
WAY = [
    ("accept", {"wrong-state"}),
    ("transfer", {"wrong-state"}),
    ("take", {"already-taken"}),
    ("finish_step", {"not-this-step"}),
    ("decide", {"not-this-step"}),
    ("number_and_seal", {"not-your-duty"}),  # it lies at another unit by then
    ("announce", {"already-announced"}),
    ("deliver", {"wrong-state"}),
]


def test_every_verb_of_the_way_pressed_thirty_two_times(office, at_once):
    dossier, at, waited_for = a_dossier(office), MONDAY, dict(WAY)
    seen = set()
    while verb := "announce" if dossier.state == State.RESULT_READY and not dossier.announced_at else rules.next_verb(dossier):
        at += HOUR
        if verb not in waited_for or (verb in seen and verb != "finish_step"):
            dossier = do(dossier, verb, office, at)
            continue
        if verb == "deliver":
            pay(dossier, office, at)
        facts = {"step": dossier.step_order} if verb == "finish_step" else {}
        before = len(kinds(dossier))
        calls = [lambda v=verb, f=facts, a=at, d=dossier: do(d, v, office, a, **f) for _ in range(HANDS)]
        dossier, told = one_does_it(at_once, calls)
        assert told == waited_for[verb], verb
        assert len(kinds(dossier)) == before + 1
        assert StepRun.objects.filter(dossier=dossier, finished_at=None).count() == (verb != "deliver")
        seen.add(verb)
    assert seen == set(waited_for)
    assert Dossier.objects.get(pk=dossier.pk).state == State.DELIVERED
    nothing_is_broken()


def pay(dossier, office, at):
    owed = Dossier.objects.get(pk=dossier.pk).fee_asked
    money = commands.Received(fee="all", amount=owed, way="cash", payer="Trần Thị Bình")
    commands.record_payment(dossier.pk, money, by=office.intake, at=at)
    dossier.refresh_from_db()


def test_supplement_and_withdrawal_asked_and_answered_thirty_two_times(office, at_once):
    dossier = a_dossier(office, until="assign")
    requirement = next(iter(dossier.requirements))
    wanted = {"reasons": [{"requirement": requirement, "reason": "Thiếu chữ ký"}]}
    papers = {"papers": [Paper(requirement=requirement, name="Đơn đã ký")]}
    why = {"reason": "Không kinh doanh nữa"}
    turns = [
        ("ask_supplement", office.officer, wanted, events.SUPPLEMENT_ASKED),
        ("resubmit", office.citizen, papers, events.RESUBMITTED),
        ("request_withdrawal", office.citizen, why, events.WITHDRAWAL_REQUESTED),
        ("cancel_withdrawal", office.citizen, {}, events.WITHDRAWAL_CANCELLED),
        ("request_withdrawal", office.citizen, why, events.WITHDRAWAL_REQUESTED), ("stop", office.intake, why, events.STOPPED),
    ]  # fmt: skip
    for hours, (verb, by, facts, kind) in enumerate(turns, start=100):
        verb_at = MONDAY + hours * HOUR
        call = getattr(commands, verb)
        _, told = one_does_it(at_once, [lambda c=call, b=by, a=verb_at, f=facts: c(dossier.pk, by=b, at=a, **f)] * HANDS)
        assert told == {"wrong-state"}, verb
        assert kinds(dossier)[-1] == kind
    assert kinds(dossier)[5:] == [kind for *_, kind in turns]
    ticks = [row.kind for row in ClockRow.objects.order_by("id")]
    assert ticks == ["start", "pause", "restart", "pause", "resume", "pause", "stop"]
    assert (Supplement.objects.count(), Withdrawal.objects.count()) == (1, 2)
    assert Dossier.objects.get(pk=dossier.pk).state == State.STOPPED
    nothing_is_broken()


def test_accepting_refusing_and_withdrawing_at_once_leaves_a_way_the_lifecycle_knows(office, at_once):
    dossiers = [a_dossier(office) for _ in range(6)]
    no = [{"requirement": "competence", "reason": "Không thuộc thẩm quyền"}]
    at = MONDAY + HOUR
    verbs = {
        "accept": lambda pk: commands.accept(pk, by=office.intake, at=at),
        "refuse": lambda pk: commands.refuse(pk, by=office.intake, at=at, reasons=no),
        "request_withdrawal": lambda pk: commands.request_withdrawal(pk, by=office.citizen, at=at, reason="Nộp nhầm"),
    }
    calls = [(d.pk, verb) for d in dossiers for verb in [*verbs, *verbs]]
    answers = at_once([lambda pk=pk, v=verb: verbs[v](pk) for pk, verb in calls])

    for dossier in dossiers:
        done = [v for (pk, v), a in zip(calls, answers, strict=True) if pk == dossier.pk and not isinstance(a, Refusal)]
        trail = kinds(dossier)[1:]
        # Taken in and then withdrawn is a way too; whatever came first, nothing follows a refusal.
        assert trail in (
            [events.ACCEPTED], [events.REFUSED], [events.WITHDRAWAL_REQUESTED], [events.ACCEPTED, events.WITHDRAWAL_REQUESTED],
        )  # fmt: skip
        assert len(done) == len(trail)
        assert StepRun.objects.filter(dossier=dossier).count() == trail.count(events.ACCEPTED)
    nothing_is_broken()


def test_accepting_and_refusing_at_once_exactly_one_wins(office, at_once):
    dossier = a_dossier(office)
    no = [{"requirement": "condition", "reason": "Không đủ điều kiện"}]

    def accept():
        return commands.accept(dossier.pk, by=office.intake, at=MONDAY + HOUR)

    def refuse():
        return commands.refuse(dossier.pk, by=office.intake, at=MONDAY + HOUR, reasons=no)

    _, told = one_does_it(at_once, [accept, refuse] * (HANDS // 2))
    assert told == {"wrong-state"}
    assert kinds(dossier) in ([events.SUBMITTED, events.ACCEPTED], [events.SUBMITTED, events.REFUSED])
    nothing_is_broken()


def test_a_draft_sent_thirty_two_times_is_one_dossier_with_one_number(office, at_once):
    draft = commands.draft(a_filing(office), by=office.citizen, at=MONDAY)
    answers = at_once([lambda: commands.submit_draft(draft.pk, by=office.citizen, at=MONDAY + HOUR)] * HANDS)
    assert {answer.number for answer in answers} == {Dossier.objects.get(pk=draft.pk).number}
    assert kinds(draft) == [events.DRAFTED, events.SUBMITTED]
    nothing_is_broken()
