"""A written report as a Word file to go on writing in, and as PDF: the page of NĐ 30/2020/NĐ-CP, annexes in landscape behind it."""

from typing import Any

import docx
from docx.shared import Mm

from motcua.kernel import moments
from motcua.letters.papers.glyphs import printable
from motcua.letters.papers.render import plain, trained
from motcua.reports.layouts import printed, word, words
from motcua.reports.layouts.ooxml import Cell, Style, element, paragraph, table
from motcua.reports.rules.documents import Blank, Block, Document, Table, Text, Title

ROOM = 210 - 30 - 15  # millimetres between the margins
_BODY = Style(size=14, side="both", first_mm=10, before=3, after=3, line=1.1)
_BLANK = Style(size=14, side="both", first_mm=10, before=3, after=3, line=1.1, italic=True, marked=True)
_TITLES = {
    1: Style(size=14, bold=True, first_mm=10, before=8, after=3, keep=True, level=1),
    2: Style(size=14, bold=True, first_mm=10, before=5, after=3, keep=True, level=2),
}


def document(one: Document) -> bytes:
    """Return the report as a Word file."""
    made = docx.Document()
    word.plain(made)
    _portrait(made.sections[0])
    body = made.element.body
    word.add(body, _heading(one))
    for style, text in ((Style(size=14, bold=True, side="center", before=14), one.kind), (_subject(), one.subject)):
        word.add(body, element(paragraph(text, style)))
    word.add(body, element(paragraph("_______________", Style(size=8, side="center", after=8))))
    if one.to:
        word.add(body, element(paragraph(f"Kính gửi: {one.to}.", Style(size=14, side="center", before=4, after=8))))
    for block in one.blocks:
        for part in _block(block):
            word.add(body, part)
    word.add(body, element(paragraph("", Style(size=8))))
    word.add(body, _below(one))
    for annex in one.annexes:
        word.landscape(word.new_section(made))
        word.write(made, annex)
    return word.saved(made, f"{one.kind} {one.subject}")


def pdf(one: Document) -> bytes:
    """Print the report, annexes and all, as one PDF/A."""
    blocks = [_plain(block) for block in one.blocks]
    page = {
        "authority": printable(one.authority), "issuer": printable(one.issuer), "place": printable(one.place),
        "day": plain(one.day),
        "number": f"{one.number or '      '}/{one.sign}", "title": f"{one.kind} {one.subject}", "mark": trained(""),
        "kind": one.kind, "subject": one.subject, "to": one.to, "blocks": blocks,
        "recipients": one.recipients, "signer_title": one.signer_titles,
        "signer": one.signer, "annexes": [printed.page(annex) for annex in one.annexes],
    }  # fmt: skip
    return printed.compiled("written", page, made=int(moments.start_of(one.day).timestamp()))


def _plain(block: Block) -> dict[str, Any]:
    match block:
        case Title():
            return {"kind": "title", "text": printable(block.text), "level": block.level}
        case Table():
            return {"kind": "table", "caption": block.caption, **printed.grid(block.sheet)}
        case Text():
            return {"kind": "text", "text": printable(block.text)}
        case Blank():
            return {"kind": "blank", "text": printable(block.text)}


def _block(block: Block) -> list[Any]:
    match block:
        case Title():
            return [element(paragraph(block.text, _TITLES[block.level]))]
        case Table():
            caption = element(paragraph(block.caption, Style(size=13, bold=True, side="center", before=6, after=4, keep=True)))
            return [caption, word.grid(block.sheet, ROOM, size=12), element(paragraph("", Style(size=6)))]
        case Text():
            return [element(paragraph(block.text, _BODY))]
        case Blank():
            return [element(paragraph(block.text, _BLANK))]


def _portrait(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(30), Mm(15), Mm(20), Mm(20)
    section.header_distance = Mm(10)
    word.numbered(section)


def _subject() -> Style:
    return Style(size=14, bold=True, side="center", before=2)


def _heading(one: Document) -> Any:
    """Who issues, with the number; the country, with place and day."""
    middle = Style(size=12, side="center")
    bold = Style(size=12, bold=True, side="center")
    motto = Style(size=13, bold=True, underline=True, side="center")
    left = Cell(((one.authority, middle), (one.issuer, bold)))
    right = Cell(((words.COUNTRY, bold), (words.MOTTO, motto)))
    number = Cell(((f"Số: {one.number or '……'}/{one.sign}", Style(size=13, side="center", before=4)),))
    day = Cell(((f"{one.place}, {moments.long_date(one.day)}", Style(size=14, italic=True, side="center", before=4)),))
    return table([ROOM * 0.42, ROOM * 0.58], [((left, right), False), ((number, day), False)], boxed=False)


def _below(one: Document) -> Any:
    """Who gets it, and who signs."""
    small = Style(size=11)
    listed = [(f"- {name};", small) for name in one.recipients]
    left = Cell((("Nơi nhận:", Style(size=12, bold=True, italic=True)), *listed, ("- Lưu: VT.", small)))
    titles = [(title, Style(size=14, bold=True, side="center")) for title in one.signer_titles]
    right = Cell((*titles, ("\n\n\n\n" + one.signer, Style(size=14, bold=True, side="center"))))
    return table([ROOM / 2, ROOM / 2], [((left, right), False)], boxed=False)
