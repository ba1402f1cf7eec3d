"""Which dossiers: everything a person sees starts at `visible_to`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from django.db.models import BooleanField, F, Q, QuerySet
from django.db.models.expressions import RawSQL

from motcua.dossiers import rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import State
from motcua.kernel.actors import Actor


def visible_to(actor: Actor) -> "QuerySet[Dossier]":
    """The dossiers this actor may see: one's own, and those one's units have a part in. Drafts only one's own."""
    kind, _, pk = actor.id.partition(":")
    by_posts = Q(units__overlap=sorted(actor.sees))
    if kind != "account":
        return Dossier.objects.filter(by_posts)
    its = actor.organisations()
    # What was filed for an organisation is the organisation's: who has left it sees it no more, whoever typed it.
    own = Q(submitter=int(pk), organisation=None) | Q(owner_account=int(pk), organisation=None, submitted_at__isnull=False)
    if its:
        own |= Q(organisation__in=its, submitted_at__isnull=False) | Q(organisation__in=its, submitter=int(pk))
    return Dossier.objects.filter(own | by_posts if actor.sees else own)


def of_person(actor: Actor) -> "QuerySet[Dossier]":
    """One's own dossiers as a citizen, newest first; drafts among them."""
    return visible_to(Actor(id=actor.id, name=actor.name, represents=actor.represents)).order_by("-id")


def helped_by(actor: Actor) -> "QuerySet[Dossier]":
    """Drafts that this official types for others, the newest first."""
    pk = actor.id.partition(":")[2]
    return Dossier.objects.filter(helper=int(pk) if pk.isdigit() else None, state=State.DRAFT.value).order_by("-id")


def receipts_of(actor: Actor) -> "QuerySet[Dossier]":
    """What this person may have a receipt of: one's own, and what one handed in for others at a counter."""
    pk = actor.id.partition(":")[2]
    helped = Dossier.objects.filter(helper=int(pk)) if pk.isdigit() else Dossier.objects.none()
    return (of_person(actor).order_by() | helped).exclude(submitted_at=None)


def last_of(actor: Actor, procedure: str | None = None) -> Dossier | None:
    """Return what this person handed in last for oneself, of one procedure or of any."""
    pk = actor.id.partition(":")[2]
    found = Dossier.objects.filter(submitter=int(pk) if pk.isdigit() else None, submitter__isnull=False).exclude(submitted_at=None)
    return (found.filter(procedure_key=procedure) if procedure else found).order_by("-id").first()


def inbox(actor: Actor) -> "QuerySet[Dossier]":
    """Open dossiers that the actor's units must do something about, most pressing first."""
    units = sorted({unit for _, unit in actor.posts})
    return open_().filter(holder_unit__in=units).order_by(F("leave_by_at").asc(nulls_last=True), "id")


def mine(actor: Actor) -> "QuerySet[Dossier]":
    """Open dossiers that the actor holds in person."""
    pk = actor.id.partition(":")[2]
    return open_().filter(holder=int(pk) if pk.isdigit() else None).order_by(F("leave_by_at").asc(nulls_last=True), "id")


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
        which |= Q(RawSQL(BEGINS, [f"'{phrase}':*"], BooleanField()))  # noqa: S611 - a constant, and what was typed as its parameter
    if any(character.isdigit() for character in text):  # letters alone are a name
        which |= Q(number__startswith=text.strip().upper())
    return visible_to(actor).exclude(state=State.DRAFT.value).filter(which).order_by("-id") if which else Dossier.objects.none()

# The keys are the lexemes of a tsvector, because its index finds by how a lexeme begins.
BEGINS = "array_to_tsvector(search_keys) @@ %s::tsquery"


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
