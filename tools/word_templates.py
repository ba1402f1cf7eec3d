"""The Word templates that results are drafted from when an office has none of its own: written once, kept with the code.

Laid out as NĐ 30/2020/NĐ-CP asks: Times New Roman, the heading in two columns, margins of 20 to 30 mm.
"""

from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

PLACE = Path(__file__).resolve().parents[1] / "src/motcua/letters/papers"


def document():
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = page.right_margin = Mm(20)
    page.left_margin = Mm(30)
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(6)
    return made


def write(where, text, *, bold=False, italic=False, size=None, align=None, indent=None):
    paragraph = where.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(indent)
    return paragraph


def heading(made, kind):
    left, right = made.add_table(rows=1, cols=2).rows[0].cells
    number = f"Số: ……/{kind}-{{{{ sign }}}}"
    for cell, lines in ((left, [("{{ authority }}", False, 13), ("{{ issuer }}", True, 13), (number, False, 13)]),
                        (right, [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, 12), ("Độc lập - Tự do - Hạnh phúc", True, 13),
                                 ("{{ place_and_day }}", False, 13)])):  # fmt: skip
        cell.paragraphs[0]._element.getparent().remove(cell.paragraphs[0]._element)
        for n, (text, bold, size) in enumerate(lines):
            write(cell, text, bold=bold, italic=cell is right and n == 2, size=size, align=ALIGN.CENTER)


def foot(made):
    left, right = made.add_table(rows=1, cols=2).rows[0].cells
    left.paragraphs[0].add_run("Nơi nhận:").bold = True
    write(left, "- {{ owner }};", size=11)
    write(left, "- {{ desk }} (để trả kết quả);", size=11)
    write(left, "- Lưu: VT, hồ sơ {{ number }}.", size=11)
    right.paragraphs[0].add_run("{{ signer_title }}").bold = True
    right.paragraphs[0].alignment = ALIGN.CENTER
    for text, bold in (("", False), ("", False), ("{{ signer }}", True)):
        write(right, text, bold=bold, align=ALIGN.CENTER)


def facts(made):
    write(made, "{%p for label, value in facts %}")
    write(made, "- {{ label }}: {{ value }}", indent=10)
    write(made, "{%p endfor %}")


def decision():
    made = document()
    heading(made, "QĐ")
    write(made, "QUYẾT ĐỊNH", bold=True, align=ALIGN.CENTER)
    write(made, "Về việc {{ about }}", bold=True, align=ALIGN.CENTER)
    write(made, "{{ signer_office }}", bold=True, align=ALIGN.CENTER)
    write(made, "{%p for basis in legal_basis %}")
    write(made, "Căn cứ {{ basis }};", italic=True, indent=10)
    write(made, "{%p endfor %}")
    write(made, "Xét hồ sơ số {{ number }} của {{ owner }}, tiếp nhận ngày {{ accepted }}.", italic=True, indent=10)
    write(made, "QUYẾT ĐỊNH:", bold=True, align=ALIGN.CENTER)
    write(made, "Điều 1. {{ result }} cho {{ owner }}, với các nội dung sau:", indent=10)
    facts(made)
    write(made, "Điều 2. {{ owner }} có trách nhiệm thực hiện đúng quy định của pháp luật về nội dung nêu tại Điều 1.", indent=10)
    write(made, "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.", indent=10)
    foot(made)
    return made


def answer():
    made = document()
    heading(made, "TB")
    write(made, "THÔNG BÁO", bold=True, align=ALIGN.CENTER)
    write(made, "Về kết quả giải quyết hồ sơ {{ number }}", bold=True, align=ALIGN.CENTER)
    write(made, "Kính gửi: {{ owner }}", align=ALIGN.CENTER)
    write(made, "Ngày {{ accepted }}, {{ desk }} tiếp nhận hồ sơ số {{ number }} về việc {{ about }}.", indent=10)
    write(made, "Sau khi xem xét, {{ issuer_name }} thông báo: {{ result }}.", indent=10)
    facts(made)
    write(made, "{{ issuer_name }} thông báo để ông/bà biết, thực hiện.", indent=10)
    foot(made)
    return made


if __name__ == "__main__":
    for name, made in (("decision", decision()), ("answer", answer())):
        made.core_properties.author = "Motcua"
        made.save(PLACE / f"{name}.docx")
