"""Each verb on a real database: what it changes, what it records, what it refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from motcua.dossiers import commands, events, queries
from motcua.dossiers.builders import DESK, MONDAY, WAY, a_dossier, a_filing, an_office, do, next_on_the_way
from motcua.dossiers.commands import Paper, Person, Received
from motcua.dossiers.models import ClockRow, Dossier, StepRun
from motcua.dossiers.rules import State
from motcua.journal import queries as journal
from motcua.kernel.moments import HANOI, local
from motcua.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office(province):
    return an_office()


def kinds(dossier):
    return [happening.kind for happening in queries.timeline(dossier)]


def refused(call, *args, **facts):
    with pytest.raises(Refusal) as no, transaction.atomic():
        call(*args, **facts)
    return no.value.code


def a_reason(dossier):
    return [{"requirement": next(iter(dossier.requirements)), "reason": "Thiếu chữ ký của chủ cơ sở"}]


def test_from_the_door_to_the_delivered_result(office):
    dossier = a_dossier(office, until="deliver")

    assert dossier.state == State.DELIVERED
    assert kinds(dossier) == [
        events.SUBMITTED, events.ACCEPTED, events.TRANSFERRED, events.TAKEN, events.ASSIGNED, events.STEP_FINISHED,
        events.STEP_FINISHED, events.STEP_FINISHED, events.TAKEN, events.DECIDED, events.TAKEN, events.SEALED, events.ANNOUNCED,
        events.PAYMENT_RECORDED, events.DELIVERED,
    ]  # fmt: skip
    assert journal.first_break() is None
    assert queries.first_wrong_due() is None
    assert queries.first_short_chain() is None
    assert not StepRun.objects.filter(dossier=dossier, finished_at=None).exists()


def test_at_every_moment_of_the_way_somebody_is_responsible_and_something_is_next(office):
    dossier, at = a_dossier(office), MONDAY
    while verb := next_on_the_way(dossier):
        assert dossier.holder_unit_id, verb
        assert dossier.next_due_at, verb
        at += HOUR
        dossier = do(Dossier.objects.get(pk=dossier.pk), verb, office, at)


def test_pressing_twice_finishes_the_step_that_was_seen_and_not_the_next(office):
    dossier = a_dossier(office, until="assign")
    at = MONDAY + 2 * DAY
    seen = dossier.step_order
    after = commands.finish_step(dossier.pk, by=office.officer, at=at, step=seen)
    assert (after.step_kind, after.holder_id, after.step_order > seen) == ("work", dossier.holder_id, True)
    assert refused(commands.finish_step, dossier.pk, by=office.officer, at=at, step=seen) == "not-this-step"
    assert Dossier.objects.get(pk=dossier.pk).step_order == after.step_order


def test_acceptance_starts_the_clock_and_promises_the_day(office):
    dossier = a_dossier(office, until="accept")
    # Monday 01/04/2024 10:30 and 21 working days, past Giỗ Tổ and the long holiday, with the worked Saturday 04/05
    assert f"{local(dossier.due_at):%d/%m/%Y %H:%M}" == "04/05/2024 17:00"
    assert dossier.original_due_at == dossier.due_at
    assert dossier.clock_running


def test_a_number_is_the_desk_the_day_and_a_serial(office):
    first, second = a_dossier(office), a_dossier(office)
    assert (first.number, second.number) == ("H02.SNN-BPMC-240401-0001", "H02.SNN-BPMC-240401-0002")


def test_the_same_key_is_the_same_dossier(office):
    one, two = (a_dossier(office, filing={"sent_as": "form-7"}) for _ in range(2))
    assert one.pk == two.pk
    assert kinds(one) == [events.SUBMITTED]
    theirs = a_filing(office, submitter=int(office.stranger.id[8:]), sent_as="form-7")
    assert refused(commands.submit, theirs, by=office.stranger, at=MONDAY) == "not-your-duty"


def test_nobody_files_in_anothers_name_but_the_desk(office):
    assert refused(commands.submit, a_filing(office), by=office.stranger, at=MONDAY) == "not-your-duty"
    at_counter = commands.submit(a_filing(office), by=office.intake, at=MONDAY)
    assert at_counter.submitter_id == int(office.citizen.id[8:])


def test_a_dossier_without_all_required_papers_is_not_accepted(office):
    dossier = a_dossier(office, filing={"missing": 1})
    assert refused(commands.accept, dossier.pk, by=office.intake, at=MONDAY + HOUR) == "papers-missing"
    assert kinds(dossier) == [events.SUBMITTED]


def test_a_draft_has_no_number_and_only_its_writer_sees_it(office):
    draft = commands.draft(a_filing(office), by=office.citizen, at=MONDAY)
    assert (draft.number, draft.state) == (None, State.DRAFT)
    assert list(queries.visible_to(office.citizen)) == [draft]
    assert not queries.visible_to(office.intake).exists()
    kept = commands.retype(draft.pk, a_filing(office, requested="Sửa lại"), by=office.citizen, at=MONDAY + HOUR)
    sent = commands.submit_draft(kept.pk, by=office.citizen, at=MONDAY + 2 * HOUR)
    assert commands.submit_draft(kept.pk, by=office.citizen, at=MONDAY + 3 * HOUR).number == sent.number
    assert sent.requested == "Sửa lại"
    assert kinds(sent) == [events.DRAFTED, events.DRAFTED, events.SUBMITTED]
    assert queries.visible_to(office.intake).get() == sent


def test_a_supplement_before_acceptance_leaves_the_clock_alone(office):
    dossier = a_dossier(office, filing={"missing": 1})
    commands.ask_supplement(dossier.pk, by=office.intake, at=MONDAY + HOUR, reasons=a_reason(dossier))
    missing = dossier.missing_papers[0]
    back = commands.resubmit(dossier.pk, by=office.citizen, at=MONDAY + DAY, papers=[Paper(requirement=missing, name="Đơn")])
    assert (back.state, back.due_at, back.came_from) == (State.SUBMITTED, None, [])
    assert commands.accept(dossier.pk, by=office.intake, at=MONDAY + DAY + HOUR).state == State.ACCEPTED


def test_a_supplement_in_processing_restarts_the_clock_from_zero(office):
    dossier = a_dossier(office, until="assign")
    asked_at, back_at = MONDAY + 2 * DAY, MONDAY + 14 * DAY
    waiting = commands.ask_supplement(dossier.pk, by=office.officer, at=asked_at, reasons=a_reason(dossier))
    assert (waiting.state, waiting.clock_running) == (State.AWAITING_SUPPLEMENT, False)
    paper = Paper(requirement=next(iter(dossier.requirements)), name="Đơn đã ký")
    back = commands.resubmit(dossier.pk, by=office.citizen, at=back_at, papers=[paper])
    assert (back.state, back.holder_id) == (State.PROCESSING, dossier.holder_id)
    assert back.due_at > dossier.due_at
    assert back.original_due_at == dossier.original_due_at
    assert [row.kind for row in ClockRow.objects.order_by("id")] == ["start", "pause", "restart"]
    assert queries.first_wrong_due() is None


def test_what_came_in_cannot_have_come_in_before_it_was_asked_for(office):
    dossier = a_dossier(office, until="assign")
    commands.ask_supplement(dossier.pk, by=office.officer, at=MONDAY + 3 * DAY, reasons=a_reason(dossier))
    late = {"by": office.intake, "at": MONDAY + 5 * DAY, "papers": [Paper(requirement=None, name="Khác")]}
    assert refused(commands.resubmit, dossier.pk, happened_at=MONDAY + 2 * DAY, **late) == "moment-too-early"


def test_a_second_supplement_is_an_exception_with_a_name(office):
    dossier = a_dossier(office, filing={"missing": 1})
    commands.ask_supplement(dossier.pk, by=office.intake, at=MONDAY + HOUR, reasons=a_reason(dossier))
    commands.resubmit(dossier.pk, by=office.citizen, at=MONDAY + DAY, papers=[Paper(requirement=None, name="Khác")])
    again = {"by": office.intake, "at": MONDAY + DAY + HOUR, "reasons": a_reason(dossier)}
    assert refused(commands.ask_supplement, dossier.pk, **again) == "second-supplement"
    allowed = commands.ask_supplement(dossier.pk, **again, superior="Nguyễn Văn Trưởng", exception="Phát hiện giấy tờ giả")
    assert allowed.supplements == 2


def test_withdrawing_while_waiting_for_papers_and_thinking_better_of_it(office):
    dossier = a_dossier(office, until="assign")
    commands.ask_supplement(dossier.pk, by=office.officer, at=MONDAY + DAY, reasons=a_reason(dossier))
    commands.request_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + 2 * DAY, reason="Chuyển địa điểm")
    back = commands.cancel_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + 3 * DAY)
    assert (back.state, back.came_from, back.clock_running) == (State.AWAITING_SUPPLEMENT, [State.PROCESSING], False)
    commands.request_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + 4 * DAY, reason="Thôi không làm nữa")
    ended = commands.stop(dossier.pk, by=office.intake, at=MONDAY + 4 * DAY + HOUR, reason="Rút theo đề nghị")
    assert (ended.state, ended.clock_running, ended.came_from) == (State.STOPPED, False, [])
    assert queries.first_wrong_due() is None


def test_who_was_given_until_a_day_to_complete_has_that_day(office):
    dossier = a_dossier(office, filing={"missing": 1})
    until = MONDAY + 10 * DAY
    commands.ask_supplement(dossier.pk, by=office.intake, at=MONDAY + HOUR, reasons=a_reason(dossier), until=until)
    stop = {"by": office.intake, "reason": "Quá hạn bổ sung"}
    assert refused(commands.stop, dossier.pk, at=until - HOUR, **stop) == "still-time"
    assert commands.stop(dossier.pk, at=until + HOUR, **stop).state == State.STOPPED


def test_opinions_run_in_parallel_and_hold_the_step(office):
    dossier = a_dossier(office, until="assign")
    other = an_asked_unit()
    for unit in ("SNN-CCTL", "STNMT"):
        commands.ask_opinion(dossier.pk, by=office.officer, at=MONDAY + DAY, unit=unit, question="Có ảnh hưởng kênh không?",
                             due_at=MONDAY + 4 * DAY)  # fmt: skip
    assert refused(commands.finish_step, dossier.pk, by=office.officer, at=MONDAY + 2 * DAY) == "opinions-open"
    assert list(queries.asked_of(office.colleague)) == [dossier]
    assert queries.visible_to(office.colleague).filter(pk=dossier.pk).exists()
    commands.answer_opinion(dossier.pk, by=office.colleague, at=MONDAY + 2 * DAY, unit="SNN-CCTL", answer="Không")
    assert refused(commands.answer_opinion, dossier.pk, by=office.colleague, at=MONDAY + 2 * DAY, unit="STNMT", answer="Không") == (
        "not-asked"
    )
    commands.answer_opinion(dossier.pk, by=other, at=MONDAY + 5 * DAY, unit="STNMT", answer="Không")
    assert commands.finish_step(dossier.pk, by=office.officer, at=MONDAY + 5 * DAY).step_order == dossier.step_order + 1


def an_asked_unit():
    from motcua.people import builders as people

    return people.an_actor("stnmt", ("head", "STNMT"))


def test_handed_to_the_superior_level_and_back(office):
    from motcua.people import builders as people

    above = people.an_actor("vpub", ("officer", "UBT"))
    dossier = a_dossier(office, until="assign")
    up = commands.hand_up(dossier.pk, by=office.officer, at=MONDAY + DAY, unit="UBT", reason="Xin ý kiến chỉ đạo")
    assert (up.holder_unit_id, up.holder_id, queries.inbox(above).get().pk) == ("UBT", None, dossier.pk)
    assert refused(commands.hand_up, dossier.pk, by=office.officer, at=MONDAY + DAY, unit="SNN", reason="x") == "not-your-duty"
    back = commands.hand_back(dossier.pk, by=above, at=MONDAY + 2 * DAY, answer="Đồng ý")
    assert (back.holder_unit_id, back.holder_id) == (dossier.holder_unit_id, dossier.holder_id)
    assert refused(commands.hand_up, dossier.pk, by=office.officer, at=MONDAY + 3 * DAY, unit="STC", reason="x") == "not-superior"


def test_waiting_for_money_stops_the_clock_until_all_is_paid(office):
    dossier = a_dossier(office, until="assign")
    commands.ask_payment(dossier.pk, by=office.officer, at=MONDAY + DAY, amount=800_000, reason="Phí thẩm định")
    part = Received(fee="f", amount=300_000, way="transfer", payer="Bình", reference="FT-1")
    waiting = commands.record_payment(dossier.pk, part, by=office.intake, at=MONDAY + 2 * DAY)
    assert (waiting.state, waiting.clock_running) == (State.AWAITING_PAYMENT, False)
    with pytest.raises(IntegrityError), transaction.atomic():  # the bank's number is money once
        commands.record_payment(dossier.pk, part, by=office.intake, at=MONDAY + 2 * DAY)
    rest = Received(fee="f", amount=500_000, way="cash", payer="Bình")
    back = commands.record_payment(dossier.pk, rest, by=office.intake, at=MONDAY + 3 * DAY)
    assert (back.state, back.clock_running, back.fee_paid) == (State.PROCESSING, True, 800_000)
    assert queries.first_wrong_due() is None


def test_one_new_appointment_in_time_with_an_apology(office):
    dossier = a_dossier(office, until="assign")
    later = dossier.due_at + 5 * DAY
    facts = {"by": office.head, "until": later, "reason": "Chờ kết quả kiểm tra thực tế"}
    assert refused(commands.extend, dossier.pk, at=dossier.due_at - HOUR, **facts) == "too-late-to-extend"
    extended = commands.extend(dossier.pk, at=dossier.due_at - 3 * DAY, **facts)
    assert (extended.due_at, extended.original_due_at) == (later, dossier.original_due_at)
    assert refused(commands.extend, dossier.pk, at=dossier.due_at - 2 * DAY, **facts) == "already-extended"


def test_an_apology_afterwards_does_not_move_the_missed_day(office):
    dossier = a_dossier(office, until="assign")
    late = dossier.due_at + 2 * DAY
    facts = {"by": office.head, "until": late + 3 * DAY, "reason": "Thiếu người"}
    assert refused(commands.apologise, dossier.pk, at=dossier.due_at - HOUR, **facts) == "not-late"
    assert commands.apologise(dossier.pk, at=late, **facts).due_at == dossier.due_at


def test_a_passed_deadline_is_marked_once(office):
    dossier = a_dossier(office, until="assign")
    late = dossier.due_at + HOUR
    assert queries.to_mark_passed(late, 10) == [dossier.pk]
    assert [commands.mark_passed(dossier.pk, at=late) for _ in range(2)] == [True, False]
    assert (kinds(dossier)[-1], queries.to_mark_passed(late, 10)) == (events.DEADLINE_PASSED, [])


def test_a_refusal_at_the_door_and_one_after_appraisal(office):
    at_door = a_dossier(office)
    assert refused(commands.refuse, at_door.pk, by=office.intake, at=MONDAY, reasons=[]) == "reason-missing"
    grounds = [{"requirement": "competence", "reason": "Thuộc thẩm quyền của Bộ"}]
    assert commands.refuse(at_door.pk, by=office.intake, at=MONDAY + HOUR, reasons=grounds).state == State.REFUSED
    appraised = a_dossier(office, until="finish_step")
    ended = commands.reject(appraised.pk, by=office.leader, at=MONDAY + DAY, reasons=a_reason(appraised), number="07/TB-CCTT")
    assert (ended.state, ended.finished_at) == (State.STOPPED, MONDAY + DAY)


def test_sent_back_to_the_officer_who_did_it_and_the_signature_is_void(office):
    dossier = a_dossier(office, until="decide")
    back = commands.send_back(dossier.pk, by=office.clerk, at=MONDAY + 3 * DAY, reason="Sai tên cơ sở")
    assert (back.step_kind, back.holder_id, back.holder_unit_id) == ("work", int(office.officer.id[8:]), "SNN-CCTTBVTV")
    again = do(back, "finish_step", office, MONDAY + 3 * DAY + HOUR)
    assert again.step_kind == "sign"
    commands.take(again.pk, by=office.leader, at=MONDAY + 4 * DAY)
    assert commands.decide(again.pk, by=office.leader, at=MONDAY + 4 * DAY, abstract="Cấp", on_paper=True).step_kind == "number"


def test_a_wrong_result_is_taken_back_at_the_cost_of_who_was_at_fault(office):
    dossier = a_dossier(office, until="deliver")
    facts = {"by": office.head, "at": MONDAY + 30 * DAY, "reason": "Ghi sai địa chỉ"}
    assert refused(commands.reopen, dossier.pk, fault_unit="STC", **facts) == "unknown-unit"
    again = commands.reopen(dossier.pk, fault_unit="SNN-CCTTBVTV", **facts)
    assert (again.state, again.round, again.finished_at, again.due_at) == (State.PROCESSING, 2, None, dossier.due_at)
    assert Dossier.objects.get(pk=dossier.pk).closed_at is None


def test_a_result_is_not_given_out_while_money_is_owed(office):
    dossier = a_dossier(office, until="announce")
    assert refused(commands.deliver, dossier.pk, by=office.returner, at=MONDAY + 5 * DAY, to="Bình") == "fee-unpaid"


def test_the_day_is_the_local_day(office):
    midnight = MONDAY.replace(hour=0, minute=30)  # still Sunday evening in UTC
    assert a_dossier(office, at=midnight).number.split("-")[2] == "240401"
    assert midnight.astimezone(HANOI).date() == MONDAY.date()


def test_the_database_refuses_an_open_dossier_without_a_holder(office):
    dossier = a_dossier(office)
    with pytest.raises(IntegrityError, match="dossier_open_has_holder"), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(holder_unit=None)


def test_proxies_bring_their_paper(office):
    persons = [Person(role="owner", name="Hợp tác xã Bình Minh", kind="organisation"), Person(role="proxy", name="Nguyễn Văn Thay")]
    with pytest.raises(IntegrityError, match="party_proxy_has_paper"), transaction.atomic():
        a_dossier(office, filing={"persons": persons})


BUDGET = 12  # SQL statements of one command, savepoints and all


@pytest.mark.parametrize("verb", WAY)
def test_a_command_spends_at_most_twelve_statements(office, verb, django_assert_max_num_queries):
    before = {"submit": None, "accept": "submit"}.get(verb, WAY[WAY.index(verb) - 1])
    if verb == "submit":
        filing = a_filing(office)
        a_dossier(office)  # what a process reads once is read
        with django_assert_max_num_queries(BUDGET):
            commands.submit(filing, by=office.citizen, at=MONDAY)
        return
    dossier = a_dossier(office, until=before)
    while next_on_the_way(dossier) != verb:
        dossier = do(dossier, next_on_the_way(dossier), office, MONDAY + DAY)
    if verb == "deliver":
        owed = Received(fee="all", amount=dossier.fee_asked, way="cash", payer="Bình")
        commands.record_payment(dossier.pk, owed, by=office.intake, at=MONDAY + DAY)
    with django_assert_max_num_queries(BUDGET):
        do(Dossier.objects.defer().get(pk=dossier.pk), verb, office, MONDAY + 2 * DAY)


def test_the_desk_sees_what_is_its_own(office):
    dossier = a_dossier(office, until="transfer")
    seen = {name: queries.visible_to(getattr(office, name)).filter(pk=dossier.pk).exists()
            for name in ("citizen", "intake", "head", "officer", "stranger", "colleague")}  # fmt: skip
    assert seen == {"citizen": True, "intake": True, "head": True, "officer": True, "stranger": False, "colleague": False}
    assert dossier.receiving_unit_id == DESK
