"""What is found in one file. Warns only of what is sure: a good file with a warning teaches people to read none."""

import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

from defusedxml.ElementTree import iterparse
from PIL import Image, ImageOps, UnidentifiedImageError

from motcua.documents.examiner import pages, pdf, texts

Finding = dict[str, Any]
NOT_EXAMINED = "not-examined"  # took too long, too much memory, or broke the examiner
UNREADABLE = "unreadable"
BLANK = "blank"
_MOST_DOTS = 150_000_000
_MOST_XML = 40 * 1024 * 1024
_MOST_TEXT = 40_000


def examine(path: str, media_type: str, today: str) -> list[Finding]:
    """Return what is odd about this file, and what else there is to say about it."""
    look = _LOOKS.get(media_type)
    return look(path, date.fromisoformat(today)) if look else []


def _picture(path: str, today: date) -> list[Finding]:
    Image.MAX_IMAGE_PIXELS = _MOST_DOTS
    try:
        with Image.open(path) as opened:
            opened.draft("L", (pages.LONG_SIDE, pages.LONG_SIDE))  # a large JPEG is made small while it is read
            size = opened.size if opened.format != "JPEG" else _true_size(path)
            picture = ImageOps.exif_transpose(opened)
            odd = pages.odd(picture.convert("RGB").convert("L"))
    except Image.DecompressionBombError:
        return [{"code": NOT_EXAMINED}]
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return [{"code": UNREADABLE}]
    few = [pages.FEW_DOTS] if min(size) < pages.FEWEST and odd != [BLANK] else []
    return [{"code": code} for code in [*few, *odd]]


def _true_size(path: str) -> tuple[int, int]:
    with Image.open(path) as opened:
        return opened.size


def _office(path: str, today: date) -> list[Finding]:
    """Text of a Word file: is there any, and what does it call itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            text = _words(archive, "word/document.xml" if "word/document.xml" in names else "content.xml")
            drawn = any(name.startswith(("word/media/", "Pictures/", "word/embeddings/")) for name in names)
    except Exception:
        return [{"code": UNREADABLE}]
    if not text.strip():
        return [] if drawn else [{"code": BLANK}]
    return texts.found(text, today)


def _words(archive: zipfile.ZipFile, name: str) -> str:
    if archive.getinfo(name).file_size > _MOST_XML:
        raise ValueError(name)
    said: list[str] = []
    with archive.open(name) as part:
        for _, element in iterparse(part):
            tag = element.tag.rpartition("}")[2]
            if element.text and tag in {"t", "p", "span", "h", "a"}:
                said.append(element.text)
            if tag in {"p", "h"}:
                said.append("\n")
            if len(said) > _MOST_TEXT:
                break
    return "".join(said)


def _plain(path: str, today: date) -> list[Finding]:
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        text = file.read(_MOST_TEXT)
    return texts.found(text, today) if text.strip() else [{"code": BLANK}]


_LOOKS: dict[str, Callable[[str, date], list[Finding]]] = {
    "application/pdf": pdf.found,
    **dict.fromkeys(("image/png", "image/jpeg", "image/tiff", "image/webp"), _picture),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _office,
    "application/vnd.oasis.opendocument.text": _office,
    "text/plain": _plain,
}
