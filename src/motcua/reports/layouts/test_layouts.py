"""Every form, three times: read back from the Excel workbook, the Word file and the PDF."""

import io
import re
import unicodedata
from datetime import date
from fractions import Fraction

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn

from motcua.reports.builders import a_form_06a, a_form_07b, a_heading, some_control_facts
from motcua.reports.layouts import excel, printed, word, written
from motcua.reports.rules import control
from motcua.reports.rules.documents import Table
from motcua.reports.rules.filling import sheet_of
from motcua.reports.rules.reading import layout, layouts
from motcua.reports.rules.sheets import UNFED_NOTE, Kind, Layout, Rank, head_cells

FILLED = {"II.06a": a_form_06a(), "II.07b": a_form_07b()}
EVERY = sorted(layouts())


def a_sheet(name):
    form = layout(name)
    if name in FILLED:
        return sheet_of(FILLED[name], form, a_heading())
    fed = [leaf for leaf in form.leaves if leaf.fed and leaf.key not in {"serial", "name"}]
    values = {Kind.COUNT: 1234567, Kind.TEXT: "=1+1", Kind.SHARE: Fraction(1, 3), Kind.DATE: date(2024, 9, 2)}
    row = {"serial": "1", "name": "Bảo vệ & kiểm dịch <thực vật>"} | {leaf.key: values[leaf.kind] for leaf in fed}
    return form.filled(a_heading(), [(Rank.LINE, row)])


def book_of(sheet):
    (page,) = openpyxl.load_workbook(io.BytesIO(excel.workbook([("Biểu", sheet)])))
    return page


def squeezed(text):
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFC", text))


def texts_of_book(sheet):
    return [str(cell.value) for row in book_of(sheet).iter_rows() for cell in row if cell.value is not None]


def texts_of_word(sheet):
    made = docx.Document(io.BytesIO(word.document([sheet])))
    return ["".join(part.text or "" for part in cell.iter(qn("w:t"))) for cell in made.element.body.iter(qn("w:p"))]


def texts_of_pdf(sheet):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed.pdf(sheet))).pages]


@pytest.mark.parametrize("read", [texts_of_book, texts_of_word, texts_of_pdf])
@pytest.mark.parametrize("name", EVERY)
def test_what_a_form_must_say_stands_on_it(name, read):
    sheet = a_sheet(name)
    said = squeezed("".join(read(sheet)))
    wanted = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND TỈNH BẮC GIANG",
        "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
        "Bắc Giang, ngày 16 tháng 9 năm 2024", f"Biểu số {sheet.layout.code}", sheet.layout.title, sheet.layout.measure,
        "Kỳ báo cáo: Quý III/2024", "(Từ ngày 15/06/2024 đến ngày 14/09/2024)", "- Đơn vị báo cáo: Sở Nông nghiệp",
        "- Đơn vị nhận báo cáo: Văn phòng Ủy ban", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
        *(cell.title for cell in head_cells(sheet.layout)),
    ]  # fmt: skip
    assert [text for text in wanted if squeezed(text) not in said] == []
    assert ("(chưakiểmchứng)" in said) is not sheet.layout.verified
    assert (squeezed(UNFED_NOTE) in said) is any(not leaf.fed for leaf in sheet.layout.leaves)


