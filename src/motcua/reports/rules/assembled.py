"""A report put together, before it is kept: its values, what does not add up in them, and what it looks like."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from motcua.reports.rules.control import ControlFacts, report
from motcua.reports.rules.documents import Document
from motcua.reports.rules.filling import sheet_of
from motcua.reports.rules.identities import Broken, why_not_same, why_not_whole
from motcua.reports.rules.making import data_of
from motcua.reports.rules.periods import ReportPeriod
from motcua.reports.rules.reading import layout
from motcua.reports.rules.settled import Form, Form06a
from motcua.reports.rules.sheets import Heading, Sheet
from motcua.reports.rules.stating import Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """What one version will be. A written report has a document, a form has sheets by the names of their tabs."""

    kind: str
    unit: str
    period: ReportPeriod
    facts: Mapping[str, Any]
    broken: tuple[Broken, ...]
    sheets: tuple[tuple[str, Sheet], ...] = ()
    document: Document | None = None


def tables(
    kind: str, unit: str, period: ReportPeriod, forms: Mapping[str, Form], heading: Heading, *, before: Form | None = None,
    notes: Sequence[str] = (), stated: Stated | None = None,
) -> Assembled:
    """Put a form together: the same numbers by field and by unit, each on a sheet.

    :param forms: by the name of the tab
    :param before: the same form of the period before, as it was reported
    :param notes: sentences below each table; :param stated: as of when the numbers are
    """
    sheets = tuple((name, sheet_of(form, layout(kind), heading, notes=notes)) for name, form in forms.items())
    kept = {"forms": {name: data_of(form) for name, form in forms.items()}}
    return Assembled(
        kind=kind, unit=unit, period=period, facts=kept | _stated(stated),
        broken=_broken(list(forms.values()), before), sheets=sheets,
    )  # fmt: skip


def written(kind: str, unit: str, facts: ControlFacts, heading: Heading, *, sign: str) -> Assembled:
    """Put the report on the control of procedures together."""
    kept: dict[str, Any] = {
        "forms": {"Theo lĩnh vực": data_of(facts.by_field), "Theo đơn vị": data_of(facts.by_unit)},
        "before": data_of(facts.before) if facts.before else None,
        "procedures": data_of(facts.procedures) if facts.procedures else None,
        "goals": [asdict(goal) for goal in facts.goals], "lateness": asdict(facts.lateness), "decisions": facts.decisions,
        "published": facts.published,
    }  # fmt: skip
    return Assembled(
        kind=kind, unit=unit, period=facts.period, facts=kept | _stated(facts.stated),
        broken=_broken([facts.by_field, facts.by_unit], facts.before),
        document=report(facts, heading, sign=sign),
    )


def _stated(one: Stated | None) -> dict[str, Any]:
    return {"stated": one.data} if one and one.data else {}


def _broken(forms: list[Form], before: Form | None) -> tuple[Broken, ...]:
    """The first form is the one that the period before is held against; the others tell the same otherwise."""
    first, *others = forms
    found = why_not_whole(first, before if isinstance(first, Form06a) else None)
    for other in others:
        found += why_not_whole(other) + why_not_same(first, other)
    return tuple(found)
