"""Filings made again after a withdrawal, planted among many others and typed otherwise: are all of them seen, and what else is?"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bench import province
from motcua.dossiers.models import Dossier, Party
from motcua.indicators import commands
from motcua.indicators.models import Fact
from motcua.indicators.refiled_builders import AFTER, TYPINGS, copied, write
from motcua.indicators.rules.facts import REFILED_AFTER

PLANTED = 50


def planted(count: int = PLANTED) -> dict[str, object]:
    """Plant so many among dossiers that are counted, let the reader take them in, and tell how many are seen as one journey."""
    pairs = dict(_plant(count))
    while commands.read(500):
        pass
    seen = {fact.dossier: fact.earlier for fact in Fact.objects.filter(earlier__isnull=False)}
    alarms = {second: first for second, first in seen.items() if pairs.get(second) != first}
    alike = sum(_alike(first, second) for second, first in alarms.items())
    return {
        "refilings planted": len(pairs), "of these found": sum(seen.get(second) == first for second, first in pairs.items()),
        "dossiers among which": Fact.objects.count(), "journeys that nobody planted": len(alarms),
        "of these, of one number for one thing, as chance wrote them": alike,
        "of these, of another number or thing": len(alarms) - alike,
    }  # fmt: skip


def _plant(count: int) -> Iterator[tuple[int, int]]:
    """Yield dossiers that were filed again, each with its first: spread over all that ended without a result."""
    ended = Fact.objects.filter(outcome__in=REFILED_AFTER, person__isnull=False, earlier=None, later=None)
    ended = ended.filter(dossier__gte=province.FIRST).order_by("dossier")
    step, pk = max(1, ended.count() // count), Dossier.objects.latest("pk").pk
    for n, fact in enumerate(ended[: step * count : step]):
        assert fact.finished_at
        later = fact.finished_at - fact.submitted_at + timedelta(days=AFTER[n // len(TYPINGS) % len(AFTER)], hours=1)
        dossier = Dossier.objects.get(pk=fact.dossier)
        assert dossier.submitted_at
        pk += 1
        write([copied(dossier, pk, later, list(TYPINGS.values())[n % len(TYPINGS)])])
        yield pk, fact.dossier


def _alike(first: int | None, second: int) -> bool:
    """Tell whether two dossiers bear the same number of a person and ask for the same, letter for letter."""
    said: list[Any] = list(
        Party.objects.filter(dossier__in=[first, second], role="owner").values_list("identity_number", "dossier__requested")
    )
    return len(said) == 2 and said[0] == said[1] and bool(said[0][0])
