"""Excel files with officials, read and written. Nothing in them runs: no macro, no formula, no address is followed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font

from motcua.desk.wording import DUTIES
from motcua.kernel.moments import dd_mm_yyyy
from motcua.people.rules import Duty
from motcua.people.rules.staff_list import COLUMNS, Line
from motcua.ui.words import t

HEADINGS = ("Họ và tên", "Số định danh", "Điện thoại", "Thư điện tử", "Đơn vị (mã hoặc tên)", "Nhiệm vụ", "Từ ngày", "Đến hết ngày")
SAMPLE = ("Nguyễn Văn An", "024085001234", "0912345678", "an@vidu.vn", "SNN-VP", "chuyên viên", "01/04/2024", "")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES, MOST_UNPACKED, MOST_PARTS, MOST_ROWS, MOST_READ = 2_000_000, 20_000_000, 200, 1000, 5000
ZERO_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of the calendar, as Excel counts it
TOO_MANY = "Danh sách có quá 1.000 dòng. Hãy chia thành nhiều tệp."
NOT_XLSX = "Đây không phải tệp Excel (.xlsx) đọc được. Hãy lưu lại bằng Excel hoặc LibreOffice rồi thử lại."


class Unreadable(Exception):
    """The file is of no use; the sentence says why and what to do."""


def read(file: IO[bytes], size: int) -> list[Line]:
    """Return the rows below the heading; empty ones are left out.

    :raises Unreadable: too large, not a workbook, macros in it, unpacks to too much, too many rows, empty
    """
    if size > MOST_BYTES:
        raise Unreadable("Tệp quá lớn (trên 2 MB). Hãy bỏ hình ảnh và trang thừa, hoặc chia thành nhiều tệp.")
    try:
        _refuse_tricks(file)
        file.seek(0)
        lines = _lines(load_workbook(file, read_only=True, data_only=False, keep_links=False))
    except Unreadable:
        raise
    except Exception:
        raise Unreadable(NOT_XLSX) from None
    if not lines:
        raise Unreadable("Tệp không có dòng nào dưới dòng tiêu đề.")
    return lines


def _refuse_tricks(file: IO[bytes]) -> None:
    try:
        with ZipFile(file) as parts:
            found = parts.infolist()
    except BadZipFile:
        raise Unreadable(NOT_XLSX) from None
    if any("vbaproject" in part.filename.lower() for part in found):
        raise Unreadable("Tệp có macro nên không nhận. Hãy lưu lại dạng .xlsx không macro.")
    if len(found) > MOST_PARTS or sum(part.file_size for part in found) > MOST_UNPACKED:
        raise Unreadable("Tệp mở ra quá lớn nên không nhận. Hãy chép danh sách sang tệp mẫu.")


def _lines(book: Any) -> list[Line]:
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its own size may be anything
    lines: list[Line] = []
    for number, row in enumerate(sheet.iter_rows(min_row=2, max_row=MOST_READ + 1, max_col=len(COLUMNS)), 2):
        texts = [_text(cell.value) for cell in row]
        if any(texts):
            formula = any(cell.data_type == "f" for cell in row if cell.value is not None)
            lines.append(Line(number, **dict(zip(COLUMNS, texts, strict=False)), formula=formula))
        if len(lines) > MOST_ROWS or number > MOST_READ:
            raise Unreadable(TOO_MANY)
    return lines


def _text(value: Any) -> str:
    """A cell as somebody would have typed it; days may come as days or as the number Excel counts them by."""
    if isinstance(value, datetime | date):
        return dd_mm_yyyy(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 30_000 <= value <= 80_000:
        return dd_mm_yyyy((ZERO_DAY + timedelta(days=value)).date())
    return "" if value is None else str(value)[:500]


def template() -> bytes:
    """The file to fill in: a heading, a sample row, and the words for duties on a second sheet."""
    book = _book(HEADINGS, [SAMPLE])
    words = book.create_sheet(t("Nhiệm vụ"))
    for duty in Duty:
        words.append([DUTIES[duty.value]])
    return _bytes(book)


def wrong_ones(rows: Iterable[tuple[Line, str]]) -> bytes:
    """The rows that were not taken, as they were, each with the reason beside it."""
    return _bytes(_book((*HEADINGS, "Vì sao chưa nhận"), [(*(getattr(line, name) for name in COLUMNS), why) for line, why in rows]))


def _book(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = t("Cán bộ")
    sheet.append([t(heading) for heading in headings])
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type, cell.number_format = text, "s", "@"  # always text: what begins with "=" stays a word
    for letter, width in zip("ABCDEFGHI", (26, 16, 14, 26, 30, 18, 12, 12, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    return book


def _bytes(book: Workbook) -> bytes:
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
