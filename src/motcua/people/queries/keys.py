"""The keys with which programs of a person act as that person."""

from datetime import datetime

from django.db.models import QuerySet

from motcua.kernel.actors import Actor
from motcua.people.models import ApiKey


def api_keys(actor: Actor, at: datetime) -> "QuerySet[ApiKey]":
    """Return the keys that the actor has now, the newest first."""
    pk = actor.id.partition(":")[2]
    return ApiKey.objects.filter(account=int(pk) if pk.isdigit() else None, ended_at=None, lasts_until__gt=at).order_by("-id")
