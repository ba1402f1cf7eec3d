"""Papers say what is stored; forms 05 and 06 what the journal says."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from motcua.dossiers import commands as dossiers
from motcua.dossiers.builders import DESK, MONDAY, a_dossier, an_office
from motcua.dossiers.commands import Person
from motcua.dossiers.models import Dossier, LateLetter, StepRun
from motcua.kernel.moments import local_date
from motcua.letters import papers, queries
from motcua.letters.rules import how_timely

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
APRIL = date(2024, 4, 1), date(2024, 4, 30)
MAY = date(2024, 5, 1), date(2024, 5, 31)


@pytest.fixture
def office(province):
    return an_office()


def fresh(dossier):
    return Dossier.objects.get(pk=dossier.pk)


def printed(paper):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(papers.pdf(paper))).pages).split())


def a_reason(dossier, text="Thiếu chữ ký của chủ cơ sở"):
    return [{"requirement": next(iter(dossier.requirements)), "reason": text}]


def test_the_receipt_promises_what_was_computed_at_acceptance(office):
    dossier = fresh(a_dossier(office, until="transfer"))
    paper = queries.receipt(dossier)
    assert (paper.code, paper.submitter, paper.owner) == (dossier.number, "Trần Thị Bình", "")
    assert (paper.received_at, paper.return_at, paper.day) == (dossier.accepted_at, dossier.original_due_at, local_date(MONDAY))
    handed_in = dossier.papers.order_by("id").values_list("name", flat=True)
    assert [(c.name, c.electronic) for c in paper.components] == [(name, 1) for name in handed_in]
    assert "bản điện tử" in printed(paper)
    assert paper.term == str(dossier.procedure.term)
    assert (paper.receiver, paper.place, paper.identity_number) == ("Nguyễn Văn An", "Bắc Giang", "024185001234")
    assert paper.authority == "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN TỈNH BẮC GIANG"
    assert paper.tracking_url.endswith(f"/theo-doi/{dossier.number}")
    assert dossier.number in printed(paper)


def test_an_owner_who_is_somebody_else_is_named_and_paper_kinds_are_counted(office):
    persons = [Person(role="submitter", name="Trần Thị Bình"), Person(role="owner", name="Công ty Đồng Xanh", kind="organisation")]
    version = a_dossier(office).procedure
    handed_in = [
        dossiers.Paper(requirement=p.key, name=p.name, kind=kind, quantity=2)
        for p in version.papers_of(None) if p.required for kind in ("original", "copy")
    ]  # fmt: skip
    paper = queries.receipt(fresh(a_dossier(office, until="transfer", filing={"persons": persons, "papers": handed_in})))
    assert paper.owner == "Công ty Đồng Xanh"
    assert {(c.originals, c.certified_copies, c.copies) for c in paper.components} == {(2, 0, 2)}


def test_a_receipt_says_how_much_is_paid_when_it_is_printed(office):
    dossier = a_dossier(office, until="accept")
    said = []
    for amount in (300_000, 500_000):
        said.append(queries.receipt(fresh(dossier)).fee)
        money = dossiers.Received(fee="all", amount=amount, way="cash", payer="Bình")
        dossiers.record_payment(dossier.pk, money, by=office.intake, at=MONDAY + DAY)
    paper = queries.receipt(fresh(dossier))
    assert said == ["800.000 đồng (chưa nộp)", "800.000 đồng (đã nộp 300.000 đồng)"]
    assert paper.fee == "800.000 đồng (đã nộp)"
    assert "800.000 đồng (đã nộp)" in printed(paper)


def test_what_came_after_acceptance_is_not_on_the_receipt(office):
    dossier = a_dossier(office, until="assign")
    before = queries.receipt(fresh(dossier)).components
    dossiers.ask_supplement(dossier.pk, by=office.officer, at=MONDAY + DAY, reasons=a_reason(dossier))
    later = [dossiers.Paper(requirement=None, name="Hợp đồng thuê kho", kind="copy")]
    dossiers.resubmit(dossier.pk, by=office.citizen, at=MONDAY + 2 * DAY, papers=later)
    assert queries.receipt(fresh(dossier)).components == before


def test_nothing_is_printed_before_its_time(office):
    dossier = fresh(a_dossier(office))
    for paper in (queries.receipt, queries.control_slip, queries.refusal_slip, queries.stop_notice):
        with pytest.raises(ValueError, match=dossier.number):
            paper(dossier)


def test_a_supplement_slip_names_what_to_add_and_what_becomes_of_the_clock(office):
    before, after = a_dossier(office), a_dossier(office, until="assign")
    dossiers.ask_supplement(before.pk, by=office.intake, at=MONDAY + DAY, reasons=a_reason(before))
    dossiers.ask_supplement(after.pk, by=office.officer, at=MONDAY + DAY, reasons=a_reason(after))
    first, second = (queries.supplement_slip(fresh(dossier), 1) for dossier in (before, after))
    name = next(iter(before.requirements.values()))
    assert first.demands == second.demands == (f"{name}: Thiếu chữ ký của chủ cơ sở",)
    assert (first.code, first.clock_note) == ("", "")
    assert (second.code, second.clock_note) == (after.number, "Thời hạn giải quyết được tính lại từ khi nhận đủ hồ sơ.")
    assert first.contact == office.intake.name
    assert [(slip.number, slip.guide_title) for slip in (first, second)] == [
        ("01/HDHS-BPMC", "Cán bộ tiếp nhận hồ sơ"), ("02/HDHS-BPMC", "Chuyên viên"),
    ]  # fmt: skip
    assert "Số: 02/HDHS-BPMC" in printed(second)
    assert "NGƯỜI HƯỚNG DẪN Chuyên viên" in printed(second)
    assert "Thiếu chữ ký của chủ cơ sở" in printed(second)
    with pytest.raises(StopIteration):
        queries.supplement_slip(fresh(before), 2)


def test_refusals_give_every_reason(office):
    dossier = a_dossier(office)
    reasons = [*a_reason(dossier), {"requirement": "subject", "reason": "Là cơ sở sản xuất"}]
    dossiers.refuse(dossier.pk, by=office.intake, at=MONDAY + DAY, reasons=reasons)
    paper = queries.refusal_slip(fresh(dossier))
    name = next(iter(dossier.requirements.values()))
    assert paper.reason == f"{name}: Thiếu chữ ký của chủ cơ sở; Không đúng đối tượng thực hiện: Là cơ sở sản xuất"
    assert "Là cơ sở sản xuất" in printed(paper)
    assert (paper.number, paper.receiver_title, paper.signer) == ("01/PTC-BPMC", "Cán bộ tiếp nhận hồ sơ", "")
    assert "Số: 01/PTC-BPMC" in printed(paper)


def test_what_is_not_granted_is_signed_by_the_unit_that_appraised_it(office):
    dossier = a_dossier(office, until="finish_step")
    facts = {"number": "01/TB-CCTTBVTV", "title": "KT. Chi cục trưởng / Phó Chi cục trưởng"}
    dossiers.reject(dossier.pk, by=office.leader, at=MONDAY + DAY, reasons=a_reason(dossier), **facts)
    paper = queries.refusal_slip(fresh(dossier))
    assert (paper.number, paper.signer_title) == ("01/TB-CCTTBVTV", ("KT. CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG"))
    assert (paper.issuer, paper.signer) == ("CHI CỤC TRỒNG TRỌT VÀ BẢO VỆ THỰC VẬT", office.leader.name)
    assert "KT. CHI CỤC TRƯỞNG PHÓ CHI CỤC TRƯỞNG" in printed(paper)


def test_an_apology_names_the_old_and_the_new_day(office):
    dossier = a_dossier(office, until="assign")
    until = dossier.due_at + 2 * DAY
    dossiers.extend(dossier.pk, by=office.head, at=MONDAY + DAY, until=until, reason="Phải lấy thêm ý kiến.")
    paper = queries.apology(fresh(dossier), LateLetter.objects.get())
    assert (paper.return_at, paper.new_return_at, paper.reason) == (dossier.due_at, until, "Phải lấy thêm ý kiến.")
    assert (paper.addressee, paper.signer) == ("Trần Thị Bình", office.head.name)
    assert (paper.number, paper.signer_title) == ("01/PXL-CCTTBVTV", ("THỦ TRƯỞNG ĐƠN VỊ",))
    assert "Số: 01/PXL-CCTTBVTV" in printed(paper)
    assert "THỦ TRƯỞNG ĐƠN VỊ" in printed(paper)
    assert queries.receipt(fresh(dossier)).return_at == dossier.due_at
    assert "Phải lấy thêm ý kiến." in printed(paper)


def test_a_stop_notice_tells_who_asked(office):
    dossier = a_dossier(office, until="assign")
    dossiers.request_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + DAY, reason="Không còn nhu cầu")
    dossiers.stop(dossier.pk, by=office.intake, at=MONDAY + 2 * DAY, reason="Người nộp rút hồ sơ")
    paper = queries.stop_notice(fresh(dossier))
    assert (paper.asked_by, paper.asked_at, paper.reason) == (office.citizen.name, MONDAY + DAY, "Người nộp rút hồ sơ")
    assert "Người nộp rút hồ sơ" in printed(paper)
    assert (paper.number, paper.signer_title) == ("01/TB-BPMC", ("CÁN BỘ TIẾP NHẬN HỒ SƠ",))
    assert "Số: 01/TB-BPMC" in printed(paper)


def test_a_head_who_stops_signs_for_the_unit_that_holds_it(office):
    dossier = a_dossier(office, until="assign")
    dossiers.request_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + DAY, reason="Không còn nhu cầu")
    dossiers.stop(dossier.pk, by=office.head, at=MONDAY + 2 * DAY, reason="Rút", title="Chi cục trưởng")
    paper = queries.stop_notice(fresh(dossier))
    assert (paper.number, paper.agency) == ("01/TB-CCTTBVTV", "Chi cục Trồng trọt và Bảo vệ thực vật")
    assert paper.signer_title == ("CHI CỤC TRƯỞNG",)


def test_the_control_slip_measures_each_step_as_the_desk_does(office):
    """The times computed from journal and version are those that the steps themselves were given."""
    dossier = a_dossier(office, until="deliver", every=timedelta(hours=30))
    paper = queries.control_slip(fresh(dossier))
    runs = list(StepRun.objects.filter(dossier=dossier).order_by("id"))
    assert len(paper.steps) >= 6
    for row in paper.steps:
        run = next(run for run in runs if run.finished_at == row.at)
        assert row.result == how_timely(row.at, run.due_at), run.action
    assert "Quá hạn" in {row.result for row in paper.steps}
    assert (paper.received_at, paper.return_at) == (dossier.accepted_at, dossier.due_at)
    assert (paper.steps[0].giver_unit, paper.steps[-1].receiver_unit) == (dossier.receiving_unit.name, "Người nộp hồ sơ")
    assert all(row.receiver for row in paper.steps[:-1])
    assert dossier.number in printed(paper)


def test_the_control_slip_lets_a_step_stand_while_the_applicant_is_awaited(office):
    """Asked, withdrawn and thought better of, sent in, asked to pay, paid: each step's time is still the one it was given."""
    dossier, at = a_dossier(office, until="assign"), MONDAY + DAY
    paper = [dossiers.Paper(requirement=None, name="Đơn đã ký", kind="original")]
    dossiers.ask_supplement(dossier.pk, by=office.officer, at=at, reasons=a_reason(dossier))
    dossiers.request_withdrawal(dossier.pk, by=office.citizen, at=at + DAY, reason="Đổi ý")
    dossiers.cancel_withdrawal(dossier.pk, by=office.citizen, at=at + 7 * DAY)
    dossiers.resubmit(dossier.pk, by=office.citizen, at=at + 14 * DAY, papers=paper)
    dossiers.finish_step(dossier.pk, by=office.officer, at=at + 15 * DAY)
    dossiers.ask_payment(dossier.pk, by=office.officer, at=at + 16 * DAY, amount=800_000, reason="Phí thẩm định")
    for amount, days in ((300_000, 20), (500_000, 30)):
        money = dossiers.Received(fee="all", amount=amount, way="cash", payer="Bình")
        dossiers.record_payment(dossier.pk, money, by=office.intake, at=at + days * DAY)
    dossier, when = fresh(dossier), at + 30 * DAY
    while dossier.step_kind == "work":
        when += timedelta(hours=2)
        dossier = dossiers.finish_step(dossier.pk, by=office.officer, at=when)
    runs = {run.finished_at: run for run in StepRun.objects.filter(dossier=dossier)}
    slip = queries.control_slip(fresh(dossier))
    assert len(slip.steps) == 3
    for row in slip.steps:
        assert row.result == how_timely(row.at, runs[row.at].due_at), runs[row.at].action


