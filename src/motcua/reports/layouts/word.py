"""A sheet as a Word file: A4 landscape, the heads repeated on each page, every cell open to be mended."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from motcua.kernel import moments
from motcua.reports.layouts import words
from motcua.reports.layouts.ooxml import FONT, Cell, Style, element, page_number, paragraph, table
from motcua.reports.rules.sheets import Heading, Kind, Rank, Sheet, head_cells, numbers

ROOM = 297 - 18 - 12  # millimetres between the margins
_SIDE = {Kind.TEXT: "left", Kind.COUNT: "right", Kind.SHARE: "right", Kind.DATE: "center", Kind.SERIAL: "center"}
_MIDDLE, _BOLD = Style(side="center"), Style(side="center", bold=True)
_SLANTED = Style(side="center", italic=True)


def document(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as one Word file, each on a page of its own."""
    made = docx.Document()
    plain(made)
    landscape(made.sections[0])
    for number, sheet in enumerate(sheets):
        if number:
            landscape(new_section(made))
        write(made, sheet)
    return saved(made, sheets[0].layout.title if sheets else "")


def plain(made: Any) -> None:
    """Take the look of a statutory paper: one font, and no style of the program's own."""
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)


def new_section(made: Any) -> Any:
    """Begin a page of its own. The paragraph that ends the one before takes no room, or it might take a page."""
    section = made.add_section()
    ending = made.element.body.p_lst[-1].get_or_add_pPr()
    ending.get_or_add_spacing().set(qn("w:line"), "20")
    ending.get_or_add_spacing().set(qn("w:lineRule"), "exact")
    return section


def landscape(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(18), Mm(12), Mm(16), Mm(14)
    section.header_distance = Mm(8)
    numbered(section)


def numbered(section: Any) -> None:
    """Number the pages at the top, from the second on."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    section.header._element.append(page_number())
    section.header._element.remove(section.header._element.p_lst[0])


def saved(made: Any, title: str) -> bytes:
    made.core_properties.title, made.core_properties.author, made.core_properties.comments = title[:200], "", ""
    made.element.body.insert(len(made.element.body) - 1, element(paragraph("", Style(size=1))))  # no file ends with a table
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def write(made: Any, sheet: Sheet) -> None:
    """Write a sheet at the end of the file, with its heading and its signers."""
    body, layout, heading = made.element.body, sheet.layout, sheet.heading
    add(body, _who(heading))
    add(body, element(paragraph("", Style(size=4))))
    add(body, _what(sheet))
    # Written even when it says nothing: two tables without a paragraph between them are one.
    add(body, element(paragraph(layout.measure, Style(side="right", italic=True, before=4, after=3, keep=True))))
    add(body, grid(sheet, ROOM, size=_size(sheet)))
    for note in layout.notes:
        add(body, element(paragraph(note, Style(size=10, italic=True, before=3))))
    if heading.signers:
        add(body, element(paragraph("", Style(size=8, keep=True))))
        add(body, _signers(heading))


def grid(sheet: Sheet, room: float, *, size: float = 11) -> Any:
    """The table alone, as wide as the room given."""
    leaves = sheet.layout.leaves
    whole = sum(leaf.width for leaf in leaves)
    widths = [leaf.width * room / whole for leaf in leaves]
    rows: list[tuple[list[Cell], bool]] = [(row, True) for row in _heads(sheet, size)]
    for row in sheet.rows:
        bold = row.rank is not Rank.LINE
        rows.append((
            [
                Cell(((words.written(value), Style(size=size, bold=bold, side=_SIDE[leaf.kind])),), shaded=not leaf.fed)
                for leaf, value in zip(leaves, row.cells, strict=True)
            ],
            False,
        ))  # fmt: skip
    return table(widths, rows, boxed=True, name=sheet.layout.title)


def _size(sheet: Sheet) -> float:
    """The more columns, the smaller they are set: no number is broken over two lines."""
    return next(size for most, size in ((11, 11), (14, 10), (17, 9.5), (20, 8.5), (99, 7)) if len(sheet.layout.leaves) <= most)


def _heads(sheet: Sheet, size: float) -> list[list[Cell]]:
    """The rows of heads. What reaches down begins in its first row and goes on, empty, in those below."""
    rows: list[list[tuple[int, Cell]]] = [[] for _ in range(sheet.depth)]
    for one in head_cells(sheet.layout):
        for step in range(one.rows):
            down = "" if one.rows == 1 else "continue" if step else "restart"
            text = ("" if step else one.title, Style(size=size, bold=True, side="center"))
            rows[one.row + step].append((one.column, Cell((text,), one.columns, down)))
    heads = [[cell for _, cell in sorted(row, key=lambda pair: pair[0])] for row in rows]
    if sheet.layout.numbered:
        small = Style(size=size - 2, italic=True, side="center")
        leaves = zip(sheet.layout.leaves, numbers(sheet.layout), strict=True)
        heads.append([Cell(((text, small),), shaded=not leaf.fed) for leaf, text in leaves])
    return heads


def _who(heading: Heading) -> Any:
    """Who issues, and the country."""
    left = Cell(((heading.authority, Style(size=12, side="center")), (heading.issuer, Style(size=12, bold=True, side="center"))))
    motto = Style(size=13, bold=True, underline=True, side="center")
    right = Cell(((words.COUNTRY, Style(size=12, bold=True, side="center")), (words.MOTTO, motto)))
    day = Cell(((f"{heading.place}, {moments.long_date(heading.day)}", Style(size=12, italic=True, side="center", before=4)),))
    return table([ROOM / 2, ROOM / 2], [((left, right), False), ((Cell((("", _MIDDLE),)), day), False)], boxed=False)


def _what(sheet: Sheet) -> Any:
    """Which form, what it tells and of when, who reports to whom."""
    heading, layout = sheet.heading, sheet.layout
    form = Cell(((words.form_of(sheet), Style(bold=True)), (layout.source, Style(size=10, italic=True))))
    title = Cell(((layout.title, Style(size=13, bold=True, side="center")), ("\n".join(heading.period), _SLANTED)))
    told = Cell(tuple((text, Style()) for text in (words.reporter(heading), words.receiver(heading))))
    return table([ROOM * 0.25, ROOM * 0.47, ROOM * 0.28], [((form, title, told), False)], boxed=False)


def _signers(heading: Heading) -> Any:
    count = len(heading.signers)
    titles = [Cell((("\n".join(one.titles), _BOLD), (one.hint, _SLANTED))) for one in heading.signers]
    names = [Cell((("\n\n\n" + one.name, _BOLD),)) for one in heading.signers]
    return table([ROOM / count] * count, [(titles, False), (names, False)], boxed=False)


def add(body: Any, one: Any) -> None:
    """Before the properties of the last section, which close the file."""
    body.insert(len(body) - 1, one)
