"""Citizens whom a partner has signed in (OpenID Connect): the account that is theirs, found or opened, each link an event."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.kernel import identifiers
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.people import events
from motcua.people.commands.accounts import open_account
from motcua.people.commands.codes import citizen
from motcua.people.commands.recording import record
from motcua.people.models import Account, Identity
from motcua.people.rules import AccountKind

_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 13))"  # the same person coming in twice at once has one account


@dataclass(frozen=True, slots=True)
class Claims:
    """What the partner says of a person. Numbers are None unless the partner vouches for them and they are well-formed."""

    issuer: str
    key: str
    full_name: str
    personal_number: str | None = None
    phone: str | None = None

    def plain(self) -> dict[str, Any]:
        """For a session."""
        return asdict(self)


def claims(issuer: str, said: dict[str, Any], *, number_claim: str) -> Claims:
    """Read what a partner says. A phone counts only when the partner says that it was verified.

    :param number_claim: under which name the partner tells the personal number
    :raises Refusal: identity-unclear: nobody is named
    """
    key = str(said.get("sub") or "").strip()
    require(None if issuer and key and len(key) <= 255 else Refusal("identity-unclear"))
    number = identifiers.personal_number(str(said.get(number_claim) or ""))
    phone = identifiers.phone(str(said.get("phone_number") or "")) if said.get("phone_number_verified") is True else ""
    return Claims(
        issuer=issuer, key=key, full_name=str(said.get("name") or "").strip()[:200],
        personal_number=number if number and identifiers.why_not_personal_number(number) is None else None,
        phone=phone if phone and identifiers.why_not_phone(phone) is None else None,
    )  # fmt: skip


def account_behind(one: Claims) -> Account | None:
    """Return the account that this identity was linked to before; a closed one too."""
    found = Identity.objects.filter(issuer=one.issuer, key=one.key).select_related("account").first()
    return found.account if found else None


def phone_to_prove(one: Claims) -> str | None:
    """Return the phone of an account with one-time codes that may be this person's: who proves it gets that account.

    None where the identity or the personal number decide already, or that account bears another person's number.
    """
    if account_behind(one) or _by_number(one.personal_number) or not one.phone:
        return None
    found = citizen(one.phone)
    return one.phone if found and found.is_active and found.personal_number is None else None


def enter_by_identity(one: Claims, *, proven_phone: str | None = None, by: Actor, at: datetime) -> Account:
    """Return the citizen's account: the one linked before, the one with the same personal number, or a new one.

    :param proven_phone: this person has just shown by a code to hold this phone; its account is theirs, if it bears no other number
    :raises Refusal: account-closed, name-missing
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for word in sorted({f"{one.issuer} {one.key}", one.personal_number or ""} - {""}):
            cursor.execute(_ALONE, [f"identity {word}"])
        found = account_behind(one)
        if found is None:
            found = _by_number(one.personal_number) or _by_proof(one, proven_phone) or _opened(one, by, at)
            require(None if found.is_active else Refusal("account-closed"))
            _link(found, one, by, at)
    require(None if found.is_active else Refusal("account-closed"))
    return found


def _by_number(number: str | None) -> Account | None:
    return Account.objects.filter(kind=AccountKind.CITIZEN.value, personal_number=number).first() if number else None


def _by_proof(one: Claims, proven: str | None) -> Account | None:
    found = citizen(proven) if proven else None
    return found if found and found.personal_number in (None, one.personal_number) else None


def _opened(one: Claims, by: Actor, at: datetime) -> Account:
    require(None if one.full_name else Refusal("name-missing"))
    return open_account(
        username=f"{one.key}@{one.issuer}", full_name=one.full_name, kind=AccountKind.CITIZEN, by=by, at=at, phone=one.phone,
        personal_number=one.personal_number,
    )  # fmt: skip


def _link(account: Account, one: Claims, by: Actor, at: datetime) -> None:
    Identity.objects.create(account=account, issuer=one.issuer, key=one.key, linked_at=at)
    if account.personal_number is None and one.personal_number:
        account.personal_number = one.personal_number
        account.save(update_fields=["personal_number"])
    record(account.subject, events.IDENTITY_LINKED, by=by, at=at, issuer=one.issuer, number_known=one.personal_number is not None)
