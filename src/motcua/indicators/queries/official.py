"""What people have said of indicators: which formulas are confirmed, and what another system counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.indicators.models import Confirmation, Official
from motcua.indicators.rules import DEFINITIONS, Period, Value


@dataclass(frozen=True, slots=True)
class Told:
    """What another system counts, where it was seen, and when that was written down."""

    value: Value
    source: str
    told_at: datetime


def verified() -> frozenset[str]:
    """Return the codes whose formula was seen in its source: in the definition itself, or by an administrator since."""
    confirmed = set(Confirmation.objects.values_list("code", "version"))
    return frozenset(code for code, one in DEFINITIONS.items() if one.verified or (code, one.version) in confirmed)


def confirmations() -> dict[str, Confirmation]:
    """Return by code who confirmed the formula as it is now, when and by which source."""
    found = {(one.code, one.version): one for one in Confirmation.objects.all()}
    return {code: found[code, one.version] for code, one in DEFINITIONS.items() if (code, one.version) in found}


def official(period: Period, unit: str) -> Mapping[str, Told]:
    """Return by code what another system counts of a unit in a period, as it was told last."""
    rows = Official.objects.filter(period=period.code, unit=unit).order_by("told_at", "pk")
    return {row.code: Told(Value(row.code, row.numerator, row.denominator), row.source, row.told_at) for row in rows}
