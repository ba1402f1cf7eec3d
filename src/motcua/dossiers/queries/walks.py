"""Walks over all there is: whether what is stored is what its ledger and its journal say."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.one import working_of


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
