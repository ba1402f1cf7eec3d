"""A process described in words becomes steps: one counter, one assignment, work, one signature, one seal, one return.

What the words do not split is split here: the parts share the budget and keep its sum.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from motcua.catalogue.rules.facts import StepPlan
from motcua.catalogue.rules.kinds import Place, StepKind
from motcua.catalogue.rules.process import Share, floor, planned
from motcua.people.rules import Duty

_SIGNS = re.compile(r"\bký\b(?! tờ trình)|\bquyết định (?:hỗ trợ|trợ cấp)|^cấp giấy|^xác nhận")
_PROPOSES = re.compile(r"trình ký|dự thảo")
_WORKS = re.compile(r"thẩm định|kiểm tra(?! thành phần)|xác minh")
_RECEIVED = re.compile(r"^tiếp nhận(?: đơn)?, ")
# Who is meant, in the order in which the words must be tried; the others are the lead unit.
_PLACES = (
    (re.compile(r"lãnh đạo sở", re.IGNORECASE), "SNN"),
    (re.compile(r"văn phòng ubnd tỉnh", re.IGNORECASE), "VPUB"),
    (re.compile(r"ubnd tỉnh", re.IGNORECASE), "UBT"),
    (re.compile(r"ubnd cấp huyện", re.IGNORECASE), "D???"),
)


@dataclass(frozen=True, slots=True)
class Described:
    """One step in words. days: working days, or calendar days where `calendar` says so."""

    unit: str
    action: str
    days: Decimal
    calendar: bool = False

    @property
    def hours(self) -> Decimal:
        if not self.calendar:
            return self.days * 8
        worked = Fraction(self.days) * 8 * 5 / 7
        return floor(Decimal(worked.numerator) / Decimal(worked.denominator), 2)


def described_process(described: Sequence[Described]) -> tuple[StepPlan, ...]:
    """Return the steps that these words mean, whole: receive first, return last."""
    signed = _index_of_signature(described)
    first, *middle = described[:signed]
    signature, *after = described[signed:]
    received, rest = _received(first)
    work = [share for step in (*rest, *middle) for share in _worked(step)]
    return planned([received, *_assigned(work), *_finished(signature, after)])


def _index_of_signature(described: Sequence[Described]) -> int:
    signs = [n for n, step in enumerate(described) if _SIGNS.search(step.action) and not _PROPOSES.search(step.action)]
    return signs[-1] if signs else len(described) - 1


def _received(step: Described) -> tuple[Share, list[Described]]:
    if not _WORKS.search(step.action):
        return Share(StepKind.RECEIVE, Place.RECEIVING, Duty.INTAKE, _capital(step.action), step.hours), []
    slice_, left = _split(step.hours, 1)
    received = Share(StepKind.RECEIVE, Place.RECEIVING, Duty.INTAKE, "Tiếp nhận hồ sơ", slice_)
    rest = _RECEIVED.sub("", step.action)
    return received, [Described(unit="", action=rest, days=left / 8)]


def _worked(step: Described) -> list[Share]:
    """Work at its place; the assignment that a step may hold goes before it."""
    place = _place_of(step.unit)
    duty = Duty.LEADER if place == "SNN" else Duty.OFFICER
    if "phân công" not in step.action:
        return [Share(StepKind.WORK, place, duty, _capital(step.action), step.hours)]
    if step.action.strip() == "phân công":
        return [Share(StepKind.ASSIGN, Place.LEAD, Duty.HEAD, "Phân công thụ lý", step.hours)]
    slice_, left = _split(step.hours, 1)
    action = step.action.replace("phân công,", "").strip()
    return [
        Share(StepKind.ASSIGN, Place.LEAD, Duty.HEAD, "Phân công thụ lý", slice_),
        Share(StepKind.WORK, place, duty, _capital(action), left),
    ]


def _assigned(work: Sequence[Share]) -> list[Share]:
    """Put an assignment before the work, out of its first step, where the words name none."""
    if any(share.kind is StepKind.ASSIGN for share in work):
        return list(work)
    slice_, left = _split(work[0].hours, 1)
    assign = Share(StepKind.ASSIGN, Place.LEAD, Duty.HEAD, "Phân công thụ lý", slice_)
    return [assign, replace(work[0], hours=left), *work[1:]]


def _finished(signature: Described, after: Sequence[Described]) -> list[Share]:
    """Sign, number and seal, return."""
    sign = Share(StepKind.SIGN, Place.SIGNING, Duty.LEADER, _capital(signature.action), signature.hours)
    number = Share(StepKind.NUMBER, Place.SIGNING, Duty.CLERK, "Vào số, đóng dấu", Decimal(0))
    back = Share(StepKind.RETURN, Place.RECEIVING, Duty.RESULT_DESK, "Trả kết quả", Decimal(0))
    if not after:
        slice_, left = _split(sign.hours, 2)
        return [replace(sign, hours=left), replace(number, hours=slice_), replace(back, hours=slice_)]
    *between, last = after
    back = replace(back, action=_capital(last.action.removeprefix("đóng dấu, ")), hours=last.hours)
    if between:
        number = replace(number, action=_capital(between[-1].action), hours=sum((b.hours for b in between), Decimal(0)))
    elif "đóng dấu" in last.action:
        slice_, left = _split(back.hours, 1)
        number, back = replace(number, hours=slice_), replace(back, hours=left)
    else:
        slice_, left = _split(sign.hours, 1)
        number, sign = replace(number, hours=slice_), replace(sign, hours=left)
    return [sign, number, back]


def _split(hours: Decimal, slices: int) -> tuple[Decimal, Decimal]:
    """Cut equal slices off, a quarter of a day each where there is room: (one slice, what is left)."""
    slice_ = Decimal(2) if hours - 2 * slices >= 2 else floor(hours / (2 * slices), Decimal("0.25"))
    return slice_, hours - slices * slice_


def _place_of(unit: str) -> str:
    return next((code for words, code in _PLACES if words.search(unit)), Place.LEAD.value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
