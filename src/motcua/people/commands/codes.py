"""Signing in without a password: a code told once to a phone or an e-mail address. None of it is in the journal."""

from datetime import datetime
from secrets import randbelow

from django.db import connection, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.people import rules
from motcua.people.commands.accounts import open_account
from motcua.people.models import Account, Knock, SignInCode
from motcua.people.rules import AccountKind

# Two requests for one source count one after the other; without it both would see room for one more.
_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))"


@transaction.atomic
def knock(door: str, source: str, *, at: datetime) -> None:
    """Count one try at an open door.

    :param source: who tries: a phone, an e-mail address, or a network address
    :raises Refusal: too-many-tries (minutes: how long to wait)
    """
    limit, within = rules.DOORS[door]
    with connection.cursor() as cursor:
        cursor.execute(_ALONE, [f"{door} {source}"])
    tries = Knock.objects.filter(door=door, source=source)
    tries.filter(at__lte=at - within).delete()
    recent = list(tries.order_by("at").values_list("at", flat=True))
    require(rules.why_not_knock(recent, limit, within, at))
    Knock.objects.create(door=door, source=source, at=at)


@transaction.atomic
def make_code(told_to: str, *, at: datetime) -> str:
    """Make a new code for this phone or e-mail address and return it, to be told there and nowhere else.

    Earlier codes stop working.
    """
    SignInCode.objects.filter(told_to=told_to).delete()
    code = f"{randbelow(1_000_000):06d}"
    SignInCode.objects.create(told_to=told_to, digest=_digest(told_to, code), sent_at=at)
    return code


def use_code(told_to: str, code: str, *, at: datetime) -> None:
    """Accept the code once, within ten minutes and five tries.

    :raises Refusal: code-expired, code-tried-too-often, code-wrong (left: tries)
    """
    with transaction.atomic():  # a wrong try is counted, so the refusal comes after the commit
        row = SignInCode.objects.select_for_update().filter(told_to=told_to, used_at=None).first()
        refusal = rules.why_not_code(row.sent_at if row else None, row.tries if row else 0, at)
        if row and refusal is None:
            row.tries += 1
            if constant_time_compare(row.digest, _digest(told_to, code)):
                row.used_at = at
            else:
                refusal = Refusal("code-wrong", left=rules.CODE_TRIES - row.tries)
            row.save(update_fields=["tries", "used_at"])
    require(refusal)


def open_citizen(told_to: str, *, full_name: str, by: Actor, at: datetime) -> Account:
    """Open an account for whoever has shown to hold this phone or e-mail address; the one there is, if there is one.

    :raises Refusal: name-missing
    """
    require(None if full_name.strip() else Refusal("name-missing"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ALONE, [f"citizen {told_to}"])
        if found := citizen(told_to):
            return found
        contact = {"email": told_to} if "@" in told_to else {"phone": told_to}
        return open_account(
            username=told_to, full_name=full_name, kind=AccountKind.CITIZEN, by=by, at=at, email=contact.get("email"),
            phone=contact.get("phone"),
        )


def citizen(told_to: str) -> Account | None:
    """Return the citizen who signs in with this phone or e-mail address; a closed account too."""
    return Account.objects.filter(username=told_to, kind=AccountKind.CITIZEN.value).first()


def _digest(told_to: str, code: str) -> str:
    """A million codes are tried in a second: only the key of the installation keeps a stolen digest useless."""
    return salted_hmac(f"people.sign-in:{told_to}", code, algorithm="sha256").hexdigest()
