"""Pages of a PDF as pictures and text; nothing in it is run."""

from contextlib import closing
from datetime import date
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from motcua.documents.examiner import pages, signatures, texts

Finding = dict[str, Any]
LOCKED, UNREADABLE, NO_PAGES = "locked", "unreadable", "no-pages"
_MOST_PAGES = 12
_LEAST_TEXT = 40  # letters of a text layer before it says anything
_MOST_TEXT = 20_000


def found(path: str, today: date) -> list[Finding]:
    try:
        opened = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        return [{"code": LOCKED if locked else UNREADABLE}]
    with closing(opened):
        if not len(opened):
            return [{"code": NO_PAGES}]
        looked = _looked_at(opened)
        text = "\n".join(_text(opened, number) for number in range(min(len(opened), 3)))
    said = texts.found(text, today) if len(text) >= _LEAST_TEXT else []
    return [*_of_pages(looked), *said, *signatures.found(path, today)]


def _looked_at(document: pypdfium2.PdfDocument) -> dict[int, list[str]]:
    """What is odd, by page number from 1: the first pages, and the last two."""
    count = len(document)
    chosen = range(count) if count <= _MOST_PAGES else [*range(_MOST_PAGES - 2), count - 2, count - 1]
    seen: dict[int, list[str]] = {}
    for number in chosen:
        try:
            seen[number + 1] = pages.odd(picture(document, number, pages.LONG_SIDE))
        except pypdfium2.PdfiumError:
            seen[number + 1] = [UNREADABLE]
    return seen


def picture(document: pypdfium2.PdfDocument, number: int, long_side: int, *, grey: bool = True) -> Image.Image:
    """Draw one page, this large at most."""
    page = document[number]
    with closing(page):
        width, height = page.get_size()
        scale = long_side / max(width, height, 1.0)
        drawn: Image.Image = page.render(scale=min(scale, 6.0), grayscale=grey, may_draw_forms=False).to_pil()
    return drawn.convert("L") if grey else drawn


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
        with closing(page), closing(page.get_textpage()) as layer:
            return str(layer.get_text_bounded())[:_MOST_TEXT]
    except pypdfium2.PdfiumError:
        return ""


def _of_pages(looked: dict[int, list[str]]) -> list[Finding]:
    """An empty page among others is the back of a sheet: only when all are empty is it said."""
    if all(odd == [pages.BLANK] for odd in looked.values()):
        return [{"code": pages.BLANK}]
    by_code: dict[str, list[int]] = {}
    for number, odd in looked.items():
        for code in odd:
            if code != pages.BLANK:
                by_code.setdefault(code, []).append(number)
    return [{"code": code, "pages": numbers} for code, numbers in by_code.items()]
