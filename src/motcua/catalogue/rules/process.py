"""The internal process: the standard one, and the reading of a described one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from motcua.catalogue.rules.facts import StepPlan
from motcua.catalogue.rules.gate import minutes
from motcua.catalogue.rules.kinds import Place, StepKind
from motcua.deadlines.rules import Term, TermUnit
from motcua.people.rules import Duty

# kind, place, duty, action
_STANDARD = (
    (StepKind.RECEIVE, Place.RECEIVING, Duty.INTAKE, "Tiếp nhận, số hóa và chuyển hồ sơ"),
    (StepKind.ASSIGN, Place.LEAD, Duty.HEAD, "Phân công thụ lý"),
    (StepKind.WORK, Place.LEAD, Duty.OFFICER, "Thẩm định hồ sơ"),
    (StepKind.WORK, Place.LEAD, Duty.OFFICER, "Dự thảo kết quả, trình ký"),
    (StepKind.SIGN, Place.SIGNING, Duty.LEADER, "Ký duyệt kết quả"),
    (StepKind.NUMBER, Place.SIGNING, Duty.CLERK, "Vào số, đóng dấu, chuyển kết quả"),
    (StepKind.RETURN, Place.RECEIVING, Duty.RESULT_DESK, "Trả kết quả"),
)
_APPRAISE = 2
_HOURS_A_DAY = 8
_QUARTER = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Share:
    """A step with its share of the term, in working hours (8 to the day)."""

    kind: StepKind
    place: str
    duty: Duty
    action: str
    hours: Decimal


def standard_process(term: Term | None) -> tuple[StepPlan, ...]:
    """Receive, assign, appraise, propose, sign, number, return: with budgets that split the term."""
    if term is None:
        return tuple(
            StepPlan(order=order, kind=kind, place=place.value, duty=duty.value, action=action, budget=None)
            for order, (kind, place, duty, action) in enumerate(_STANDARD, start=1)
        )
    shares = _standard_hours(working_hours(term))
    return planned(
        Share(kind, place.value, duty, action, share)
        for (kind, place, duty, action), share in zip(_STANDARD, shares, strict=True)
    )


def working_hours(term: Term) -> Decimal:
    """Return the working hours a term holds for sure, in quarters."""
    whole: Fraction = minutes(term) / 15
    return Decimal(whole.numerator // whole.denominator) * _QUARTER


def planned(shares: Iterable[Share]) -> tuple[StepPlan, ...]:
    """Number the steps; budgets in quarters of a working day where all of them fit, else in working hours."""
    steps = list(shares)
    in_days = all(step.hours % 2 == 0 for step in steps)
    return tuple(
        StepPlan(
            order=order, kind=step.kind, place=str(step.place), duty=step.duty.value, action=step.action,
            budget=_budget(step.hours, in_days=in_days),
        )
        for order, step in enumerate(steps, start=1)
    )


def _budget(hours: Decimal, *, in_days: bool) -> Term:
    if in_days:
        return Term(hours / _HOURS_A_DAY, TermUnit.WORKING_DAY)
    return Term(hours, TermUnit.WORKING_HOUR)


def _standard_hours(hours: Decimal) -> Sequence[Decimal]:
    """Give each standard step its share; what is left over goes to the appraisal."""
    if hours >= 24:
        # Half a day for the desk, the assignment and the seal; a tenth to sign; a fifth to propose.
        desk = Decimal(4 if hours >= 40 else 2)
        sign, propose = (max(desk, floor(hours * share, 2)) for share in (Decimal("0.1"), Decimal("0.2")))
        hours = floor(hours, 2)
    else:
        grain = 2 if hours == 16 else _QUARTER
        desk = sign = propose = floor(hours / 8, grain)
    shares = [desk, desk, Decimal(0), propose, sign, desk, desk]
    shares[_APPRAISE] = hours - sum(shares)
    return shares


def floor(amount: Decimal, grain: Decimal | int) -> Decimal:
    """Round down to a multiple of the grain."""
    step = Decimal(grain)
    return (amount / step).to_integral_value(ROUND_FLOOR) * step