def test_the_control_slip_is_of_the_journal_and_not_of_the_row(office):
    dossier = a_dossier(office, until="deliver")
    before = queries.control_slip(fresh(dossier))
    StepRun.objects.filter(dossier=dossier).update(due_at=None, finished_at=MONDAY + 99 * DAY)
    Dossier.objects.filter(pk=dossier.pk).update(due_at=dossier.due_at + DAY, accepted_at=MONDAY + DAY)
    assert queries.control_slip(fresh(dossier)) == before


def test_the_register_lists_the_unit_s_dossiers_as_they_stand(office):
    done = a_dossier(office, until="deliver")
    refused = a_dossier(office)
    dossiers.refuse(refused.pk, by=office.intake, at=MONDAY + DAY, reasons=a_reason(refused))
    stopped = a_dossier(office, until="assign", at=MONDAY + DAY)
    dossiers.request_withdrawal(stopped.pk, by=office.citizen, at=MONDAY + 2 * DAY, reason="Không còn nhu cầu")
    dossiers.stop(stopped.pk, by=office.intake, at=MONDAY + 2 * DAY, reason="Rút")
    late = a_dossier(office, until="assign", at=MONDAY + 2 * DAY)
    dossiers.mark_passed(late.pk, at=late.due_at + DAY)
    a_dossier(office, until="assign", at=MONDAY + 30 * DAY)

    book = queries.register(DESK, *APRIL)
    assert [(row.serial, row.code, row.note) for row in book.rows] == [
        (1, done.number, ""), (2, stopped.number, "Dừng giải quyết 03/04/2024"), (3, late.number, "Quá hạn"),
    ]  # fmt: skip
    first = book.rows[0]
    assert (first.received, first.return_due) == (local_date(done.accepted_at), local_date(done.due_at))
    assert (first.returned, first.signed, first.collect_by) == (local_date(done.delivered_at), "Đã ký nhận", "Trực tiếp")
    assert (first.owner, first.phone) == ("Trần Thị Bình", "0912345678")
    assert book.rows[1].returned is None
    assert done.number in printed(book).replace(" ", "")  # a narrow column
    assert queries.register("SNN-CCTL", *APRIL).rows == ()


