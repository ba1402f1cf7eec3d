"""What somebody likes a screen to be: kept for that person alone."""

import json
from datetime import datetime
from typing import Any

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.people.models import Preference

LONGEST = 20_000  # characters of a preference written out: a screenful of choices, not a store of data


def prefer(key: str, value: Any, *, by: Actor, at: datetime) -> None:
    """Remember a choice of the actor's own account; None forgets it.

    :param key: "screen.what", :param value: anything JSON can say
    :raises Refusal: not-signed-in, preference-too-long
    """
    kind, _, pk = by.id.partition(":")
    require(None if kind == "account" and pk.isdigit() else Refusal("not-signed-in"))
    require(Refusal("preference-too-long", limit=LONGEST) if len(json.dumps(value)) > LONGEST else None)
    if value is None:
        Preference.objects.filter(account=int(pk), key=key).delete()
        return
    Preference.objects.update_or_create(account_id=int(pk), key=key, defaults={"value": value, "changed_at": at})
