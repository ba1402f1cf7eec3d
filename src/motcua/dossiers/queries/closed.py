"""What was closed in a time."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Q

from motcua.dossiers.models import Dossier


def closed_by_unit(since: datetime, until: datetime) -> dict[str, int]:
    """Return how many dossiers were closed from one moment until before another, by the unit that took them in."""
    closed = Dossier.objects.filter(closed_at__gte=since, closed_at__lt=until)
    return dict(closed.values_list("receiving_unit").annotate(Count("pk")).order_by())


def closed_count(units: Collection[str], since: datetime, until: datetime) -> int:
    """Return how many dossiers that these units took in or settled were closed in this time."""
    closed = Dossier.objects.filter(closed_at__gte=since, closed_at__lt=until)
    return closed.filter(Q(receiving_unit__in=units) | Q(lead_unit__in=units)).count()
