import html
import re
from datetime import datetime

import pytest

from motcua.dossiers import builders
from motcua.indicators.commands import reading
from motcua.kernel.moments import HANOI
from motcua.people import builders as people
from motcua.reports.models import Report

HERE = "/lam-viec/bao-cao/"
AT = datetime(2024, 6, 17, 9, tzinfo=HANOI)  # a Monday in the week in which the second quarter is reported
MAKE = {"kind": "II.06a", "unit": "SNN", "ky": "2024-Q2"}


@pytest.fixture
def control(office):
    return people.an_actor("kiemsoat", ("control", "SNN"))


def read(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


def test_what_is_owed_stands_with_its_day_and_how_far_it_is(office, control, desk):
    client = desk(control, at=AT)
    page = read(client.get(HERE))
    rows = re.findall(r"<tr class=\"govuk-table__row\">(.*?)</tr>", page, re.S)
    (second,) = (row for row in rows if "(II.06a)" in row and "Quý II/2024" in row)
    assert "20/06/2024" in second and "chưa kiểm chứng" in second and "Chưa lập" in second and "Lập báo cáo" in second
    (first,) = (row for row in rows if "(II.06a)" in row and "Quý I/2024" in row)
    assert "Quá hạn, chưa lập" in first
    (fourth,) = (row for row in rows if "(II.06a)" in row and "Quý IV/2024" in row)
    assert "Chưa đến kỳ" in fourth and "<form" not in fourth
    assert "2023" in read(client.get(f"{HERE}?nam=2023"))


def test_a_report_is_made_looked_at_and_approved_by_who_leads(transactional_db, office, control, desk):
    dossier = builders.a_dossier(office, until="accept")
    while reading.read(500):
        pass
    client = desk(control, at=AT)
    made = client.post(f"{HERE}lap/", MAKE)
    report = Report.objects.get()
    assert made["Location"] == f"{HERE}{report.pk}/"
    page = read(client.get(made["Location"]))
    assert "Bảo vệ thực vật" in page and dossier.procedure_name not in page
    totals = [re.findall(r">(\d+)<", row)[:4] for row in re.findall(r"Tổng cộng</th>(.*?)</tr>", page, re.S)]
    assert totals == [["1", "1", "0", "0"]] * 2, "by field and by unit"
    assert "Duyệt phiên bản này" not in page
    assert client.post(f"{HERE}{report.pk}/duyet/").status_code == 302
    assert Report.objects.get().approved_at is None
    leader = desk(people.an_actor("giamdoc", ("leader", "SNN")), at=AT)
    assert "Duyệt phiên bản này" in read(leader.get(made["Location"]))
    leader.post(f"{HERE}{report.pk}/duyet/")
    assert Report.objects.get().approver
    assert "Đã duyệt" in read(leader.get(HERE))


def test_the_same_numbers_again_are_no_new_version(office, control, desk):
    client = desk(control, at=AT)
    client.post(f"{HERE}lap/", MAKE)
    page = read(client.post(f"{HERE}lap/", MAKE), 422)
    assert "Số liệu không khác phiên bản 1" in page
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [({"ky": "2024-Q9"}, "Không hiểu kỳ này"), ({"ky": "9999"}, "Không hiểu kỳ này"), ({"ky": "2024-Q4"}, "Kỳ này chưa bắt đầu"),
     ({"unit": "UBT"}, "Đơn vị"), ({"kind": "II.99"}, "Báo cáo")],
)  # fmt: skip
def test_what_cannot_be_reported_is_said_and_nothing_is_made(office, control, desk, change, said):
    assert said in read(desk(control, at=AT).post(f"{HERE}lap/", MAKE | change), 422)
    assert not Report.objects.exists()


def test_only_who_makes_approves_or_inspects_comes_in_and_only_to_their_units(office, control, desk):
    desk(control, at=AT).post(f"{HERE}lap/", MAKE | {"kind": "II.07b"})
    one = f"{HERE}{Report.objects.get().pk}/"
    elsewhere = people.an_actor("noikhac", ("leader", "D215"))
    inspector = people.an_actor("thanhtra", ("inspector", "SNN"))
    for who, list_, report in (
        (office.officer, 404, 404), (office.intake, 404, 404), (elsewhere, 200, 404), (office.head, 200, 404),
        (inspector, 200, 200),
    ):  # fmt: skip
        client = desk(who, at=AT)
        assert (client.get(HERE).status_code, client.get(one).status_code) == (list_, report), who.name
        file = client.get(f"{one}tep.pdf")
        assert file.status_code == report, who.name
        if report == 200:
            assert file.getvalue().startswith(b"%PDF")
        assert client.post(f"{one}duyet/").status_code in {302 if report == 200 else 404}
        if who is inspector:
            assert "Lập báo cáo" not in read(client.get(HERE)), "who only reads makes none"
    assert Report.objects.get().approved_at is None
    assert desk(office.stranger, at=AT).get(HERE).status_code == 404
    assert desk(at=AT).get(one).status_code == 302


def test_who_only_looks_is_refused_when_making(office, desk):
    inspector = people.an_actor("thanhtra", ("inspector", "SNN"))
    read(desk(inspector, at=AT).post(f"{HERE}lap/", MAKE), 422)
    assert not Report.objects.exists()
