"""What a figure is measured against, and how it says so."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest

from motcua.ui.charts import Unit
from motcua.ui.jinja import environment
from motcua.ui.numbers import Against, Figure, turn

CARD = environment().from_string('{% from "ui/components/number/number.html" import number_card %}{{ number_card(figure) }}')
JOB = environment().from_string('{% from "ui/components/job/job.html" import job %}{{ job(one, "/tep/1/") }}')


@pytest.mark.parametrize(("value", "other", "unit", "falling", "sign", "words", "kind"), [
    (Fraction(974, 1000), Fraction(951, 1000), Unit.SHARE, False, "▲", "2,30 điểm so với kỳ trước (95,10%)", "good"),
    (Fraction(9, 10), Fraction(1), Unit.SHARE, False, "▼", "10 điểm so với kỳ trước (100%)", "bad"),
    (37, 1041, Unit.COUNT, True, "▼", "1.004 so với kỳ trước (1.041)", "good"),
    (42, 41, Unit.COUNT, True, "▲", "1 so với kỳ trước (41)", "bad"),
    (37, 37, Unit.COUNT, False, "=", "bằng kỳ trước (37)", "same"),
    (Fraction(974001, 1000000), Fraction(97400, 100000), Unit.SHARE, False, "=", "bằng kỳ trước (97,40%)", "same"),
    (Decimal("3.2"), Decimal("4.5"), Unit.DAYS, True, "▼", "1,3 ngày so với kỳ trước (4,5 ngày)", "good"),
    (Decimal("84.305"), Decimal("80"), Unit.POINTS, False, "▲", "4,3 so với kỳ trước (80)", "good"),
    (None, 3, Unit.COUNT, False, "", "kỳ trước: không có số liệu", "none"),
    (3, None, Unit.COUNT, False, "", "kỳ trước: không có số liệu", "none"),
])  # fmt: skip
def test_a_change_is_said_with_its_sign_and_whether_it_is_good(value, other, unit, falling, sign, words, kind):
    found = turn(Figure(name="Q", value=value, unit=unit, falling=falling), Against("kỳ trước", other))
    assert (found.sign, found.words, found.kind) == (sign, words, kind)


def shown(**facts):
    return re.sub(r"\s+", " ", CARD.render(figure=Figure(**facts)))


def test_a_number_opens_its_list_and_its_name_the_definition():
    html = shown(name="Đúng hạn", value=Fraction(1204, 1236), unit=Unit.SHARE, href="/ds/", definition="/nghia/", excluded=1014,
                 excluded_href="/khong-tinh/", unverified="nhóm 3")  # fmt: skip
    assert 'href="/ds/">97,41%<' in html
    assert 'href="/nghia/">Đúng hạn<' in html
    assert 'href="/khong-tinh/">không tính 1.014 hồ sơ<' in html
    assert "chưa kiểm chứng: nhóm 3" in html


def test_no_data_is_never_nought():
    html = shown(name="Hài lòng", value=None, unit=Unit.SHARE, href="/ds/", of="0 phiếu")
    assert "không có số liệu" in html
    assert "0%" not in html
    assert "/ds/" not in html
    assert ">0%<" in shown(name="Hài lòng", value=Fraction(0), unit=Unit.SHARE, href="/ds/")


def job(**facts):
    one = {"done": 0, "total": 1_000_000, "what": "dòng", "file": "q3.xlsx", "size": None, "href": "/tai/", "why": "", "again": ""}
    return re.sub(r"[ \n]+", " ", JOB.render(one=one | facts))


def test_a_job_asks_again_until_it_ends():
    running = job(state="running", done=120_000)
    assert "Đã ghi 120.000/1.000.000 dòng" in running
    assert 'hx-get="/tep/1/"' in running
    assert 'value="120000" max="1000000"' in running
    assert "hx-get" in job(state="waiting")
    assert "max=" not in job(state="running", total=None)
    assert "hx-get" not in job(state="done", size=1468006) + job(state="failed")


def test_a_job_ends_in_a_file_or_in_a_sentence():
    assert 'href="/tai/" download' in job(state="done", done=5, size=1468006)
    assert "(1,4\N{NO-BREAK SPACE}MB)" in job(state="done", size=1468006)
    failed = job(state="failed", why="Ổ đĩa đã đầy.", again="/lai/")
    assert "Ổ đĩa đã đầy." in failed
    assert 'href="/lai/"' in failed
    assert "/tai/" not in failed
