"""What was said, in raw counts with their response rate: a share without its base says nothing."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from django.db.models import Q, QuerySet

from motcua.dossiers import queries as dossiers
from motcua.kernel.ratios import ratio
from motcua.ratings.models import Rating
from motcua.ratings.rules import SETS, PressedBy


@dataclass(slots=True)
class UnitRatings:
    """What was said of the dossiers that one unit took in. points: how often each number of points, by criterion."""

    unit: str
    closed: int
    rated: int = 0
    at_counter: int = 0
    points: dict[str, Counter[int]] = field(default_factory=dict)

    @property
    def response_rate(self) -> Fraction | None:
        return ratio(self.rated, self.closed)


def of_dossier(pk: int) -> Rating | None:
    """Return what was said of this dossier."""
    return Rating.objects.filter(dossier=pk).first()


def by_unit(since: datetime, until: datetime) -> list[UnitRatings]:
    """Return what was said of dossiers closed in this time, by the unit that took them in; units without an answer are there too.

    No official is in it, and none can be: a rating does not know who worked on the dossier.
    """
    found = {unit: UnitRatings(unit, closed) for unit, closed in dossiers.closed_by_unit(since, until).items()}
    rows = Rating.objects.filter(dossier__closed_at__gte=since, dossier__closed_at__lt=until)
    for unit, points, pressed_by in rows.values_list("receiving_unit", "points", "pressed_by"):
        one = found[unit]
        one.rated += 1
        one.at_counter += pressed_by == PressedBy.COUNTER
        for key, worth in points.items():
            one.points.setdefault(key, Counter())[worth] += 1
    return sorted(found.values(), key=lambda one: one.unit)


def of_units(units: Collection[str], since: datetime, until: datetime) -> QuerySet[Rating]:
    """Return what was said of dossiers that these units took in or settled, closed in this time; the last said first."""
    closed = Rating.objects.filter(dossier__closed_at__gte=since, dossier__closed_at__lt=until)
    return closed.filter(Q(receiving_unit__in=units) | Q(lead_unit__in=units)).order_by("-rated_at", "-pk")


def to_look_into(ratings: QuerySet[Rating]) -> QuerySet[Rating]:
    """Return those of them with a worst answer that nobody has looked into yet."""
    worst = Q()
    for key in sorted({one.key for every in SETS for one in every.criteria}):
        worst |= Q(**{f"points__{key}": 0})
    return ratings.filter(worst, looked_at=None)


def tallied(ratings: QuerySet[Rating]) -> dict[str, Counter[int]]:
    """Return how often each number of points was given, by criterion."""
    found: dict[str, Counter[int]] = {}
    for points in ratings.values_list("points", flat=True):
        for key, worth in points.items():
            found.setdefault(key, Counter())[worth] += 1
    return found