def test_the_register_is_of_the_journal_and_not_of_the_row(office):
    """A day ends at midnight in Hà Nội; what the row says of itself is not asked."""
    last, next_month = MONDAY.replace(day=30, hour=23, minute=59), MONDAY.replace(month=5, day=1, hour=0, minute=1)
    found = [accepted(office, at) for at in (last, next_month)]
    Dossier.objects.filter(pk=found[0].pk).update(accepted_at=next_month)
    assert [row.code for row in queries.register(DESK, *APRIL).rows] == [found[0].number]
    assert [row.received for row in queries.register(DESK, *MAY).rows] == [date(2024, 5, 1)]


def accepted(office, at):
    return dossiers.accept(a_dossier(office).pk, by=office.intake, at=at)


def test_the_register_counts_on_through_its_year_and_the_receipt_says_the_same_number(office):
    first, second = accepted(office, MONDAY + DAY), accepted(office, MONDAY + DAY)
    third = accepted(office, MONDAY + 40 * DAY)
    assert [row.serial for row in queries.register(DESK, *APRIL).rows] == [1, 2]
    assert [row.serial for row in queries.register(DESK, *MAY).rows] == [3]
    receipts = [queries.receipt(fresh(dossier)) for dossier in (first, second, third)]
    assert [(paper.book, paper.serial) for paper in receipts] == [("01", "01"), ("01", "02"), ("01", "03")]
    assert queries.register(DESK, *MAY).book == "01"


def test_a_wrong_result_taken_back_is_not_returned(office):
    done = a_dossier(office, until="deliver")
    dossiers.reopen(done.pk, by=office.leader, at=MONDAY + 9 * DAY, fault_unit=done.lead_unit_id, reason="Sai tên chủ cơ sở")
    (row,) = queries.register(DESK, *APRIL).rows
    assert (row.returned, row.signed) == (None, "")


def test_a_register_of_many_costs_no_more_statements_than_one_of_few(office):
    a_dossier(office, until="accept")
    queries.register(DESK, *APRIL)
    with CaptureQueriesContext(connection) as few:
        queries.register(DESK, *APRIL)
    for _ in range(9):
        a_dossier(office, until="accept")
    with CaptureQueriesContext(connection) as many:
        assert len(queries.register(DESK, *APRIL).rows) == 10
    assert len(many) == len(few) <= 8
