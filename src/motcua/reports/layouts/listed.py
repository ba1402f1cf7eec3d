"""A list in each of its formats; the evidence for a score also as one archive with everything it names."""

from collections.abc import Mapping

from motcua.reports.layouts import excel, pack, printed, word
from motcua.reports.rules.lists import Evidence
from motcua.reports.rules.sheets import Sheet

type Tabs = tuple[tuple[str, Sheet], ...]


def file(sheet: Sheet, format: str, name: str) -> bytes:
    """Return a list as a file. name: of the only tab, where there are tabs

    :raises KeyError: no such format
    """
    return {
        "xlsx": lambda: excel.workbook([(name, sheet)]), "docx": lambda: word.document([sheet]), "pdf": lambda: printed.pdf(sheet),
    }[format]()  # fmt: skip


def archive(rows: list[Evidence], files: Mapping[str, Tabs], index: Sheet) -> bytes:
    """Return the evidence as one archive: its index, and a workbook for each criterion."""
    return pack.pack(rows, {name: excel.workbook(tabs) for name, tabs in files.items()}, index.heading)
