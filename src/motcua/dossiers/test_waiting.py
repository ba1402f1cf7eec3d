"""While the applicant is awaited the running step stands; afterwards it is due when the law lets it be, never before."""

import pytest

from motcua.deadlines.rules import ClockEntry, ClockKind
from motcua.documents.builders import a_kept_file
from motcua.dossiers import commands, rules
from motcua.dossiers.builders import MONDAY, a_dossier
from motcua.dossiers.commands import Paper, Received
from motcua.dossiers.models import StepRun
from motcua.dossiers.test_commands import BUDGET, DAY, HOUR, a_reason, office

pytestmark = pytest.mark.django_db
__all__ = ["office"]  # a fixture


def the_step(dossier):
    return StepRun.objects.get(dossier=dossier, finished_at=None)


def test_a_supplement_starts_the_step_anew_too(office):
    dossier = a_dossier(office, until="assign")
    plan = next(p for p in dossier.procedure.steps if p.order == dossier.step_order)
    until, back_at = MONDAY + 20 * DAY, MONDAY + 14 * DAY
    waiting = commands.ask_supplement(dossier.pk, by=office.officer, at=MONDAY + 2 * DAY, reasons=a_reason(dossier), until=until)
    assert waiting.next_due_at == until
    assert the_step(dossier).due_at < back_at
    back = commands.resubmit(dossier.pk, by=office.citizen, at=back_at, papers=[Paper(requirement=None, name="Đơn đã ký")])
    assert the_step(dossier).due_at == rules.step_due(plan.budget, back_at, dossier.calendar)
    assert back.next_due_at == min(the_step(dossier).due_at, back.due_at)


def test_a_step_goes_on_with_what_was_left_to_it_when_the_money_is_there(office):
    dossier = a_dossier(office, until="assign")
    run, back_at = the_step(dossier), MONDAY + 15 * DAY
    plan = next(p for p in dossier.procedure.steps if p.order == dossier.step_order)
    commands.ask_payment(dossier.pk, by=office.officer, at=MONDAY + DAY, amount=800_000, reason="Phí")
    money = Received(fee="f", amount=800_000, way="cash", payer="Bình")
    back = commands.record_payment(dossier.pk, money, by=office.intake, at=back_at)
    stood = [ClockEntry(ClockKind.PAUSE, MONDAY + DAY), ClockEntry(ClockKind.RESUME, back_at)]
    assert the_step(dossier).due_at == rules.step_due(plan.budget, run.opened_at, dossier.calendar, stood) > back_at
    assert back.next_due_at == min(the_step(dossier).due_at, back.due_at)


def test_at_the_counter_the_three_o_clock_rule_runs_from_the_money(office):
    dossier = a_dossier(office, until="accept")
    commands.ask_payment(dossier.pk, by=office.intake, at=MONDAY + 3 * HOUR, amount=800_000, reason="Phí")
    money = Received(fee="f", amount=800_000, way="cash", payer="Bình")
    back = commands.record_payment(dossier.pk, money, by=office.intake, at=MONDAY + DAY)
    assert the_step(dossier).due_at == back.next_due_at == rules.transfer_due(MONDAY + DAY, dossier.calendar)


def test_before_acceptance_the_desk_has_its_time_to_answer_again(office):
    dossier, back_at = a_dossier(office, filing={"missing": 1}), MONDAY + 7 * DAY
    hours = dossier.next_due_at
    commands.ask_supplement(dossier.pk, by=office.intake, at=MONDAY + HOUR, reasons=a_reason(dossier))
    back = commands.resubmit(dossier.pk, by=office.citizen, at=back_at, papers=[Paper(requirement=None, name="Đơn")])
    assert back.next_due_at == hours + 7 * DAY


def test_thinking_better_of_it_lets_the_step_go_on_but_not_while_papers_are_awaited(office):
    dossier = a_dossier(office, until="assign")
    was = the_step(dossier).due_at
    commands.ask_supplement(dossier.pk, by=office.officer, at=MONDAY + DAY, reasons=a_reason(dossier))
    commands.request_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + 2 * DAY, reason="Đổi ý")
    commands.cancel_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + 14 * DAY)
    assert the_step(dossier).due_at == was
    commands.resubmit(dossier.pk, by=office.citizen, at=MONDAY + 15 * DAY, papers=[Paper(requirement=None, name="Đơn")])
    restarted = the_step(dossier).due_at
    commands.request_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + 15 * DAY + HOUR, reason="Đổi ý")
    back = commands.cancel_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + 29 * DAY)
    assert the_step(dossier).due_at > max(restarted, MONDAY + 29 * DAY)
    assert back.next_due_at == min(the_step(dossier).due_at, back.due_at)


def test_a_new_appointment_leaves_the_step_its_own_day(office):
    dossier = a_dossier(office, until="assign")
    extended = commands.extend(dossier.pk, by=office.head, at=MONDAY + DAY, until=dossier.due_at + 5 * DAY, reason="Chờ kết quả")
    assert extended.next_due_at == the_step(dossier).due_at < extended.due_at


def test_coming_back_costs_no_more_than_other_commands(office, django_assert_max_num_queries):
    def waiting_with_an_answer():
        dossier = a_dossier(office, until="assign")
        commands.ask_supplement(dossier.pk, by=office.officer, at=MONDAY + DAY, reasons=a_reason(dossier))
        file = a_kept_file(by=office.citizen, at=MONDAY + DAY)
        answer = {"by": office.citizen, "at": MONDAY + 2 * DAY, "papers": [Paper(requirement=None, name="Đơn", file=file.id)]}
        return dossier.pk, answer

    first, answer = waiting_with_an_answer()  # what a process reads once is read
    commands.resubmit(first, **answer)
    second, answer = waiting_with_an_answer()
    with django_assert_max_num_queries(BUDGET):
        commands.resubmit(second, **answer)
