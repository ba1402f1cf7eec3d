"""A plan as text and as a Word document; what is read back is the same plan."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from motcua.kernel.moments import long_date
from motcua.plans.rules.facts import FoundPlan, FoundTask, Heading

HEADS = ("TT", "NỘI DUNG CÔNG VIỆC", "CƠ QUAN CHỦ TRÌ", "CƠ QUAN PHỐI HỢP", "THỜI GIAN HOÀN THÀNH", "DỰ KIẾN SẢN PHẨM")
_WIDTHS = (12, 88, 45, 40, 35, 40)  # mm


def to_text(plan: FoundPlan) -> str:
    """Return it with tabs between the cells of a row."""
    lines = [f"Số: {plan.number}", "", _dated(plan), "", "KẾ HOẠCH", "", plan.title, ""]
    for section in plan.sections:
        lines += [f"{section.number}. {section.title}", ""]
        for point in section.points:
            lines += [f"{point.number}. {point.text}" if point.number else point.text, ""]
    lines += ["Phụ lục", ""]
    return "\n".join([*lines, *("\t".join(row) for row in _rows(plan)), ""])


def to_docx(plan: FoundPlan) -> bytes:
    """Return it as a Word document, to be edited."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    document.add_paragraph(f"Số: {plan.number}")
    document.add_paragraph(_dated(plan)).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text in ("KẾ HOẠCH", plan.title):
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(text).bold = True
    for section in plan.sections:
        document.add_paragraph().add_run(f"{section.number}. {section.title}").bold = True
        for point in section.points:
            for n, line in enumerate(point.text.split("\n")):
                document.add_paragraph(f"{point.number}. {line}" if point.number and not n else line)
    _appendix(document, plan)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _appendix(document: Any, plan: FoundPlan) -> None:
    """On sheets that lie on their side; the headings stand on every page."""
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, section.page_height, section.page_width
    section.left_margin = section.right_margin = Mm(18)
    document.add_paragraph().add_run("Phụ lục").bold = True
    rows = list(_rows(plan))
    table = document.add_table(rows=len(rows), cols=len(HEADS), style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(line.cells, row, _WIDTHS, strict=True):
            cell.width = Mm(width)
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(11), row == HEADS or not any(row[2:])


def _dated(plan: FoundPlan) -> str:
    return long_date(plan.issued_date) if plan.issued_date else f"ngày tháng năm {plan.year}"


def _rows(plan: FoundPlan) -> Iterator[tuple[str, ...]]:
    """Each heading once, above the first task that stands under it."""
    yield HEADS
    shown: set[str] = set()
    for task in plan.tasks:
        for depth, heading in enumerate(task.headings):
            if heading.path not in shown:
                shown.add(heading.path)
                yield (_mark(heading.path, task.headings[:depth]), heading.title, "", "", "", "")
        yield _row(task)


def _row(task: FoundTask) -> tuple[str, ...]:
    cells = (task.content, task.lead, task.coop, task.deadline.words, task.deliverable)
    return (_mark(task.path, task.headings), *(" ".join(cell.split()) for cell in cells))


def _mark(path: str, above: tuple[Heading, ...]) -> str:
    """"II.3.1" below "II" is "3.1" on the sheet."""
    letters = [one.path for one in above if not one.path[-1].isdigit()]
    return path.removeprefix(f"{letters[-1]}.") if letters else path
