"""The evidence for a score as one archive: an index that a person reads, and the files it names."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from motcua.reports.layouts import excel, word
from motcua.reports.rules.lists import Evidence, evidence
from motcua.reports.rules.sheets import Heading

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same content is the same archive
INDEX = "00-danh-muc"


class FileMissing(LookupError):
    """The index names a file that is not in the pack, or the pack holds one that the index does not name."""


def pack(rows: Sequence[Evidence], files: Mapping[str, bytes], heading: Heading) -> bytes:
    """Return the archive: the index as Excel and Word, then each file under its name.

    :raises FileMissing: index and files do not agree
    """
    named = {row.file for row in rows if row.file}
    if named != set(files):
        raise FileMissing(", ".join(sorted(named ^ set(files))))
    sheet = evidence(rows, heading)
    index = [(f"{INDEX}.xlsx", excel.workbook([("Danh mục", sheet)])), (f"{INDEX}.docx", word.document([sheet]))]
    return _archive([*index, *sorted(files.items())])


def _archive(entries: Iterable[tuple[str, bytes]]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()
