"""Word's own XML, written out: python-docx asks a table for its grid at every cell, which a register of a year cannot wait for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from motcua.letters.papers.glyphs import printable

FONT = "Times New Roman"
_TWIPS = 56.693  # in a millimetre


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph is set: sizes and the room before and after in points, indents in millimetres, line in lines."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    underline: bool = False
    side: str = "left"
    before: float = 0
    after: float = 0
    first_mm: float = 0
    left_mm: float = 0
    line: float = 1.0
    keep: bool = False  # with the next
    marked: bool = False  # as with a yellow pen
    level: int = 0  # in the outline: 1 is the highest, 0 is none


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its paragraphs, how many columns it takes, and whether it is the top, or the rest, of one that goes down."""

    paragraphs: tuple[tuple[str, Style], ...]
    columns: int = 1
    down: str = ""  # "restart" or "continue"
    shaded: bool = False


def paragraph(text: str, style: Style) -> str:
    """A paragraph; a line break in the text is a break in it."""
    outline = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    room = f'w:before="{int(style.before * 20)}" w:after="{int(style.after * 20)}" w:line="{int(style.line * 240)}"'
    return (
        f"<w:p><w:pPr>{'<w:keepNext/>' if style.keep else ''}"
        f'<w:spacing {room} w:lineRule="auto"/>'
        f'<w:ind w:left="{_twips(style.left_mm)}" w:firstLine="{_twips(style.first_mm)}"/>'
        f'<w:jc w:val="{style.side}"/>{outline}</w:pPr>{run(text, style)}</w:p>'
    )


def run(text: str, style: Style) -> str:
    marks = ("<w:b/>" if style.bold else "") + ("<w:i/>" if style.italic else "")
    underline = ('<w:highlight w:val="yellow"/>' if style.marked else "") + ('<w:u w:val="single"/>' if style.underline else "")
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n"))
    size = int(style.size * 2)
    return f'<w:r><w:rPr>{_fonts()}{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underline}</w:rPr>{lines}</w:r>'


def table(widths: Sequence[float], rows: Iterable[tuple[Sequence[Cell], bool]], *, boxed: bool, name: str = "") -> Any:
    """A table as an element. widths in millimetres; of each row its cells and whether it is a head that every page repeats.

    :param name: what it is called for those who hear it read
    """
    lines = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{line} w:val="{"single" if boxed else "nil"}" w:sz="4" w:space="0" w:color="auto"/>' for line in lines)
    caption = f"<w:tblCaption w:val={quoteattr(name)}/>" if name else ""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    high = 25 if boxed else 0
    wide = 60 if len(widths) <= 17 else 20
    sides = (("top", high), ("left", wide), ("bottom", high), ("right", wide))
    margins = f'<w:tblCellMar>{"".join(_margin(side, width) for side, width in sides)}</w:tblCellMar>'
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>{margins}{caption}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_row(cells, widths, head=head) for cells, head in rows)}</w:tbl>"
    )


def element(xml: str) -> Any:
    """What was written as text, as an element."""
    return parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))


def page_number() -> Any:
    """A paragraph that says which page it is on, in the middle, as NĐ 30/2020/NĐ-CP has it."""
    field = "".join(
        f"<w:r><w:rPr>{_fonts()}<w:sz w:val=\"26\"/></w:rPr>{part}</w:r>"
        for part in ('<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGE</w:instrText>", '<w:fldChar w:fldCharType="end"/>')
    )
    return element(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{field}</w:p>')


def _margin(side: str, width: int) -> str:
    return f'<w:{side} w:w="{width}" w:type="dxa"/>'


def _row(cells: Sequence[Cell], widths: Sequence[float], *, head: bool) -> str:
    at, written = 0, []
    for cell in cells:
        written.append(_cell(cell, sum(widths[at : at + cell.columns])))
        at += cell.columns
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(written)}</w:tr>"


def _cell(cell: Cell, width: float) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    down = f'<w:vMerge w:val="{cell.down}"/>' if cell.down else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EFEFEF"/>' if cell.shaded else ""
    body = "".join(paragraph(text, style) for text, style in cell.paragraphs)
    facts = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>{span}{down}{shade}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{facts}</w:tcPr>{body}</w:tc>"


def _fonts() -> str:
    return f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


def _twips(mm: float) -> int:
    return round(mm * _TWIPS)
