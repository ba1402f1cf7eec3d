"""What was closed in a time."""

from datetime import datetime

from django.db.models import Count

from motcua.dossiers.models import Dossier


def closed_by_unit(since: datetime, until: datetime) -> dict[str, int]:
    """Return how many dossiers were closed from one moment until before another, by the unit that took them in."""
    closed = Dossier.objects.filter(closed_at__gte=since, closed_at__lt=until)
    return dict(closed.values_list("receiving_unit").annotate(Count("pk")).order_by())
