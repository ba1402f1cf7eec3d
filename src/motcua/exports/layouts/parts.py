"""The parts of a workbook around its rows: sheets' heads and ends, styles, and what ties them together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from string import ascii_uppercase

from motcua.exports.rules import Column

HEAD, MOMENT, NUMBER, PERCENT, TITLE, NAME, SAID = range(1, 8)  # places of the styles below
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FONT = '<name val="Arial"/><family val="2"/>'
_EDGE = '<color rgb="FF8A9199"/>'
_MIDDLE, _TOP = '<alignment vertical="center" wrapText="1"/>', '<alignment horizontal="left" vertical="top" wrapText="1"/>'


def _look(number: int = 0, *, font: int = 0, fill: int = 0, edge: int = 0, inside: str = "") -> str:
    """Every attribute is said: programs disagree on what an absent one means."""
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{edge}" xfId="0" applyNumberFormat="1" applyFont="1"'
        f' applyFill="1" applyBorder="1" applyAlignment="1">{inside}</xf>'
    )


_CELLS = "".join((
    _look(), _look(font=1, fill=2, edge=1, inside=_MIDDLE), _look(164, inside='<alignment horizontal="center"/>'), _look(3),
    _look(4), _look(font=2), _look(font=1, inside='<alignment vertical="top"/>'), _look(3, inside=_TOP),
))  # fmt: skip
_STYLES = f"""{_XML}<styleSheet xmlns="{_MAIN}">\
<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>\
<fonts count="3"><font><sz val="10"/>{_FONT}</font><font><b/><sz val="10"/>{_FONT}</font>\
<font><b/><sz val="14"/>{_FONT}</font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFE4ECF5"/></patternFill></fill></fills>\
<borders count="2"><border/><border><left/><right/><top/><bottom style="thin">{_EDGE}</bottom><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">{_CELLS}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def opening(columns: Sequence[Column], text: Callable[[str], str]) -> str:
    """Return a sheet of rows up to its first row: heads that stay in sight, widths, a page that is printed across."""
    widths = "".join(f'<col min="{n}" max="{n}" width="{column.width}" customWidth="1"/>' for n, column in enumerate(columns, 1))
    heads = "".join(_styled(text(column.head), HEAD) for column in columns)
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews>"
        f'<cols>{widths}</cols><sheetData><row ht="30" customHeight="1">{heads}</row>'
    )


def closing(columns: int, rows: int) -> str:
    return (
        f'</sheetData><autoFilter ref="A1:{_letter(columns)}{rows + 1}"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def about(said: Iterable[tuple[str, str | int | None]], text: Callable[[str], str]) -> str:
    """Return the first sheet: the title, then names and what is said of each."""
    rows = "".join(f"<row>{_about_row(name, value, text)}</row>" for name, value in said)
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>'
        '<col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols>'
        f'<sheetData>{rows}</sheetData><pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/></worksheet>'
    )


def _about_row(name: str, value: str | int | None, text: Callable[[str], str]) -> str:
    if value is None:
        return _styled(text(name), TITLE)
    said = f'<c s="{SAID}"><v>{value}</v></c>' if isinstance(value, int) else _styled(text(value), SAID)
    return _styled(text(name), NAME) + said


def shared(words: Sequence[str]) -> str:
    """Return the words that cells name by number; they are XML already."""
    listed = "".join(f'<si><t xml:space="preserve">{word}</t></si>' for word in words)
    return f'{_XML}<sst xmlns="{_MAIN}" uniqueCount="{len(words)}">{listed}</sst>'


def frame(sheets: int) -> Mapping[str, str]:
    """Return what ties the first sheet and so many sheets of rows together, by the names of the parts."""
    names = ["Thông tin", *(f"Danh sách{f' ({n})' if n > 1 else ''}" for n in range(1, sheets + 1))]
    numbered = list(enumerate(names, 1))
    types = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n, _ in numbered)
    ties = "".join(f'<Relationship Id="rId{n}" Type="{_TIES}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered)
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    heads = "".join(
        f"""<definedName name="_xlnm.Print_Titles" localSheetId="{n - 1}">'{name}'!$1:$1</definedName>"""
        for n, name in numbered[1:]
    )
    last = len(names)
    return {
        "[Content_Types].xml": f"""{_XML}<Types xmlns="{_PACK}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{types}\
<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>\
<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>""",
        "_rels/.rels": f"""{_XML}<Relationships xmlns="{_PACK}/relationships">\
<Relationship Id="rId1" Type="{_TIES}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        "xl/workbook.xml": f"""{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_TIES}"><bookViews><workbookView/></bookViews>\
<sheets>{listed}</sheets><definedNames>{heads}</definedNames></workbook>""",
        "xl/_rels/workbook.xml.rels": f"""{_XML}<Relationships xmlns="{_PACK}/relationships">{ties}\
<Relationship Id="rId{last + 1}" Type="{_TIES}/styles" Target="styles.xml"/>\
<Relationship Id="rId{last + 2}" Type="{_TIES}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
        "xl/styles.xml": _STYLES,
    }


def _styled(cell: str, style: int) -> str:
    return cell.replace("<c ", f'<c s="{style}" ', 1)


def _letter(column: int) -> str:
    """Return what Excel calls a column: 1 is A, 27 is AA."""
    before, place = divmod(column - 1, 26)
    return (_letter(before) if before else "") + ascii_uppercase[place]
