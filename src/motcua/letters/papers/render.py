"""From a paper to its PDF. The same paper gives the same bytes."""

import json
import threading
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings

from motcua.kernel import moments
from motcua.letters.papers import wordings
from motcua.letters.papers.forms import Paper
from motcua.letters.papers.glyphs import FONTS, printable

HERE = Path(__file__).resolve().parent
STANDARD = "a-2b"
_one_at_a_time = threading.Lock()  # a compiler holds 20 MB of fonts and serves one thread


def pdf(paper: Paper, *, made_at: datetime | None = None) -> bytes:
    """Print a form as PDF/A-2b.

    :param made_at: the time of making that the file tells; the start of the paper's own day if not given
    :raises ValueError: a moment without a time zone, or a set of forms that we do not know
    """
    made = made_at or moments.start_of(paper.day)
    printed: bytes = _compiled(paper, format="pdf", pdf_standards=STANDARD, timestamp=int(made.timestamp()))
    return printed


def pictures(paper: Paper) -> list[bytes]:
    """Draw a form as one SVG picture a page, for a screen that prints it at once.

    :raises ValueError: a moment without a time zone, or a set of forms that we do not know
    """
    drawn = _compiled(paper, format="svg")
    return drawn if isinstance(drawn, list) else [drawn]


def _compiled(paper: Paper, **how: Any) -> Any:
    if paper.forms not in wordings.TITLES:
        raise ValueError(f"unknown set of forms: {paper.forms}")
    return compiled(paper.template, _page(paper), **how)


def compiled(template: str, page: dict[str, Any], **how: Any) -> Any:
    """Print what a template makes of a page of plain values."""
    data = json.dumps({**page, "mark": trained(page["mark"])}, ensure_ascii=False)
    with _one_at_a_time:
        return _compiler().compile(input=HERE / f"{template}.typ", sys_inputs={"data": data}, **how)


def qr_svg(url: str) -> str:
    """Draw the QR code of an address, one unit a module."""
    # Any mask can be read; weighing all eight takes longer than the rest of the form.
    return str(segno.make(url, error="m", micro=False, mask=2).svg_inline(border=0, omitsize=True))


@cache
def _compiler() -> Any:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=HERE, font_paths=fonts)


def _page(paper: Paper) -> dict[str, Any]:
    qr = qr_svg(paper.tracking_url) if paper.tracking_url else ""
    return {**plain(paper), "title": wordings.title(paper), "mark": wordings.mark(paper), "qr": qr}


def trained(mark: str) -> str:
    """What stands above the sheet: which form it is, and that nothing on it is real where it is not."""
    return " · ".join(filter(None, ("TẬP HUẤN – số liệu giả", mark))) if settings.TRAINING else mark


def plain(value: Any) -> Any:
    """Turn values into what JSON knows. Days and moments are spelled both ways; the template chooses."""
    match value:
        case datetime():
            return _moment(value)
        case date():
            return {"long": moments.long_date(value), "short": moments.dd_mm_yyyy(value)}
        case str():
            return printable(value)
        case int() | None:
            return value
        case tuple():
            return [plain(item) for item in value]
        case _:
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}


def _moment(at: datetime) -> dict[str, str]:
    if at.tzinfo is None:
        raise ValueError("a moment on a paper needs its time zone")
    local = moments.local(at)
    return {
        "long": f"{local:%H} giờ {local:%M} phút, {moments.long_date(local.date())}",
        "day": moments.long_date(local.date()),
        "short": moments.hh_mm_dd_mm_yyyy(at),
    }
