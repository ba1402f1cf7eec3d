"""An electronic form on paper, with nothing in it: to be read beforehand, or filled in by hand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.letters.papers.render import STANDARD, compiled, plain

MARK = "MẪU"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankLine:
    """One thing asked.

    :param kind: line, lines, day, digits (one box for each of `size`), boxes (to tick `choices`), table (`columns` and `size`
        rows), note
    :param condition: when it is to be filled in at all; `hint` what else to know
    """

    kind: str
    label: str
    condition: str = ""
    hint: str = ""
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple["BlankColumn", ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column of a table; wide ones hold a text."""

    label: str
    wide: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankSection:
    title: str
    condition: str = ""
    hint: str = ""
    lines: tuple[BlankLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm:
    """The form of one version of a procedure.

    :param addressee: where it is handed in; empty: a dotted line
    :param version: which version it is, in words
    :param attached: what goes with it, to be ticked
    """

    title: str
    procedure: str
    code: str
    addressee: str = ""
    version: str = ""
    sections: tuple[BlankSection, ...] = ()
    attached: tuple[str, ...] = ()


def blank_pdf(form: BlankForm, *, made_at: datetime) -> bytes:
    """Print it as PDF/A-2b on A4, every page marked as a sample. The same form of the same moment gives the same bytes."""
    page: dict[str, Any] = {
        **plain(form), "issuer": "", "place": "", "day": {"long": ""}, "qr": "",
        "mark": f"{MARK} – {form.version}" if form.version else MARK,
    }  # fmt: skip
    printed: bytes = compiled("blank_form", page, format="pdf", pdf_standards=STANDARD, timestamp=int(made_at.timestamp()))
    return printed
