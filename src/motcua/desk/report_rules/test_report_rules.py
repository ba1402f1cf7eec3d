import html
from datetime import datetime

import pytest

from motcua.kernel.moments import HANOI
from motcua.people import builders as people
from motcua.reports.models import ReportRule

HERE = "/lam-viec/bao-cao/quy-dinh/"
AT = datetime(2024, 6, 17, 9, tzinfo=HANOI)
RULE = {"key": "due.quarter.province", "day": "18", "valid_from": "01/01/2024", "source": "CV 12/VP-KSTT"}


@pytest.fixture
def control(office):
    return people.an_actor("kiemsoat", ("control", "SNN"))


def read(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


def test_what_nobody_has_compared_says_so_until_somebody_has(control, desk):
    client = desk(control, at=AT)
    before = read(client.get(HERE))
    assert "Báo cáo quý, cấp tỉnh gửi trước ngày" in before and "Ngày bắt đầu kỳ" in before
    assert "Đã lưu." in read(client.post(HERE, RULE, follow=True))
    after = read(client.get(HERE))
    assert after.count("chưa kiểm chứng") == before.count("chưa kiểm chứng") - 1
    assert "CV 12/VP-KSTT" in after
    assert "18/06/2024" in read(client.get("/lam-viec/bao-cao/"))


@pytest.mark.parametrize(
    ("change", "said"),
    [({"day": "40"}, "31"), ({"source": ""}, "Văn bản làm căn cứ"), ({"key": "due.week.province"}, "Quy định"),
     ({"key": "cut-off", "day": "30"}, "từ 1 đến 28")],
)  # fmt: skip
def test_a_rule_that_cannot_be_is_refused_in_a_sentence(control, desk, change, said):
    assert said in read(desk(control, at=AT).post(HERE, RULE | change), 422)
    assert not ReportRule.objects.exists()


def test_only_control_confirms_and_who_leads_only_reads(office, desk):
    leader = desk(people.an_actor("giamdoc", ("leader", "SNN")), at=AT)
    assert "Xác nhận" not in read(leader.get(HERE))
    assert "nhiệm vụ" in read(leader.post(HERE, RULE), 422)
    assert not ReportRule.objects.exists()
    assert desk(office.officer, at=AT).get(HERE).status_code == 404
    assert desk(office.stranger, at=AT).get(HERE).status_code == 404
