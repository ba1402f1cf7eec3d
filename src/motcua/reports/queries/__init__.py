"""What can be asked about reports: whose one may make and read, which there are, which are due and when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from motcua.deadlines.queries import calendar
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.reports.models import Report, ReportFile, ReportRule
from motcua.reports.rules import making, sending
from motcua.reports.rules.periods import (
    CutOff,
    DueDate,
    DueRule,
    PeriodKind,
    ReportPeriod,
    due_dates,
    periods_of,
)
from motcua.reports.rules.settled import Form
from motcua.reports.rules.stating import Change, Stated, changes, stated_of

OWED = (PeriodKind.QUARTER, PeriodKind.YEAR)


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that a unit owes: of which period, by when, and the newest version of it."""

    kind: making.Kind
    unit: str
    period: ReportPeriod
    due: DueDate
    latest: Report | None

    def is_late(self, today: date) -> bool:
        return self.due.due < today and not (self.latest and self.latest.approved_at)


def made_for(actor: Actor, at: datetime) -> frozenset[str]:
    """Return the units for which the actor makes reports: their own and those below, as control, head or leader."""
    return _below(actor, making.MAKERS, at)


def approved_for(actor: Actor, at: datetime) -> frozenset[str]:
    """Return the units whose reports the actor approves."""
    return _below(actor, making.APPROVERS, at)


def read_for(actor: Actor, at: datetime) -> frozenset[str]:
    """Return the units whose reports the actor reads."""
    return _below(actor, making.READERS, at)


def _below(actor: Actor, duties: Collection[str], at: datetime) -> frozenset[str]:
    day = local_date(at)
    return frozenset(below for duty, unit in actor.posts if duty in duties for below in people.subtree(unit, day))


def reports(actor: Actor, at: datetime) -> "QuerySet[Report]":
    """Return what this actor may read, the newest first."""
    return Report.objects.filter(unit__in=read_for(actor, at)).order_by("-until", "form", "unit", "-version")


def one(pk: int, actor: Actor, at: datetime) -> Report | None:
    """Return a version if this actor may read it."""
    return reports(actor, at).filter(pk=pk).first()


def versions(report: Report) -> list[Report]:
    """Return all versions of the same report, the newest first."""
    return list(Report.objects.filter(form=report.form, unit=report.unit_id, period=report.period).order_by("-version"))


def files(report: Report) -> dict[str, ReportFile]:
    """Return the files of a version by their format."""
    return {one.format: one for one in ReportFile.objects.filter(report=report).select_related("file")}


def forms(report: Report) -> dict[str, Form]:
    """Return the tables of a version as they were reported, by their names; the one by field first."""
    found = {name: making.form_of(data) for name, data in report.facts.get("forms", {}).items()}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].by != "field", pair[0])))


def newest(form: str, unit: str, period: str) -> Report | None:
    """Return the newest version of a report, whether or not anybody has approved it."""
    return Report.objects.filter(form=form, unit=unit, period=period).order_by("-version").first()


def stated(report: Report) -> Stated:
    """Return as of when the numbers of a version are."""
    return stated_of(report.facts.get("stated"), report.made_at)


def changed(report: Report) -> list[Change]:
    """Return every number of a version that is another than in the version before it; the first has none."""
    earlier = Report.objects.filter(form=report.form, unit=report.unit_id, period=report.period, version=report.version - 1).first()
    before = forms(earlier) if earlier else {}
    return [one for name, form in forms(report).items() if name in before for one in changes(before[name], form)]


def reported(form: str, unit: str, period: str) -> Report | None:
    """Return what was reported of a period: the version approved last, or the newest while none is."""
    every = Report.objects.filter(form=form, unit=unit, period=period).order_by("-version")
    return every.filter(approved_at__isnull=False).first() or every.first()


def due_rules(day: date) -> list[DueRule]:
    """Return the days of sending that hold on this day; what an officer has confirmed goes before what the product came with."""
    found = {sending.key_of(rule): rule for rule in sending.packaged() if rule.holds_on(day)}
    for key, row in _confirmed(day).items():
        if key != sending.CUT_OFF:
            _, kind, level = key.split(".")
            found[key] = DueRule(period=PeriodKind(kind), level=level, **_ruled(row))
    return list(found.values())


def cut_off_rule(day: date) -> DueRule:
    """Return the cut-off that holds on this day, with who says so."""
    row = _confirmed(day).get(sending.CUT_OFF)
    if row is not None:
        return DueRule(period=PeriodKind.QUARTER, level="", **_ruled(row))
    return [rule for rule in sending.packaged_cut_offs() if rule.holds_on(day)][-1]


def cut_off(day: date) -> CutOff:
    return CutOff(cut_off_rule(day).day)


def owed(units: Collection[str], year: int) -> list[Owed]:
    """Return every report that these units owe for the periods of a year, by when it is due."""
    rules, cut, every = due_rules(date(year, 12, 31)), cut_off(date(year, 1, 1)), people.every_unit()
    periods = [period for kind in OWED for period in periods_of(kind, year, cut)]
    newest = _newest(units, periods)
    found = [
        Owed(kind, unit, due.period, due, newest.get((kind.name, unit, due.period.key)))
        for due in due_dates(rules, periods, calendar()) for unit in sorted(units) if every[unit].level == due.level
        for kind in making.KINDS.values() if due.period.kind in kind.periods
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.due.due, one.period.kind != PeriodKind.QUARTER))


def _newest(units: Collection[str], periods: Collection[ReportPeriod]) -> Mapping[tuple[str, str, str], Report]:
    rows = Report.objects.filter(unit__in=units, period__in=[one.key for one in periods]).order_by("version")
    return {(row.form, row.unit_id, row.period): row for row in rows}


def _confirmed(day: date) -> dict[str, ReportRule]:
    return {row.key: row for row in ReportRule.objects.filter(valid_from__lte=day).order_by("valid_from")}


def _ruled(row: ReportRule) -> dict[str, Any]:
    return {
        "day": row.day, "month_offset": row.month_offset, "valid_from": row.valid_from, "source": row.source, "verified": True,
    }  # fmt: skip
