"""What an inspector asks of a unit and those below it: who was late, who was told, what was asked for without its form."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from motcua.catalogue import queries as catalogue
from motcua.deadlines.queries import calendar
from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import CAUSES
from motcua.indicators import queries as indicators
from motcua.indicators.queries import Line
from motcua.indicators.rules import Period, Scope, Value
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.reports.rules.lists import Inspected, LateOfMonth, SupplementAsked
from motcua.reports.rules.timing import days_late

HANDLED, LATE = "766-2.1", "W16a"  # every dossier of the period; those of them that are late, and had a letter
PARTS = ("checked", "late", "untold", "supplements", "wrong_form")


def inspected(unit: str, period: Period, *, at: datetime, known: datetime | None = None) -> list[tuple[str, Inspected]]:
    """Return the inspector's table by code: each unit right below this one with all below it, then what this one does itself.

    It takes as many statements for a million dossiers as for ten.
    """
    scope, day = Scope(unit=unit), period.last
    found = indicators.by("unit", [HANDLED, LATE], scope, period, at=at, known=known)
    asked = dossiers.supplements_by_unit(people.subtree(unit, day), period.since_at, min(period.until_at, known or period.until_at))
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(PARTS))
    for code in {*found, *asked}:
        row = sums[_right_below(unit, code, period)]
        for place, number in enumerate((*_numbers(found.get(code, {})), *asked.get(code, (0, 0)))):
            row[place] += number
    named = people.names_on(sums, day)
    ordered = sorted(sums, key=lambda code: (code == unit, named[code]))
    return [(code, Inspected(unit=named[code], **dict(zip(PARTS, sums[code], strict=True)))) for code in ordered]


def _numbers(values: dict[str, Value]) -> tuple[int, int, int]:
    if not values:
        return 0, 0, 0
    late, told = values[LATE].denominator or 0, values[LATE].numerator or 0
    return values[HANDLED].denominator or 0, late, late - told


def _right_below(unit: str, code: str, period: Period) -> str:
    """The unit on the way from one to this one that comes first; one that has moved away meanwhile stands for itself."""
    above = people.ancestors(code, period.last)
    if code == unit or unit not in above:
        return code
    return [code, *above][above.index(unit)]


def late_of_month(late: Iterable[Line], at: datetime) -> list[LateOfMonth]:
    """Return for each unit, officer and procedure how many dossiers were late, for how long, why, and what was done about it."""
    groups: dict[tuple[str, int | None, str], list[Line]] = defaultdict(list)
    for line in late:
        groups[line.unit, line.officer, line.procedure].append(line)
    why = dossiers.last_explanations([line.dossier for lines in groups.values() for line in lines])
    day, office = local_date(at), calendar()
    procedures = {one.procedure_key: one.name for one in catalogue.current_versions(day)}
    units = people.names_on({unit for unit, _, _ in groups}, day)
    officers = people.accounts({officer for _, officer, _ in groups if officer})
    found = []
    for (unit, officer, procedure), lines in groups.items():
        written = [why[line.dossier] for line in lines if line.dossier in why]
        accepted = [one for one in written if one.is_accepted]
        found.append(LateOfMonth(
            unit=units[unit], officer=officers[officer].full_name if officer in officers else "Chưa giao ai",
            procedure=procedures.get(procedure, procedure), late_settled=sum(1 for line in lines if line.finished_at),
            late_open=sum(1 for line in lines if not line.finished_at),
            longest=max(days_late(line.due_at, line.finished_at, line.speed, at, office) or 0 for line in lines),
            cause=_said(CAUSES[one.cause] for one in written), told=sum(1 for line in lines if line.lettered_at),
            explained=len(accepted), decision=_said(one.opinion for one in accepted),
        ))  # fmt: skip
    return found


def _said(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))


def supplements(unit: str, period: Period, *, wrong_form: bool, limit: int | None) -> tuple[int, list[SupplementAsked]]:
    """Return how many requests to complete a dossier there were, and the first of them."""
    below = people.subtree(unit, period.last)
    found = dossiers.supplements_asked(below, period.since_at, period.until_at, wrong_form=wrong_form)
    named = people.names_on(below, period.last)
    rows = [
        SupplementAsked(
            code=one.dossier.number or "", procedure=one.dossier.procedure_name, agency=named[one.dossier.lead_unit_id],
            asked=local_date(one.asked_at), ordinal=one.ordinal, slip=one.slip_number, allowed=one.superior,
            answered=local_date(one.answered_at) if one.answered_at else None,
        ) for one in found[:limit]
    ]  # fmt: skip
    return found.count(), rows
