"""A person's own dossiers as that person looks for them: by what is to be done, by the appointment, by a word of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from motcua.dossiers import rules
from motcua.dossiers.models import Dossier, Withdrawal
from motcua.dossiers.queries.lists import BEGINS, of_person
from motcua.dossiers.rules import State
from motcua.kernel.actors import Actor
from motcua.kernel.texts import fold


class Group(StrEnum):
    """Where a dossier stands for the one whose it is, the most pressing first."""

    TO_DO = "to_do"
    DRAFT = "draft"
    RUNNING = "running"
    CLOSED = "closed"


class Appointment(StrEnum):
    """By when the result is promised."""

    OVERDUE = "overdue"
    WEEK = "week"


A_WEEK = timedelta(days=7)
WAITS_FOR_APPLICANT = (State.AWAITING_SUPPLEMENT.value, State.AWAITING_PAYMENT.value)
_UNCONFIRMED = Withdrawal.objects.filter(dossier=OuterRef("pk"), ended_at=None, confirmed_at=None)
_TO_COLLECT = Q(state=State.RESULT_READY.value, announced_at__isnull=False)
_TO_DO = Q(state__in=WAITS_FOR_APPLICANT) | _TO_COLLECT | Q(Exists(_UNCONFIRMED), state=State.WITHDRAWAL_REQUESTED.value)
_IN_GROUP = {
    Group.TO_DO: _TO_DO,
    Group.DRAFT: Q(state=State.DRAFT.value),
    Group.RUNNING: Q(closed_at=None) & ~_TO_DO & ~Q(state=State.DRAFT.value),
    Group.CLOSED: Q(closed_at__isnull=False),
}


@dataclass(frozen=True, slots=True)
class OwnList:
    """The dossiers of one group or of all in the order in which a person wants to see them, and how many each group has."""

    rows: "QuerySet[Dossier]"
    counts: dict[Group, int]


def own(
    actor: Actor, *, at: datetime, group: Group | None = None, appointment: Appointment | None = None, text: str = ""
) -> OwnList:
    """Return a person's own dossiers, what waits for the person first, each group by its appointment, the closed by their end.

    :param text: the beginning of a number or of words of a name, or words of the procedure's name, with or without accents
    """
    found = of_person(actor).order_by()
    if text.strip():
        found = found.filter(_speaks_of(found, text))
    if appointment is not None:
        found = found.filter(_promised(appointment, at))
    counts = found.aggregate(**{one.value: Count("pk", filter=which) for one, which in _IN_GROUP.items()})
    rows = (found.filter(_IN_GROUP[group]) if group else found).annotate(rank=_RANK)
    return OwnList(rows.order_by("rank", _DUE, "-id"), {one: counts[one.value] for one in Group})


_RANK = Case(*(When(which, then=Value(rank)) for rank, which in enumerate(_IN_GROUP.values())))

_DUE = Case(When(closed_at=None, then=F("due_at"))).asc(nulls_last=True)


def waits_for_confirmation(pk: int) -> bool:
    """Tell whether the office wrote down a withdrawal that the applicant has not confirmed in person."""
    return Withdrawal.objects.filter(dossier=pk, ended_at=None, confirmed_at=None).exists()


def _promised(appointment: Appointment, at: datetime) -> Q:
    running = Q(closed_at=None, finished_at=None, clock_running=True)
    late = running & Q(due_at__lt=at)
    return late if appointment is Appointment.OVERDUE else running & Q(due_at__gte=at, due_at__lt=at + A_WEEK)


def _speaks_of(found: "QuerySet[Dossier]", text: str) -> Q:
    """A person has few procedures: their names are compared here, where accents can be left out."""
    wanted = fold(text).split()
    names = found.order_by().values_list("procedure_key", "procedure_name").distinct()
    keys = {key for key, name in names if all(word in fold(name) for word in wanted)}
    which = Q(procedure_key__in=keys) | Q(number__startswith=text.strip().upper()) | Q(requested__icontains=text.strip())
    phrase = rules.search_phrase(text)
    return which | Q(RawSQL(BEGINS, [f"'{phrase}':*"], BooleanField())) if phrase else which  # noqa: S611 - a constant; the text is its parameter
