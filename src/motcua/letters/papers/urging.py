"""A letter that urges a unit to do what a plan asked of it: our own paper, of no circular."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.letters.papers.render import STANDARD, compiled, plain

DRAFT = "DỰ THẢO"


@dataclass(frozen=True, slots=True)
class UrgedTask:
    """One thing that is late, in the plan's words."""

    path: str
    content: str
    deliverable: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Urging:
    """:param number: "" while it is a draft; every page says so then
    :param plan: how the plan is called in the text, with its number and day
    :param times: how often the unit has been urged about this plan before
    :param signer_title: a line each
    """

    authority: str
    issuer: str
    place: str
    day: date
    number: str = ""
    addressee: str
    plan: str
    lines: tuple[UrgedTask, ...]
    answer_by: date
    report_to: str
    times: int = 0
    signer_title: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()


def urging_pdf(letter: Urging, *, made_at: datetime) -> bytes:
    """Print it as PDF/A-2b on A4. The same letter of the same moment gives the same bytes."""
    page: dict[str, Any] = {
        **plain(letter), "title": "CÔNG VĂN ĐÔN ĐỐC", "qr": "", "tracking_url": "", "mark": "" if letter.number else DRAFT,
    }  # fmt: skip
    printed: bytes = compiled("urging", page, format="pdf", pdf_standards=STANDARD, timestamp=int(made_at.timestamp()))
    return printed
