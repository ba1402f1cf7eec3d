"""The conversation of a dossier, and what of it nobody has read."""

from collections.abc import Iterable

from django.db.models import Count

from motcua.dossiers.models import Dossier, Message
from motcua.dossiers.rules import Side


def conversation(dossier: Dossier) -> list[Message]:
    """Return what was written, oldest first, with its files."""
    return list(Message.objects.filter(dossier=dossier).order_by("pk").prefetch_related("files__file"))


def unread_by_applicant(dossiers: Iterable[int]) -> dict[int, int]:
    """Return how many messages of the office wait for the people of each of these dossiers; none: not named."""
    return _unread(dossiers, Side.OFFICE)


def unread_by_office(dossiers: Iterable[int]) -> dict[int, int]:
    """Return how many messages of the applicant nobody of the office has read, for each of these dossiers."""
    return _unread(dossiers, Side.APPLICANT)


def _unread(dossiers: Iterable[int], written_by: Side) -> dict[int, int]:
    waiting = Message.objects.filter(dossier__in=list(dossiers), side=written_by.value, read_at=None)
    return dict(waiting.values_list("dossier").annotate(Count("pk")).order_by())
