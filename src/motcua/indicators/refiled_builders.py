"""Filings made again and typed otherwise, as people do: what journeys are tried with, few in a test and many in the benchmark."""

import unicodedata
from collections.abc import Callable, Sequence
from copy import copy
from datetime import timedelta

from motcua.dossiers.models import Dossier, Party
from motcua.journal.models import Event
from motcua.kernel.texts import fold

Typing = Callable[[str, str], tuple[str, str]]
AFTER = (0, 1, 7, 19, 29)  # days since the first ended; until the thirtieth it is one journey
_SAID = ("seq", "kind", "actor_id", "actor_name", "data", "before", "hash")


def _grouped(number: str, by: str) -> str:
    return by.join(number[n : n + 3] for n in range(0, len(number), 3))


# How the identity number and what is asked for are typed the second time.
TYPINGS: dict[str, Typing] = {
    "the same": lambda number, thing: (number, thing),
    "in capitals": lambda number, thing: (number, thing.upper()),
    "without accents": lambda number, thing: (number, fold(thing)),
    "in capitals without accents": lambda number, thing: (number, fold(thing).upper()),
    "other spaces": lambda number, thing: (number, f"  {thing.replace(' ', '   ')} "),
    "other dashes": lambda number, thing: (number, thing.replace(" – ", " - ").replace(",", " ,") + "."),
    "accents as marks of their own": lambda number, thing: (number, unicodedata.normalize("NFD", thing)),
    "a number in groups": lambda number, thing: (_grouped(number, " "), thing),
    "a number with dots": lambda number, thing: (_grouped(number, "."), thing.lower()),
    "all of it": lambda number, thing: (_grouped(number, "-"), f" {fold(thing).upper().replace(' ', '  ')}!"),
}


def copied(dossier: Dossier, pk: int, later: timedelta, typing: Typing, number: str = "") -> tuple[Dossier, Party, Sequence[Event]]:
    """Return a dossier with its owner and its trail as one of another key, so much later, typed otherwise; it is not written yet.

    :param number: of another person
    """
    other, owner = copy(dossier), copy(Party.objects.get(dossier=dossier.pk, role="owner"))
    owner.identity_number, other.requested = typing(number or owner.identity_number, dossier.requested)
    other.pk, other.number, other.idempotency_key = pk, f"{dossier.number}-{pk}", None
    owner.pk, owner.dossier_id = None, pk
    trail = [
        Event(
            subject=f"dossier:{pk}", happened_at=one.happened_at + later, recorded_at=one.recorded_at + later,
            **{name: getattr(one, name) for name in _SAID},
        )
        for one in Event.objects.filter(subject=dossier.subject).order_by("seq")
    ]  # fmt: skip
    return other, owner, trail


def write(copies: Sequence[tuple[Dossier, Party, Sequence[Event]]]) -> None:
    Dossier.objects.bulk_create([dossier for dossier, _, _ in copies])
    Party.objects.bulk_create([owner for _, owner, _ in copies])
    Event.objects.bulk_create([event for _, _, trail in copies for event in trail])