@pytest.mark.parametrize("name", EVERY)
def test_heads_in_excel_are_merged_as_the_form_has_them_and_printed_on_each_page(name):
    sheet = a_sheet(name)
    page = book_of(sheet)
    first = int(page.print_title_rows.split(":")[0].strip("$"))
    merged = {str(one) for one in page.merged_cells.ranges}
    for cell in head_cells(sheet.layout):
        top, left = first + cell.row, cell.column + 1
        assert page.cell(top, left).value == cell.title
        if cell.rows > 1 or cell.columns > 1:
            corner = page.cell(top + cell.rows - 1, left + cell.columns - 1).coordinate
            assert f"{page.cell(top, left).coordinate}:{corner}" in merged
    setup = page.page_setup
    assert (setup.orientation, int(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == ("landscape", 9, 1, 0)


@pytest.mark.parametrize("name", EVERY)
def test_heads_in_word_stand_over_their_columns_and_on_each_page(name):
    sheet = a_sheet(name)
    made = docx.Document(io.BytesIO(word.document([sheet])))
    table = next(one for one in made.tables if len(one.columns) == len(sheet.layout.leaves))
    for cell in head_cells(sheet.layout):
        corners = {
            table.cell(row, column)._tc
            for row in (cell.row, cell.row + cell.rows - 1) for column in (cell.column, cell.column + cell.columns - 1)
        }  # fmt: skip
        assert [one.xpath("string(.)") for one in corners] == [cell.title]
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True] * (sheet.depth + 1) + [False] * len(sheet.rows)
    assert made.sections[0].page_width > made.sections[0].page_height


def test_numbers_are_numbers_in_excel_and_read_as_vietnamese_ones_elsewhere():
    sheet = a_sheet("II.06a")
    page = book_of(sheet)
    (cell,) = (cell for row in page.iter_rows() for cell in row if cell.value == 18125)
    assert cell.number_format == r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0"
    assert "18.125" in texts_of_word(sheet)
    assert "18.125" in "".join(texts_of_pdf(sheet))


def test_a_text_that_begins_like_a_formula_stays_a_text():
    sheet = a_sheet("II.06g")
    (cell,) = (cell for row in book_of(sheet).iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_a_long_form_has_its_heads_on_each_page_of_the_pdf():
    form = layout("II.06a")
    rows = [(Rank.LINE, {"serial": str(n), "name": f"Lĩnh vực {n}", "3": n}) for n in range(1, 90)]
    pages = texts_of_pdf(form.filled(a_heading(), rows))
    assert len(pages) > 2
    assert all("(7)=(8)" in squeezed(page) and "Quáhạn" in squeezed(page) for page in pages)


def test_the_same_sheet_is_printed_as_the_same_bytes():
    assert printed.pdf(a_sheet("II.07b")) == printed.pdf(a_sheet("II.07b"))


def test_several_sheets_have_a_page_each():
    made = docx.Document(io.BytesIO(word.document([a_sheet("II.06a"), a_sheet("II.07b")])))
    assert len(made.sections) == 2
    book = openpyxl.load_workbook(io.BytesIO(excel.workbook([("II.06a", a_sheet("II.06a")), ("II.07b", a_sheet("II.07b"))])))
    assert book.sheetnames == ["II.06a", "II.07b"]


@pytest.mark.parametrize("name", EVERY)
def test_a_form_that_is_data_is_whole(name):
    form: Layout = layout(name)
    keys = [leaf.key for leaf in form.leaves]
    assert keys[:2] == ["serial", "name"]
    assert len(set(keys)) == len(keys)
    assert form.source
    assert [leaf.title for leaf in form.leaves if not leaf.number] == []


def a_report():
    return control.report(some_control_facts(), a_heading(), sign="BC-SNN")


def test_a_written_report_says_the_same_in_word_and_as_pdf():
    one = a_report()
    made = docx.Document(io.BytesIO(written.document(one)))
    in_word = squeezed("".join(part.text or "" for part in made.element.body.iter(qn("w:t"))))
    in_pdf = squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(written.pdf(one))).pages))
    in_pdf = re.sub(r"\d+(?=\Z)", "", in_pdf)
    blocks = [block.caption if isinstance(block, Table) else block.text for block in one.blocks]
    assert [text for text in blocks if squeezed(text) not in in_word] == []
    assert [text for text in blocks if isinstance(text, str) and squeezed(text)[:40] not in in_pdf] == []
    for text in (one.subject, f"Kính gửi: {one.to}.", "Nơi nhận:", "GIÁM ĐỐC", "Phụ lục III", "/BC-SNN"):
        assert squeezed(text) in in_word, text
        assert squeezed(text) in in_pdf, text


def test_a_written_report_stands_upright_and_its_annexes_lie():
    made = docx.Document(io.BytesIO(written.document(a_report())))
    assert [section.page_width < section.page_height for section in made.sections] == [True, False, False, False]
    pages = pypdf.PdfReader(io.BytesIO(written.pdf(a_report()))).pages
    upright = [page.mediabox.width < page.mediabox.height for page in pages]
    assert upright == sorted(upright, reverse=True)
    assert (upright.count(True), upright.count(False)) == (3, 5)


def test_what_a_person_has_to_write_is_marked_in_word():
    made = docx.Document(io.BytesIO(written.document(a_report())))
    marked = [run.text for paragraph in made.paragraphs for run in paragraph.runs if run.font.highlight_color]
    assert marked == [blank.text for blank in a_report().blanks]
