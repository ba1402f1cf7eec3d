"""What can be asked about dossiers. Everything a person sees starts at `visible_to`."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Model, Q, QuerySet
from django.db.models.expressions import RawSQL

from motcua.deadlines.rules import ClockEntry, ClockKind, Due
from motcua.documents import queries as documents
from motcua.dossiers import rules
from motcua.dossiers.models import (
    ClockRow,
    Decision,
    Dossier,
    LateLetter,
    Opinion,
    Party,
    Payment,
    StepRun,
    SubmittedPaper,
    Supplement,
)
from motcua.dossiers.rules import State
from motcua.journal import queries as journal
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.kernel.rows import instances, select
from motcua.people import queries as people
from motcua.people.models import Unit


def visible_to(actor: Actor) -> "QuerySet[Dossier]":
    """The dossiers this actor may see: one's own, and those one's units have a part in. Drafts only one's own."""
    kind, _, pk = actor.id.partition(":")
    by_posts = Q(units__overlap=sorted(actor.sees))
    if kind != "account":
        return Dossier.objects.filter(by_posts)
    own = Q(submitter=int(pk)) | Q(owner_account=int(pk), submitted_at__isnull=False)
    return Dossier.objects.filter(own | by_posts if actor.sees else own)


def of_person(actor: Actor) -> "QuerySet[Dossier]":
    """One's own dossiers as a citizen, newest first; drafts among them."""
    return visible_to(Actor(id=actor.id, name=actor.name)).order_by("-id")


def inbox(actor: Actor) -> "QuerySet[Dossier]":
    """Open dossiers that the actor's units must do something about, most pressing first."""
    units = sorted({unit for _, unit in actor.posts})
    return open_().filter(holder_unit__in=units).order_by(F("next_due_at").asc(nulls_last=True), "id")


def mine(actor: Actor) -> "QuerySet[Dossier]":
    """Open dossiers that the actor holds in person."""
    pk = actor.id.partition(":")[2]
    return open_().filter(holder=int(pk) if pk.isdigit() else None).order_by(F("next_due_at").asc(nulls_last=True), "id")


def asked_of(actor: Actor) -> "QuerySet[Dossier]":
    """Dossiers in which the actor's units owe an opinion."""
    units = sorted({unit for _, unit in actor.posts})
    return open_().filter(opinions__unit__in=units, opinions__answered_at=None).order_by("opinions__due_at", "id")


def open_() -> "QuerySet[Dossier]":
    return Dossier.objects.filter(closed_at=None).exclude(state=State.DRAFT.value)


def overdue(at: datetime) -> "QuerySet[Dossier]":
    """Dossiers whose running clock has passed their appointment with the work undone. A question, not a state."""
    return Dossier.objects.filter(clock_running=True, finished_at=None, due_at__lt=at)


def to_mark_passed(at: datetime, limit: int) -> list[int]:
    """Keys of overdue dossiers that nobody has recorded as such."""
    return list(overdue(at).filter(deadline_passed_at=None).order_by("due_at").values_list("pk", flat=True)[:limit])


def search(actor: Actor, text: str) -> "QuerySet[Dossier]":
    """Find among the visible by the beginning of a number, of an identity number, or of any word of a name and those after it.

    To be read inside `planned_anew`.
    """
    which, phrase = Q(), rules.search_phrase(text)
    if phrase:
        # Letters, digits and spaces alone: nothing in it that a tsquery would take for its own.
        which |= Q(RawSQL(_BEGINS, [f"'{phrase}':*"], BooleanField()))  # noqa: S611 - a constant, and what was typed as its parameter
    if any(character.isdigit() for character in text):  # letters alone are a name
        which |= Q(number__startswith=text.strip().upper())
    return visible_to(actor).exclude(state=State.DRAFT.value).filter(which).order_by("-id") if which else Dossier.objects.none()


# The keys are the lexemes of a tsvector, because its index finds by how a lexeme begins.
_BEGINS = "array_to_tsvector(search_keys) @@ %s::tsquery"


