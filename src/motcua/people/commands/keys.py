"""How an official comes to a password: an administrator makes a code, tells it once, and the person chooses the password."""

from datetime import datetime
from secrets import choice

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.crypto import salted_hmac

from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.people import events, queries, rules
from motcua.people.commands import api_keys, guards
from motcua.people.commands.recording import record
from motcua.people.models import Account, ApiKey, Invitation


@transaction.atomic
def invite(account: int, *, by: Actor, at: datetime) -> str:
    """Make a code with which the person chooses a password, and return it, to be told once to that person and nobody else.

    The password of before stops working, and so do sessions, earlier codes and keys of programs.
    :raises Refusal: not-your-duty, own-rights, account-closed, not-staff
    """
    person = guards.lock(account)
    require(guards.why_not_look_after(by, person, local_date(at)))
    require(guards.why_not_active(person) or guards.why_not_staff(person))

    Invitation.objects.filter(account=person, used_at=None).delete()
    for key in ApiKey.objects.filter(account=person, ended_at=None):
        api_keys.end(key, by=by, at=at)
    code = "".join(choice(rules.CODE_LETTERS) for _ in range(rules.CODE_LENGTH))
    made = Invitation.objects.create(account=person, digest=_digest(code), made_at=at, lasts_until=at + rules.INVITATION_LASTS)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    record(person.subject, events.ACCOUNT_INVITED, by=by, at=at, lasts_until=made.lasts_until.isoformat())
    return "-".join(code[n : n + 4] for n in range(0, len(code), 4))


def invited(code: str, at: datetime) -> Account | None:
    """Return who may choose a password with this code now."""
    open_ = Invitation.objects.filter(used_at=None, lasts_until__gt=at).select_related("account")
    found = open_.filter(digest=_digest(_bare(code))).first()
    return found.account if found and found.account.is_active else None


@transaction.atomic
def accept_invitation(code: str, password: str, *, at: datetime) -> Account:
    """Choose the password, once.

    :raises Refusal: code-expired
    """
    rows = Invitation.objects.select_for_update(of=("self",))
    found = rows.filter(digest=_digest(_bare(code)), used_at=None, lasts_until__gt=at).first()
    if found is None:
        raise Refusal("code-expired")
    person = guards.lock(found.account_id)
    require(guards.why_not_active(person))

    found.used_at = at
    found.save(update_fields=["used_at"])
    person.set_password(password)
    person.save(update_fields=["password"])
    record(person.subject, events.INVITATION_ACCEPTED, by=queries.actor(person, at), at=at)
    return person


@transaction.atomic
def remove_second_factor(account: int, *, reason: str, by: Actor, at: datetime) -> int:
    """Take away the phone codes, keys and spare codes of somebody who has lost them, and return how many there were.

    :raises Refusal: not-your-duty, own-rights, no-second-factor
    """
    person = guards.lock(account)
    require(guards.why_not_look_after(by, person, local_date(at)))
    count, _ = Authenticator.objects.filter(user_id=person.pk).delete()
    require(None if count else Refusal("no-second-factor"))
    record(person.subject, events.SECOND_FACTOR_REMOVED, by=by, at=at, reason=reason)
    return int(count)


def _bare(code: str) -> str:
    return code.upper().replace("-", "").replace(" ", "")[: rules.CODE_LENGTH + 1]


def _digest(code: str) -> str:
    return salted_hmac("people.invitation", code, algorithm="sha256").hexdigest()
