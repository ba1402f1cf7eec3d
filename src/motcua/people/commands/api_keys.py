"""Keys with which a program of somebody's acts as that person: made and ended by the person alone, told once."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction
from django.utils.crypto import salted_hmac

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import events, rules
from motcua.people.commands import guards
from motcua.people.commands.recording import record
from motcua.people.models import Account, ApiKey
from motcua.people.queries.keys import api_keys


@transaction.atomic
def make_api_key(name: str, *, writes: bool, by: Actor, at: datetime) -> str:
    """Make a key of the actor's own account and return it, to be shown once.

    :param name: what the program is called, :param writes: it may act too, not only read
    :raises Refusal: not-signed-in, account-closed, api-key-unnamed, api-keys-too-many
    """
    person = guards.lock(_own_account(by))
    name = clean(name)
    require(guards.why_not_active(person))
    require(None if 0 < len(name) <= rules.API_KEY_NAME_LONGEST else Refusal("api-key-unnamed", limit=rules.API_KEY_NAME_LONGEST))
    too_many = api_keys(by, at).count() >= rules.API_KEYS_MOST
    require(Refusal("api-keys-too-many", limit=rules.API_KEYS_MOST) if too_many else None)

    secret = token_urlsafe(32)
    key = ApiKey.objects.create(
        account=person, name=name, writes=writes, digest=_digest(secret), made_at=at, lasts_until=at + rules.API_KEY_LASTS
    )
    record(person.subject, events.API_KEY_OPENED, by=by, at=at, key=key.pk, name=name, writes=writes)
    return secret


@transaction.atomic
def end_api_key(pk: int, *, by: Actor, at: datetime) -> None:
    """End a key of the actor's own account. One that has ended stays as it is.

    :raises Refusal: not-signed-in, no-such-key
    """
    person = guards.lock(_own_account(by))
    key = ApiKey.objects.filter(account=person, pk=pk).first()
    if key is None:
        raise Refusal("no-such-key")
    end(key, by=by, at=at)


def end(key: ApiKey, *, by: Actor, at: datetime) -> None:
    """End it; the caller holds the lock on its account."""
    if key.ended_at is None:
        key.ended_at = at
        key.save(update_fields=["ended_at"])
        record(key.account.subject, events.API_KEY_ENDED, by=by, at=at, key=key.pk)


def holder_of(secret: str, at: datetime) -> ApiKey | None:
    """Return the key that these letters are, with its account, while both hold."""
    open_ = ApiKey.objects.filter(ended_at=None, lasts_until__gt=at, account__is_active=True).select_related("account")
    return open_.filter(digest=_digest(secret)).first()


def _own_account(by: Actor) -> int:
    kind, _, pk = by.id.partition(":")
    if kind != "account" or not Account.objects.filter(pk=pk).exists():
        raise Refusal("not-signed-in")
    return int(pk)


def _digest(secret: str) -> str:
    return salted_hmac("people.api-key", secret, algorithm="sha256").hexdigest()
