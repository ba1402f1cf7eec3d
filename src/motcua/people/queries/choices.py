"""What somebody likes of screens and notices."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

from motcua.kernel.actors import Actor
from motcua.people.models import Preference

_PREFERRED = "SELECT key, value FROM people_preference WHERE account_id = %s AND starts_with(key, %s)"


def preferences(actor: Actor, prefix: str) -> dict[str, Any]:
    """Return what the actor likes of a screen, by what follows the prefix ("inbox." gives "columns"). By hand: lists ask for it."""
    pk = actor.id.partition(":")[2]
    if not pk.isdigit():
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_PREFERRED, [int(pk), prefix])
        return {key.removeprefix(prefix): json.loads(value) for key, value in cursor.fetchall()}


def preference(actor: Actor, key: str, default: Any = None) -> Any:
    """Return one choice of the actor's, or what holds without one."""
    return preferences(actor, key).get("", default)


def preferences_of(accounts: Iterable[int], prefix: str) -> dict[int, dict[str, Any]]:
    """Return the same of several accounts; who likes nothing of it is left out."""
    found: dict[int, dict[str, Any]] = {}
    for one in Preference.objects.filter(account__in=list(accounts), key__startswith=prefix).order_by("pk"):
        found.setdefault(one.account_id, {})[one.key.removeprefix(prefix)] = one.value
    return found


def who_prefer(key: str, value: str) -> list[int]:
    """Return the accounts that have chosen this."""
    return list(Preference.objects.filter(key=key, value=value).order_by("account").values_list("account", flat=True))
