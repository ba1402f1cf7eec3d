"""What may be reported, by whom, and what of a report is kept."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.reports.rules.settled import Form, Form06a, Form07b, Group, Line

MAKERS = frozenset({"control", "head", "leader"})
READERS = MAKERS | {"inspector"}
APPROVERS = frozenset({"head", "leader"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A report that the system makes. periods: of which kinds; formats: as which files, the one to work with first."""

    name: str
    title: str
    periods: tuple[str, ...]
    formats: tuple[str, ...]


PROMISED = "control"
"""The report that a yearly plan promises to send each quarter."""
KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (
        Kind("II.06a", "Tình hình, kết quả giải quyết thủ tục hành chính (II.06a)", ("month", "quarter", "half", "nine", "year"),
             ("xlsx", "docx", "pdf")),
        Kind("II.07b", "Số lượng thủ tục hành chính, quy trình nội bộ (II.07b)", ("quarter", "half", "nine", "year"),
             ("xlsx", "docx", "pdf")),
        Kind("control", "Báo cáo công tác kiểm soát thủ tục hành chính, cơ chế một cửa", ("quarter", "half", "nine", "year"),
             ("docx", "pdf")),
    )
}  # fmt: skip


def why_not_make(by: Actor, unit: str, made_for: Collection[str]) -> Refusal | None:
    """made_for: the units for which this actor makes reports. Codes: not-your-duty."""
    return None if unit in made_for else Refusal("not-your-duty", duties=sorted(MAKERS))


def why_not_approve(approved_at: datetime | None, broken: Collection[Any], latest: bool) -> Refusal | None:
    """What does not add up is not signed, and neither is what a later version has replaced.

    Codes: report-approved, report-replaced, report-not-whole.
    """
    if approved_at is not None:
        return Refusal("report-approved")
    if not latest:
        return Refusal("report-replaced")
    return Refusal("report-not-whole", count=len(broken)) if broken else None


def digest(facts: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the values, however they were ordered."""
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


_FORMS: Mapping[str, type[Form]] = {"II.06a": Form06a, "II.07b": Form07b}


def data_of(form: Form) -> dict[str, Any]:
    """Return a form as JSON keeps it."""
    name = next(name for name, kind in _FORMS.items() if isinstance(form, kind))
    groups = [{"total": _line(group.total), "lines": [_line(line) for line in group.lines]} for group in form.groups]
    return {"form": name, "by": form.by, "groups": groups, "total": _line(form.total)}


def form_of(data: Mapping[str, Any]) -> Form:
    """Return the form that `data_of` kept."""
    groups = tuple(Group(_read(group["total"]), tuple(_read(line) for line in group["lines"])) for group in data["groups"])
    return _FORMS[data["form"]](data["by"], groups, _read(data["total"]))


def _line(line: Line) -> list[Any]:
    return [line.key, line.name, *line.cells]


def _read(data: list[Any]) -> Line:
    key, name, *cells = data
    return Line(key, name, tuple(cells))
