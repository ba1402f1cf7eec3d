"""Who changed a draft after somebody saw it."""

from typing import Any

from motcua.catalogue import events, models
from motcua.journal import queries as journal


def edited_since(version_id: int, seen: str) -> list[Any]:
    """Return the events that changed this draft after it had this fingerprint; all of them if it never had."""
    key = models.Version.objects.values_list("procedure_id", flat=True).get(pk=version_id)
    edits = [
        event for event in journal.events(f"procedure:{key}")
        if event.kind == events.VERSION_EDITED and event.data["version"] == version_id
    ]
    places = [place for place, event in enumerate(edits) if event.data["seen"] == seen]
    return edits[places[-1] :] if places else edits


def versions_of(key: str) -> list[dict[str, Any]]:
    """Return all versions of a procedure, the newest first: id, number, state, valid_from, valid_to, name."""
    rows = models.Version.objects.filter(procedure=key).order_by("-number")
    return [dict(row) for row in rows.values("id", "number", "state", "valid_from", "valid_to", "name")]
