"""Registers, lists and the pack: every row stands in them once, and a share is of what it says."""

import io
import zipfile
from datetime import date
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.letters.builders import register_row
from motcua.reports.builders import a_heading
from motcua.reports.layouts import excel, pack, printed, word
from motcua.reports.layouts.pack import FileMissing
from motcua.reports.rules import lists
from motcua.reports.rules.lists import Evidence, HandedOver, Inspected, LateOfMonth, Proof, Settled, SupplementAsked
from motcua.reports.rules.reading import lists as every_list
from motcua.reports.rules.sheets import Rank

few = st.integers(0, 500)
DAY = date(2024, 9, 2)
ROW = register_row(1)
SETTLED = Settled(code="SNN-1", procedure="Cấp giấy", field="Thú y", agency="Chi cục", officer="B", received=DAY, return_due=DAY,
                  finished=DAY, result="Có kết quả", days=1)
OVER = HandedOver(code="SNN-240902-0001", procedure="Cấp giấy", at="14:05 02/09/2024", return_due=DAY, from_unit="Một cửa",
                  to_unit="Chi cục Thủy lợi")  # fmt: skip
ASKED = SupplementAsked(code="SNN-1", procedure="Cấp giấy", agency="Chi cục", asked=DAY, ordinal=1, answered=DAY)
LATE = LateOfMonth(unit="Chi cục Thủy lợi", officer="B", procedure="Cấp phép", late_settled=2, late_open=1, longest=9, told=1)
ONE = Inspected(unit="Chi cục Thủy lợi", checked=3337, late=903, untold=610, supplements=40, wrong_form=4)
PROOF = Evidence(criterion="TTHC giải quyết đúng hạn", formula="đúng hạn / đã giải quyết", period="Năm 2024", numerator=97,
                 denominator=100, file="II.06a.xlsx")  # fmt: skip
SHEETS = {
    "register": lists.register([ROW], a_heading()), "settled": lists.settled([SETTLED], a_heading()),
    "hand-over": lists.hand_over([OVER], a_heading()), "late-month": lists.late_of_month([LATE], a_heading()),
    "inspector": lists.inspected([ONE], a_heading()), "evidence": lists.evidence([PROOF], a_heading()),
    "supplements": lists.supplements([ASKED], a_heading()),
    "proof": lists.proof([Proof(name="Chi cục", numerator=1, denominator=2)], a_heading(), title="KIỂM CHỨNG", about="Q05"),
}  # fmt: skip


def test_each_list_has_a_layout_and_each_layout_its_list():
    assert SHEETS.keys() == every_list().keys()


@pytest.mark.parametrize("name", SHEETS)
def test_a_list_has_every_column_filled_from_its_row_and_is_a_file_thrice(name):
    sheet = SHEETS[name]
    first = next(row for row in sheet.rows if row.rank is Rank.LINE)
    empty = [leaf.key for leaf, cell in zip(sheet.layout.leaves, first.cells, strict=True) if cell is None]
    assert empty == []
    assert printed.pdf(sheet).startswith(b"%PDF")
    assert word.document([sheet]).startswith(b"PK")
    (page,) = openpyxl.load_workbook(io.BytesIO(excel.workbook([(name, sheet)])))
    assert page.print_title_rows


@given(st.lists(st.builds(Inspected, unit=st.text(max_size=3), checked=few, late=few, untold=few, supplements=few, wrong_form=few)))
def test_the_inspectors_totals_are_sums_and_their_shares_are_of_the_sums(rows):
    *lines, total = lists.inspected(rows, a_heading()).rows
    assert [line.cells[0] for line in lines] == [str(n) for n in range(1, len(rows) + 1)]
    keys = [leaf.key for leaf in every_list()["inspector"].leaves]
    found = dict(zip(keys, total.cells, strict=True))
    assert found["late"] == sum(row.late for row in rows)
    assert found["untold_rate"] == (Fraction(found["untold"], found["late"]) if found["late"] else None)


LATE_ONES = st.builds(LateOfMonth, unit=st.text(max_size=3), procedure=st.just("P"), late_settled=few, late_open=few, longest=few)


@given(st.lists(LATE_ONES))
def test_the_most_late_stand_first_and_nobody_is_left_out(rows):
    *lines, total = lists.late_of_month(rows, a_heading()).rows
    keys = [leaf.key for leaf in every_list()["late-month"].leaves]
    counts = [line.cells[keys.index("late_settled")] + line.cells[keys.index("late_open")] for line in lines]
    assert counts == sorted((row.late_settled + row.late_open for row in rows), reverse=True)
    assert total.cells[keys.index("longest")] == max((row.longest for row in rows), default=0)


def test_a_thousand_rows_of_the_register_are_laid_out_each_once():
    rows = [register_row(n) for n in range(1, 1001)]
    sheet = lists.register(rows, a_heading())
    (page,) = openpyxl.load_workbook(io.BytesIO(excel.workbook([("Sổ", sheet)])))
    codes = [cell.value for cell in page["B"] if cell.value in {row.code for row in rows}]
    assert len(codes) == 1000
    assert word.document([sheet]).startswith(b"PK")


def test_a_list_without_rows_is_a_file_all_the_same():
    sheet = lists.settled([], a_heading())
    assert excel.workbook([("Danh sách", sheet)]).startswith(b"PK")
    assert word.document([sheet]).startswith(b"PK") and printed.pdf(sheet).startswith(b"%PDF")


def test_the_pack_holds_its_index_and_every_file_it_names():
    made = pack.pack([PROOF], {"II.06a.xlsx": b"numbers"}, a_heading())
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert archive.namelist() == ["00-danh-muc.xlsx", "00-danh-muc.docx", "II.06a.xlsx"]
    assert archive.read("II.06a.xlsx") == b"numbers"
    (index,) = openpyxl.load_workbook(io.BytesIO(archive.read("00-danh-muc.xlsx")))
    assert {"TTHC giải quyết đúng hạn", "II.06a.xlsx", "đúng hạn / đã giải quyết", 97} <= {
        cell.value for row in index.iter_rows() for cell in row
    }


@pytest.mark.parametrize("files", [{}, {"II.06a.xlsx": b"", "khac.pdf": b""}])
def test_a_pack_that_does_not_agree_with_its_index_is_not_made(files):
    with pytest.raises(FileMissing):
        pack.pack([PROOF], files, a_heading())
