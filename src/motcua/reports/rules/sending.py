"""The cut-offs and days of sending that the product comes with, until an officer has confirmed them or set others."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.kernel.refusals import Refusal
from motcua.reports.rules.periods import DueRule, PeriodKind

CUT_OFF = "cut-off"
LEVELS = ("commune", "district", "province")
_FILE = Path(__file__).resolve().parents[1] / "data" / "sending.yaml"
# A cut-off is a day that every month has.
_LAST_CUT = 28


@cache
def packaged() -> tuple[DueRule, ...]:
    """Return every rule of sending in the file."""
    return tuple(DueRule(**(one | {"period": PeriodKind(one["period"])})) for one in _read()["due"])


@cache
def packaged_cut_offs() -> tuple[DueRule, ...]:
    """Return the cut-offs: as rules of sending are, with the first day of a period as their day."""
    return tuple(
        DueRule(period=PeriodKind.QUARTER, level="", day=one["first_day"], valid_from=one["valid_from"], source=one["source"])
        for one in _read()["cut_offs"]
    )


def key_of(rule: DueRule) -> str:
    """Return the name by which a rule is confirmed."""
    return f"due.{rule.period.value}.{rule.level}" if rule.level else CUT_OFF


def known() -> tuple[str, ...]:
    """Return everything that can be confirmed: the cut-off, and each kind of period by each level."""
    due = (f"due.{kind.value}.{level}" for kind in PeriodKind for level in LEVELS)
    return (CUT_OFF, *due)


def why_not_rule(key: str, day: int, month_offset: int, source: str) -> Refusal | None:
    """Codes: report-rule-unknown, report-rule-day, report-rule-source."""
    if key not in known():
        return Refusal("report-rule-unknown")
    if not 1 <= day <= (_LAST_CUT if key == CUT_OFF else 31) or not 0 <= month_offset <= 12:
        return Refusal("report-rule-day")
    return None if source else Refusal("report-rule-source")


@cache
def _read() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found
