"""What proves a criterion of the PAR index: the indicator that counts it, and the same number by unit and by field."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml

from motcua.indicators import queries as indicators
from motcua.indicators.rules import DEFINITIONS, Indicator, Period, Scope, Value
from motcua.people import queries as people
from motcua.reports.rules import lists
from motcua.reports.rules.lists import Evidence, Proof
from motcua.reports.rules.periods import Days, ReportPeriod
from motcua.reports.rules.sheets import Heading, Sheet

_FILE = Path(__file__).resolve().parents[1] / "data" / "evidence.yaml"


@dataclass(frozen=True, slots=True)
class Proven:
    """Every criterion with its value, and by the names that they give, the files that prove them as sheets under tabs."""

    rows: list[Evidence]
    files: Mapping[str, tuple[tuple[str, Sheet], ...]]


@cache
def criteria() -> tuple[tuple[str, str], ...]:
    """Return each criterion with the code of its indicator."""
    return tuple((one["criterion"], str(one["code"])) for one in yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def evidence(unit: str, days: ReportPeriod | Days, heading: Heading, *, at: datetime, known: datetime | None = None) -> Proven:
    """Return what there is to prove of a unit with all below it. Three questions, however many dossiers there are."""
    scope, period = Scope(unit=unit), Period(days.since, days.until)
    codes = [code for _, code in criteria()]
    worth = indicators.values(codes, scope, period, at=at, known=known)
    told = {axis: indicators.by(axis, codes, scope, period, at=at, known=known) for axis in ("unit", "field")}
    named = people.names_on(told["unit"], period.last)
    rows, files, seen = [], {}, indicators.verified()
    for number, (criterion, code) in enumerate(criteria(), 1):
        name = f"{number:02} {code}.xlsx"
        rows.append(Evidence(
            criterion=criterion, formula=_formula(DEFINITIONS[code], code in seen), period=days.name,
            numerator=worth[code].numerator, denominator=worth[code].denominator, file=name,
        ))  # fmt: skip
        tabs = {"Theo đơn vị": {named[key]: one[code] for key, one in told["unit"].items()},
                "Theo lĩnh vực": {key: one[code] for key, one in told["field"].items()}}  # fmt: skip
        own = replace(heading, signers=())
        files[name] = tuple(
            (tab, lists.proof(_proofs(values), own, title=criterion.upper(), about=_formula(DEFINITIONS[code], code in seen)))
            for tab, values in tabs.items()
        )
    return Proven(rows, files)


def _formula(one: Indicator, seen: bool) -> str:
    """Say how it is counted, by which source, and whether anybody has compared it."""
    doubt = "" if seen else " (chưa kiểm chứng)"
    return f"{one.code}: {one.note or one.name}".removesuffix(".") + f". Nguồn: {one.source}{doubt}."


def _proofs(values: Mapping[str, Value]) -> list[Proof]:
    return [
        Proof(name=name, numerator=value.numerator, denominator=value.denominator, excluded=value.excluded)
        for name, value in sorted(values.items()) if value.denominator or value.excluded
    ]  # fmt: skip
