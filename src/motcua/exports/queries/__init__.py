"""What can be asked about exports: one's own, whether one may still have them, and their content."""

from datetime import datetime
from typing import IO

from django.core.files.storage import storages
from django.db.models import QuerySet

from motcua.documents.rules import place
from motcua.exports.models import Export
from motcua.exports.queries.lists import KINDS
from motcua.exports.rules import State, why_not_see
from motcua.kernel.actors import Actor
from motcua.people.queries import overseen


def own(actor: Actor) -> "QuerySet[Export]":
    """Return what this actor has asked for, the latest first."""
    return Export.objects.filter(asked_by=actor.id).order_by("-asked_at", "-pk")


def one(pk: int, actor: Actor, at: datetime) -> Export | None:
    """Return an export of this actor, while they still oversee all of its units; else it does not exist."""
    found = own(actor).filter(pk=pk).first()
    return found if found is not None and may_have(found, actor, at) else None


def may_have(export: Export, actor: Actor, at: datetime) -> bool:
    return why_not_see(KINDS[export.kind].units(export.asked), overseen(actor, at)) is None


def open_content(export: Export) -> IO[bytes]:
    """Open the file of a made export. The caller closes it.

    :raises FileNotFoundError: it is not there (any more)
    """
    if export.state != State.MADE:
        raise FileNotFoundError(export.name)
    return storages["exports"].open(place(export.sha256), "rb")
