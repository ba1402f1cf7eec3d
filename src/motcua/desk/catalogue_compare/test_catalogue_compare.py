from dataclasses import replace
from decimal import Decimal

from motcua.catalogue import builders
from motcua.catalogue.rules import FeeKind, Paper
from motcua.catalogue.test_deciding import WHOLE
from motcua.deadlines.rules import Term, TermUnit

ADDRESS = "/lam-viec/danh-muc/so-sanh/{}/{}/"


def test_what_is_different_stands_beside_what_was(office, control, desk):
    one, other = builders.a_draft("1.999999", name="Tên <b>cũ</b>", **WHOLE), builders.a_draft("1.999999", name="Tên mới")
    page = desk(control).get(ADDRESS.format(one, other)).content.decode()
    assert "Tên &lt;b&gt;cũ&lt;/b&gt;" in page
    assert "Tên mới" in page
    assert "Biểu mẫu điện tử" in page
    assert "giống hệt nhau" in desk(control).get(ADDRESS.format(one, one)).content.decode()


def test_each_part_calls_its_entries_by_their_own_names(office, control, desk):
    old = builders.a_content("1.999999")
    longer = Term(Decimal("7.5"), TermUnit.WORKING_DAY)
    paper = Paper(key="paper-3", name="Sơ yếu lý lịch", form=None, originals=1, copies=0, required=True)
    fee = replace(old.fees[0], amount=1_250_000, kind=FeeKind.CHARGE)
    before = builders.a_draft("1.999999")
    after = builders.a_draft("1.999999", term=longer, papers=(*old.papers, paper), fees=(fee,), steps=old.steps)
    page = desk(control).get(ADDRESS.format(before, after)).content.decode()
    for words in ("Thời hạn giải quyết", "7,5 ngày làm việc", "Tên giấy tờ: Sơ yếu lý lịch", "800.000", "1.250.000", "Lệ phí"):
        assert words in page, words
    for words in ("Thời hạn riêng", "Tên kết quả", "charge"):
        assert words not in page, words


def test_versions_of_two_procedures_are_not_compared(office, control, desk):
    one, other = builders.a_draft("1.999999"), builders.a_draft("1.999998")
    assert desk(control).get(ADDRESS.format(one, other)).status_code == 404
    assert desk(office.colleague).get(ADDRESS.format(one, one)).status_code == 404
