"""Which dossiers are late, whether that was apologised for and explained, and in which step the time was lost."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from motcua.catalogue.rules import StepKind
from motcua.deadlines.rules import ClockEntry, ClockKind, WorkCalendar
from motcua.dossiers import events, rules
from motcua.dossiers.models import ClockRow, Dossier, Explanation, LateLetter, StepRun
from motcua.dossiers.rules import Stand
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal

# Who waits, or ended waiting, for the applicant is held to the moment at which that began.
_STOOD_SINCE = """
    (SELECT CASE WHEN (array_agg(w.depth ORDER BY w.id DESC))[1] > 0
                 THEN max(w.at) FILTER (WHERE w.kind = 'pause' AND w.depth = 1) END
       FROM (SELECT c.id, c.kind, c.at,
                    sum(CASE c.kind WHEN 'pause' THEN 1 WHEN 'resume' THEN -1 ELSE 0 END) OVER (ORDER BY c.id) AS depth
               FROM dossiers_clockrow c
              WHERE c.dossier_id = dossiers_dossier.id AND c.id >= (
                    SELECT max(s.id) FROM dossiers_clockrow s
                     WHERE s.dossier_id = dossiers_dossier.id AND s.kind IN ('start', 'restart'))) w)"""

# Terms in hours are told by the minute: the minute of the appointment is still in time.
_LAST = f"""
    (CASE WHEN EXISTS (SELECT FROM journal_event e WHERE e.subject = 'dossier:' || dossiers_dossier.id
                        AND e.kind = '{events.ACCEPTED}' AND e.data->>'by_hour' = 'true')
          THEN date_trunc('minute', dossiers_dossier.due_at) + interval '59.999999 s' ELSE dossiers_dossier.due_at END)"""


def late(at: datetime) -> "QuerySet[Dossier]":
    """The dossiers whose appointment passed undone, open still or ended late."""
    ended = Coalesce("finished_at", Value(at, output_field=DateTimeField()))
    judged = Coalesce(RawSQL(_STOOD_SINCE, [], output_field=DateTimeField()), ended)  # noqa: S611 - our own constant
    last = RawSQL(_LAST, [], output_field=DateTimeField())  # noqa: S611 - our own constant
    return Dossier.objects.filter(due_at__lt=ended).alias(judged_at=judged, last=last).filter(judged_at__gt=F("last"))


def is_late(dossier: Dossier, at: datetime) -> bool:
    """Tell whether it is late at this moment, or ended late."""
    return dossier.due_at is not None and late(at).filter(pk=dossier.pk).exists()


def late_of(units: Collection[str], since: datetime, until: datetime, at: datetime) -> "QuerySet[Dossier]":
    """The late dossiers that these units settle: ended in this time, or open at its end; with `lettered` and `explained`.

    explained: how the last explanation stands, None where there is none.
    """
    then = min(until, at)
    handled = Q(finished_at=None) | Q(finished_at__gte=since)
    last = Explanation.objects.filter(dossier=OuterRef("pk")).order_by("-ordinal")
    found = late(then).filter(handled, lead_unit__in=sorted(units), accepted_at__lt=then)
    return found.annotate(
        lettered=Exists(LateLetter.objects.filter(dossier=OuterRef("pk"))),
        explained=Subquery(last.values("ordinal")[:1]), explained_well=Subquery(last.values("is_accepted")[:1]),
    )  # fmt: skip


def explained(which: str) -> Q:
    """Of `late_of`: those whose explanation stands so."""
    return {
        rules.Explained.NONE: Q(explained=None), rules.Explained.WAITING: Q(explained__isnull=False, explained_well=None),
        rules.Explained.ACCEPTED: Q(explained_well=True), rules.Explained.RETURNED: Q(explained_well=False),
    }[rules.Explained(which)]  # fmt: skip


def with_explanations(dossiers: Sequence[Dossier]) -> None:
    """Read the last explanation of each in one statement."""
    found = last_explanations([dossier.pk for dossier in dossiers])
    for dossier in dossiers:
        dossier.explanation = found.get(dossier.pk)


def last_explanations(dossiers: Collection[int]) -> dict[int, Explanation]:
    """Return the last explanation of each of these dossiers, by its key; nothing for those without."""
    found = Explanation.objects.filter(dossier__in=dossiers).order_by("ordinal")
    return {one.dossier_id: one for one in found}


def causes_told(units: Collection[str], since: datetime, until: datetime) -> dict[str, int]:
    """Return by cause how many late dossiers of these units were explained by it: ended in this time, or open at its end.

    The last explanation of each counts. Read from the explanations: as many rows as were written, however many dossiers there are.
    """
    found: Counter[str] = Counter()
    for causes in causes_by_field(units, since, until).values():
        found.update(causes)
    return dict(found)


def causes_by_field(units: Collection[str], since: datetime, until: datetime) -> dict[str, dict[str, int]]:
    """Return the same told apart by the field of the procedure."""
    newer = Explanation.objects.filter(dossier=OuterRef("dossier"), ordinal__gt=OuterRef("ordinal"))
    handled = Q(dossier__finished_at=None) | Q(dossier__finished_at__gte=since)
    rows = Explanation.objects.filter(handled, ~Exists(newer), dossier__lead_unit__in=sorted(units), dossier__due_at__lt=until)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for field, cause, n in rows.order_by().values_list("dossier__field", "cause").annotate(n=Count("pk")):
        found[field][cause] = n
    return found


def explanations(dossier: Dossier) -> list[Explanation]:
    """Return what was written of why it is late, the latest first."""
    return list(Explanation.objects.filter(dossier=dossier).select_related("liable_unit").order_by("-ordinal"))


def why_not(verb: str, dossier: Dossier, actor: Actor, at: datetime) -> Refusal | None:
    """Return the first reason why this actor may not do this at this moment, or None: as the rules say, and nobody explains what
    is not late.
    """
    no = rules.why_not(verb, dossier, actor)
    if no or verb != "explain":
        return no
    return None if is_late(dossier, at) else Refusal("not-late")


@dataclass(frozen=True, slots=True)
class Spent:
    """One step as it ran: who had it, the office time it was given and the office time it took."""

    action: str
    unit: str
    officer: str
    planned: timedelta | None
    taken: timedelta
    running: bool

    @property
    def lost(self) -> timedelta:
        """What it took beyond its budget."""
        return max(timedelta(), self.taken - self.planned) if self.planned is not None else timedelta()


def lost(dossier: Dossier, at: datetime) -> list[Spent]:
    """Return every step from acceptance to the result as it ran. While the clock stood no time is counted."""
    rows = ClockRow.objects.filter(dossier=dossier).order_by("id")
    stood = rules.stands(ClockEntry(ClockKind(row.kind), row.at) for row in rows)
    runs = StepRun.objects.filter(dossier=dossier).exclude(kind=StepKind.RETURN.value).select_related("unit", "officer")
    return list(_spent(runs.order_by("id"), dossier, stood, at))


def _spent(runs: Iterable[StepRun], dossier: Dossier, stood: Sequence[Stand], at: datetime) -> Iterable[Spent]:
    budgets, calendar = {plan.order: plan.budget for plan in dossier.procedure.steps}, dossier.calendar
    for run in runs:
        officer = run.officer.full_name if run.officer else ""
        until = rules.step_due(budgets.get(run.order), run.opened_at, calendar)
        yield Spent(
            run.action, run.unit.short_name, officer, _between(run.opened_at, until, calendar),
            rules.spent(run.opened_at, run.finished_at or at, stood, calendar), run.finished_at is None,
        )  # fmt: skip


def _between(since: datetime, until: datetime | None, calendar: WorkCalendar) -> timedelta | None:
    return rules.spare_time(since, until, calendar) if until else None
