"""Accounts are opened, amended, closed and opened again. Nobody's rights change without an event on that person's trail."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.identifiers import personal_number as normal_number
from motcua.kernel.identifiers import phone as normal_phone
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import events, rules
from motcua.people.commands import guards
from motcua.people.commands.recording import record
from motcua.people.models import Account
from motcua.people.queries import persons
from motcua.people.rules import AccountKind


@transaction.atomic
def open_account(
    *, username: str, full_name: str, kind: str, by: Actor, at: datetime, password: str | None = None,
    email: str | None = None, phone: str | None = None, personal_number: str | None = None,
) -> Account:
    """Open an account. A citizen opens one alone; the others are opened by an administrator.

    :param password: None: no sign-in by password
    :raises Refusal: not-your-duty, username-taken, personal-number-taken
    """
    if kind != AccountKind.CITIZEN:
        require(rules.why_not_administer(by))
    if Account.objects.filter(username=username).exists():
        raise Refusal("username-taken", username=username)
    require(_why_not_number(kind, personal_number))

    account = Account(
        username=username, full_name=clean(full_name), kind=AccountKind(kind).value, email=email, phone=phone,
        personal_number=personal_number,
    )
    account.set_password(password)
    account.save()
    record(account.subject, events.ACCOUNT_OPENED, by=by, at=at, account_kind=account.kind)
    return account


@transaction.atomic
def amend_account(
    account: int, *, by: Actor, at: datetime, full_name: str | None = None, email: str | None = None, phone: str | None = None,
    personal_number: str | None = None,
) -> Account:
    """Set what is known of a member of staff; None leaves a thing as it is, "" takes it away. The event names the things, not
    their values. The person changes the own phone and e-mail address; the rest is an administrator's.

    :raises Refusal: not-your-duty, own-rights, not-staff, name-missing, personal-number-taken, nothing-changed
    """
    person = guards.lock(account)
    wanted = _wanted(full_name, email, phone, personal_number)
    alone = by.id == person.subject and not {"full_name", "personal_number"} & wanted.keys()
    require(None if alone else guards.why_not_look_after(by, person, local_date(at)))
    require(guards.why_not_staff(person))
    require(Refusal("name-missing") if wanted.get("full_name", "x") is None else None)
    changed = sorted(name for name, value in wanted.items() if getattr(person, name) != value)
    require(None if changed else Refusal("nothing-changed"))
    if "personal_number" in changed:
        require(_why_not_number(person.kind, wanted["personal_number"]))

    for name in changed:
        setattr(person, name, wanted[name])
    person.save(update_fields=changed)
    record(person.subject, events.ACCOUNT_AMENDED, by=by, at=at, changed=changed)
    return person


@transaction.atomic
def close_account(account: int, *, reason: str, by: Actor, at: datetime) -> Account:
    """Let nobody sign in with it any more; its posts rest from now on.

    :raises Refusal: not-your-duty, own-rights, account-closed
    """
    closed = guards.lock(account)
    require(guards.why_not_look_after(by, closed, local_date(at)))
    require(guards.why_not_active(closed))

    closed.is_active = False
    closed.save(update_fields=["is_active"])
    record(closed.subject, events.ACCOUNT_CLOSED, by=by, at=at, reason=clean(reason))
    return closed


@transaction.atomic
def reopen_account(account: int, *, reason: str, by: Actor, at: datetime) -> Account:
    """Let the person sign in again; posts that still hold count again.

    :raises Refusal: not-your-duty, own-rights, account-open
    """
    opened = guards.lock(account)
    require(guards.why_not_look_after(by, opened, local_date(at)))
    require(Refusal("account-open") if opened.is_active else None)

    opened.is_active = True
    opened.save(update_fields=["is_active"])
    record(opened.subject, events.ACCOUNT_REOPENED, by=by, at=at, reason=clean(reason))
    return opened


def _wanted(full_name: str | None, email: str | None, phone: str | None, number: str | None) -> dict[str, str | None]:
    given = {
        "full_name": full_name and clean(full_name), "email": email and email.strip(), "phone": phone and normal_phone(phone),
        "personal_number": number and normal_number(number),
    }  # fmt: skip
    return {name: value or None for name, value in given.items() if value is not None}


def _why_not_number(kind: str, number: str | None) -> Refusal | None:
    """A person has one account as a citizen and one as an official."""
    others = Account.objects.filter(kind=AccountKind(kind).value, personal_number=number)
    return Refusal("personal-number-taken") if number and kind != AccountKind.SYSTEM and others.exists() else None


def close_left(*, at: datetime) -> int:
    """Close the accounts of officials whose last post ended some time ago, and return how many: who has left keeps no key."""
    left = persons.left_before(local_date(at - rules.LEFT_FOR))
    for account in left:
        close_account(account, reason="Nhiệm vụ cuối cùng đã hết từ trên 30 ngày.", by=SYSTEM, at=at)
    return len(left)