@contextmanager
def planned_anew() -> Iterator[None]:
    """Let the database plan what is asked inside for the very values asked for.

    A rare name is looked up in the index, a common one read off from the newest dossiers; one plan kept for both suits neither.
    """
    connection.ensure_connection()
    driver = connection.connection
    before, driver.prepare_threshold = driver.prepare_threshold, None
    try:
        yield
    finally:
        driver.prepare_threshold = before


def track(number: str, phone: str) -> Dossier | None:
    """Find a dossier by its number and a phone of one of its persons. The caller shows state and appointment only."""
    found = Dossier.objects.filter(number=number.strip(), parties__phone=phone) if phone else Dossier.objects.none()
    return found.first()


@dataclass(frozen=True, slots=True)
class Action:
    """A verb as a button: live, or with the reason why not."""

    verb: str
    refusal: Refusal | None


def actions(dossier: Dossier, actor: Actor) -> list[Action]:
    """Return every verb with the one answer that the command would give too."""
    return [Action(verb, rules.why_not(verb, dossier, actor)) for verb in rules.STEPS]


def working(dossier: Dossier) -> Due | None:
    """Return when the dossier is due and every day of how that was counted, from its ledger; None before acceptance."""
    return working_of(dossier, ClockRow.objects.filter(dossier=dossier).order_by("id"))


def working_of(dossier: Dossier, rows: Iterable[ClockRow]) -> Due | None:
    """The same from rows already read."""
    ledger = [ClockEntry(ClockKind(row.kind), row.at, row.until, row.reason) for row in rows]
    return rules.appointment(dossier.procedure.term_of(dossier.case), ledger, dossier.calendar) if ledger else None


@dataclass(frozen=True, slots=True)
class WrongDue:
    """A stored due moment that its ledger does not give."""

    subject: str
    stored: datetime | None
    computed: datetime | None


def first_wrong_due(chunk: int = 2000) -> WrongDue | None:
    """Recompute every stored appointment from its ledger and return the first that differs."""
    accepted = Dossier.objects.filter(accepted_at__isnull=False).order_by("pk").prefetch_related("clock")
    for dossier in accepted.iterator(chunk_size=chunk):
        found = working_of(dossier, sorted(dossier.clock.all(), key=lambda row: row.pk))
        if found is None or found.original_due_at != dossier.original_due_at:
            return WrongDue(dossier.subject, dossier.original_due_at, found.original_due_at if found else None)
        if found.due_at is not None and found.due_at != dossier.due_at:
            return WrongDue(dossier.subject, dossier.due_at, found.due_at)
    return None


def first_short_chain() -> str | None:
    """Return a dossier whose journal ends before its own count of events: the end of its chain was cut off."""
    rows = Dossier.objects.raw(
        """SELECT d.id FROM dossiers_dossier d
            WHERE d.seq <> (SELECT coalesce(max(e.seq), 0) FROM journal_event e WHERE e.subject = 'dossier:' || d.id) LIMIT 1"""
    )
    return next((f"dossier:{row.pk}" for row in rows), None)


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the timeline."""

    seq: int
    kind: str
    happened_at: datetime
    recorded_at: datetime
    who: str
    facts: dict[str, object]


def timeline(dossier: Dossier) -> list[Happening]:
    """Return what happened, oldest first, from the journal alone."""
    trail = journal.trail(dossier.subject)
    return [Happening(e.seq, e.kind, e.happened_at, e.recorded_at, e.actor_name, e.data) for e in trail]


def one(which: str, value: int | str) -> Dossier | None:
    """Return the dossier for which a condition of ours holds, with one value in it.

    Written by hand: every command and every screen of a dossier begins here.
    """
    with connection.cursor() as cursor:
        cursor.execute(select(Dossier, f"WHERE {which}"), [value])
        return next(iter(instances(Dossier, cursor.fetchall())), None)


def sent_before(key: str, *, by: Actor) -> Dossier | None:
    """Return the dossier that this sender's key already made; another's key is another's secret.

    :raises Refusal: not-your-duty
    """
    dossier = one("idempotency_key = %s", key)
    if dossier and not (rules.is_applicant(dossier, by) or by.holds("intake", dossier.receiving_unit_id)):
        raise Refusal("not-your-duty", duties=["applicant", "intake"])
    return dossier


def begun_by(actor: Actor, pk: int) -> Dossier | None:
    """Return what this person began to fill in, whatever has become of it since."""
    found = one("id = %s", pk)
    return found if found and actor.id == f"account:{found.submitter_id}" else None


def locked_seq(pk: int) -> int:
    """Return the dossier's last event, and keep others from adding one until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM dossiers_dossier WHERE id = %s FOR UPDATE", [pk])
        return int(cursor.fetchone()[0])


