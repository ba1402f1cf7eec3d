"""What was said, in raw counts with their response rate: a share without its base says nothing."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from motcua.dossiers import queries as dossiers
from motcua.kernel.ratios import ratio
from motcua.ratings.models import Rating
from motcua.ratings.rules import PressedBy


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
