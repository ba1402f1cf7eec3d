"""A report in each of its formats."""

from collections.abc import Mapping

from motcua.reports.layouts import excel, printed, word, written
from motcua.reports.rules.assembled import Assembled


def files(one: Assembled) -> Mapping[str, bytes]:
    """Return the report as files, by format."""
    if one.document is not None:
        return {"docx": written.document(one.document), "pdf": written.pdf(one.document)}
    sheets = [sheet for _, sheet in one.sheets]
    return {"xlsx": excel.workbook(one.sheets), "docx": word.document(sheets), "pdf": printed.pdf(*sheets)}
