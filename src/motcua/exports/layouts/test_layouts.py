"""A table comes back from its file as it went in, whatever stands in its cells and however long it is."""

import csv
import shutil
import subprocess
import zipfile
from datetime import datetime, timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.exports.layouts import LAYOUTS, workbook
from motcua.exports.layouts.parts import _letter
from motcua.exports.rules import Column, Holds, Table
from motcua.kernel.moments import HANOI

COLUMNS = (
    Column("Mã hồ sơ", Holds.TEXT, 26), Column("Đơn vị", Holds.WORDS, 30), Column("Số", Holds.NUMBER), Column("%", Holds.PERCENT),
    Column("Lúc", Holds.MOMENT, 17),
)  # fmt: skip
START = datetime(2024, 1, 1, 0, 0, tzinfo=HANOI)


def a_table(rows, columns=COLUMNS):
    return Table("Hồ sơ đúng hạn", (("Kỳ", "Quý III/2024"), ("Đơn vị", "=Sở & <cục>")), columns, iter(rows))


def some_rows(count):
    return [
        (f"H02-{n:06}", f"Đơn vị {n % 3}", n - 1, n / 4, START + timedelta(minutes=n * 7)) if n % 5 else (f"H02-{n:06}", None, None,
                                                                                                    None, None)
        for n in range(count)
    ]  # fmt: skip


def laid_out(table, format):
    file = BytesIO()
    return LAYOUTS[format](table, file), file


def opened(file):
    file.seek(0)
    return openpyxl.load_workbook(file)


def test_a_workbook_says_what_it_is_and_gives_every_row_back():
    rows = some_rows(1203)
    count, file = laid_out(a_table(rows), "xlsx")
    assert count == 1203
    book = opened(file)
    about, listed = book.worksheets
    assert (about.title, listed.title) == ("Thông tin", "Danh sách")
    assert [[cell.value for cell in row if cell.value is not None] for row in about] == [
        ["Hồ sơ đúng hạn"], ["Kỳ", "Quý III/2024"], ["Đơn vị", "=Sở & <cục>"], ["Số dòng", 1203],
    ]  # fmt: skip
    heads, *read = listed.iter_rows(values_only=True)
    assert list(heads) == [column.head for column in COLUMNS]
    assert read == [(*row[:4], row[4] and row[4].replace(tzinfo=None)) for row in rows]
    assert listed.freeze_panes == "A2" and listed.auto_filter.ref == "A1:E1204"
    assert listed["E2"].value is None and listed["E3"].number_format == "dd/mm/yyyy\\ hh:mm"
    assert listed.column_dimensions["A"].width == 26 and listed.print_title_rows == "$1:$1"


def test_a_table_without_rows_is_a_file_with_heads():
    for format in LAYOUTS:
        count, file = laid_out(a_table([]), format)
        assert count == 0 and file.tell() > 100
    assert [cell.value for cell in opened(laid_out(a_table([]), "xlsx")[1]).worksheets[1][1]] == [c.head for c in COLUMNS]


@pytest.mark.parametrize(("limit", "value", "sheets"), [("MOST_ROWS", 400, 4), ("MOST_ROWS", 1500, 2), ("MOST_BYTES", 100_000, 2)])
def test_what_one_sheet_does_not_hold_goes_on_on_the_next(monkeypatch, limit, value, sheets):
    monkeypatch.setattr(workbook, limit, value)
    rows = some_rows(1200)
    _, file = laid_out(a_table(rows), "xlsx")
    book = opened(file)
    assert len(book.worksheets) == 1 + (3 if value == 400 else 1 if value == 1500 else sheets)
    read = [row for sheet in book.worksheets[1:] for row in list(sheet.iter_rows(values_only=True))[1:]]
    assert [row[0] for row in read] == [row[0] for row in rows]
    assert all(sheet["A1"].value == "Mã hồ sơ" for sheet in book.worksheets[1:])


def test_words_beyond_the_shared_ones_are_written_where_they_stand(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_SHARED", 2)
    _, file = laid_out(a_table(some_rows(10)), "xlsx")
    assert [row[1].value for row in list(opened(file).worksheets[1])[1:]] == [row[1] for row in some_rows(10)]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.integers(-(10**9), 10**9)), max_size=8))
def test_whatever_is_written_in_a_cell_it_stays_text_and_stays_whole(rows):
    columns = COLUMNS[:3]
    _, file = laid_out(a_table(rows, columns), "xlsx")
    read = list(opened(file).worksheets[1].iter_rows(min_row=2, values_only=True))
    kept = [tuple(workbook._NOT_XML.sub("", one).replace("\r\n", "\n").replace("\r", "\n") for one in row[:2]) for row in rows]
    assert [tuple(one or "" for one in row[:2]) for row in read] == kept
    assert [row[2] for row in read] == [row[2] for row in rows]
    assert all(cell.data_type != "f" for row in opened(file).worksheets[1].iter_rows() for cell in row)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.integers(-(10**9), 10**9)), max_size=8))
def test_no_line_of_a_csv_is_a_formula(rows):
    _, file = laid_out(a_table(rows, COLUMNS[:3]), "csv")
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(StringIO(file.getvalue().decode("utf-8-sig"), newline="")))
    read = lines[lines.index([]) + 2 :]
    assert not any(cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} for row in read for cell in row[:2] if cell)
    assert [[cell.removeprefix("'") for cell in row[:2]] for row in read] == [
        [one.replace("\x00", "").removeprefix("'") for one in row[:2]] for row in rows
    ]
    assert [int(row[2]) for row in read] == [row[2] for row in rows]


def test_a_csv_says_what_it_is_before_its_heads():
    count, file = laid_out(a_table(some_rows(7)), "csv")
    lines = list(csv.reader(StringIO(file.getvalue().decode("utf-8-sig"))))
    assert count == 7
    assert lines[:6] == [
        ["Hồ sơ đúng hạn"], ["Kỳ", "Quý III/2024"], ["Đơn vị", "'=Sở & <cục>"], ["Số dòng", "7"], [], [c.head for c in COLUMNS],
    ]  # fmt: skip
    assert lines[7] == ["H02-000001", "Đơn vị 1", "0", "0.25", "01/01/2024 00:07"]
    assert lines[6] == ["H02-000000", "", "", "", ""]


def test_an_archive_is_one_of_the_old_kind():
    """Without the 64-bit extension, which not every program reads."""
    _, file = laid_out(a_table(some_rows(100)), "xlsx")
    with zipfile.ZipFile(file) as pack:
        assert pack.testzip() is None
        assert {one.extract_version for one in pack.infolist()} == {20}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_reads_the_same(tmp_path):
    rows = some_rows(50)
    place = tmp_path / "table.xlsx"
    place.write_bytes(laid_out(a_table(rows), "xlsx")[1].getvalue())
    filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(["soffice", home, "--headless", "--convert-to", filter, "--outdir", tmp_path, place], check=True, timeout=120,
                   capture_output=True)  # fmt: skip
    (made,) = tmp_path.glob("*.csv")
    read = list(csv.reader(StringIO(made.read_text(encoding="utf-8-sig"))))
    assert read[0] == [column.head for column in COLUMNS]
    assert [row[0] for row in read[1:]] == [row[0] for row in rows]
    assert read[2][:4] == ["H02-000001", "Đơn vị 1", "0", "0.25"] and read[2][4].startswith("01/01/2024 00:07")


def test_letters_of_columns():
    assert [_letter(n) for n in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
