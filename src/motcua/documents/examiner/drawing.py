"""Pages as pictures, and pictures as pages: what a browser is shown is drawn anew, dot by dot; nothing that runs comes through."""

from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

from motcua.documents.examiner import pdf

WIDEST = 2000  # dots of a page picture
SHEET = 2000  # dots of the longer side of a photographed sheet: 170 an inch on A4
_MOST_DOTS = 150_000_000
_PICTURES = {"image/png", "image/jpeg", "image/tiff", "image/webp"}
_TROUBLE = (OSError, ValueError, SyntaxError, pypdfium2.PdfiumError, Image.DecompressionBombError)


def draw(path: str, media_type: str, page: int, width: int, to: str) -> dict[str, Any]:
    """Draw a page (from 1) this wide, as WebP into the file `to`; tell how many pages there are."""
    Image.MAX_IMAGE_PIXELS = _MOST_DOTS
    width = max(60, min(width, WIDEST))
    try:
        if media_type == "application/pdf":
            return _page_of_pdf(path, page, width, to)
        if media_type in _PICTURES:
            return _frame(path, page, width, to)
    except _TROUBLE:
        return {"error": "unreadable"}
    return {"error": "no-pages"}


def _page_of_pdf(path: str, page: int, width: int, to: str) -> dict[str, Any]:
    with closing(pypdfium2.PdfDocument(path)) as document:
        count = len(document)
        if not 1 <= page <= count:
            return {"error": "no-such-page", "pages": count}
        with closing(document[page - 1]) as sheet:
            across, down = sheet.get_size()
        long_side = round(width * max(1.0, down / max(across, 1.0)))
        return _saved(pdf.picture(document, page - 1, min(long_side, 3 * WIDEST), grey=False), to, count)


def _frame(path: str, page: int, width: int, to: str) -> dict[str, Any]:
    with Image.open(path) as opened:
        count = int(getattr(opened, "n_frames", 1))
        if not 1 <= page <= count:
            return {"error": "no-such-page", "pages": count}
        opened.seek(page - 1)
        drawn = ImageOps.exif_transpose(opened).convert("RGB")
    if drawn.width > width:
        drawn = drawn.resize((width, max(1, round(drawn.height * width / drawn.width))), Image.Resampling.LANCZOS)
    return _saved(drawn, to, count)


def _saved(drawn: Image.Image, to: str, count: int) -> dict[str, Any]:
    with open(to, "wb") as file:
        drawn.convert("RGB").save(file, "WEBP", quality=80, method=2)
    return {"pages": count, "width": drawn.width, "height": drawn.height}


def bind(paths: Sequence[str], to: str) -> dict[str, Any]:
    """Make one PDF of photographs: upright as the camera says, no larger than a sheet needs, in the order given."""
    Image.MAX_IMAGE_PIXELS = _MOST_DOTS
    sheets = []
    for number, path in enumerate(paths, start=1):
        try:
            with Image.open(path) as opened:
                opened.draft("RGB", (SHEET, SHEET))
                sheet = ImageOps.exif_transpose(opened).convert("RGB")
        except _TROUBLE:
            return {"error": "unreadable", "page": number}
        sheet.thumbnail((SHEET, SHEET), Image.Resampling.LANCZOS)
        sheets.append(sheet)
    first, *rest = sheets
    with open(to, "wb") as file:
        first.save(file, "PDF", save_all=True, append_images=rest, resolution=170, quality=82)
    return {"pages": len(sheets)}