def at_desk(actor: Actor, number: str) -> Dossier | None:
    """Return the dossier of this number when one of the actor's units has a part in it; as a person one sees it elsewhere."""
    found = one("number = %s AND state <> 'DRAFT'", number)
    return found if found and not actor.sees.isdisjoint(found.units) else None


PARTS: dict[str, type[Model]] = {
    "parties": Party, "papers": SubmittedPaper, "step_runs": StepRun, "clock": ClockRow, "opinions": Opinion,
    "supplement_requests": Supplement, "payments": Payment, "decisions": Decision, "late_letters": LateLetter,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whole:
    """A dossier, every unit there is, and all its rows, each kind as it was written, with their units, officers and files."""

    dossier: Dossier
    units: Mapping[str, Unit]
    parties: list[Party]
    papers: list[SubmittedPaper]
    step_runs: list[StepRun]
    clock: list[ClockRow]
    opinions: list[Opinion]
    supplement_requests: list[Supplement]
    payments: list[Payment]
    decisions: list[Decision]
    late_letters: list[LateLetter]


# Most dossiers have rows in few of the tables: one statement tells in which.
_ANY = "EXISTS (SELECT FROM {} WHERE dossier_id = %(pk)s)"
_THERE = f"SELECT {', '.join(_ANY.format(model._meta.db_table) for model in PARTS.values())}"
_ROWS = {
    name: select(model, "WHERE dossier_id = %s ORDER BY id")
    for name, model in PARTS.items()
}


def whole(dossier: Dossier) -> Whole:
    """Return the dossier with all its rows, in as few statements as it has kinds of them."""
    with connection.cursor() as cursor:
        cursor.execute(_THERE, {"pk": dossier.pk})
        there = dict(zip(PARTS, cursor.fetchone(), strict=True))
        rows: dict[str, list[Any]] = {name: [] for name in PARTS}
        for name in (name for name in PARTS if there[name]):
            cursor.execute(_ROWS[name], [dossier.pk])
            rows[name] = instances(PARTS[name], cursor.fetchall())
    found = Whole(dossier, people.every_unit(), **rows)
    _name(found)
    return found


def _name(found: Whole) -> None:
    """Put the units, persons and files that the rows point to where the rows look for them."""
    units, dossier = found.units, found.dossier
    wanted = {run.officer_id for run in found.step_runs} | {dossier.holder_id}
    accounts = people.accounts(pk for pk in wanted if pk)
    for run in found.step_runs:
        run.unit, run.officer = units[run.unit_id], accounts[run.officer_id] if run.officer_id else None
    for opinion in found.opinions:
        opinion.unit = units[opinion.unit_id]
    dossier.receiving_unit, dossier.lead_unit = units[dossier.receiving_unit_id], units[dossier.lead_unit_id]
    dossier.holder_unit = units[dossier.holder_unit_id] if dossier.holder_unit_id else None
    dossier.holder = accounts[dossier.holder_id] if dossier.holder_id else None
    with_file: list[SubmittedPaper | Decision] = [*found.papers, *found.decisions]
    kept = {row.file_id for row in with_file if row.file_id}
    files = documents.files(kept) if kept else {}
    for row in with_file:
        row.file = files[row.file_id] if row.file_id else None
