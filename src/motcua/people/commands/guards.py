"""Who may change whose rights. Asked by the commands under the lock, and by the screens before they show a button."""

from collections.abc import Iterable
from datetime import date

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.refusals import Refusal
from motcua.people import queries, rules
from motcua.people.models import Account


def why_not_administer(by: Actor, unit: str, day: date) -> Refusal | None:
    return rules.why_not_administer(by, unit, queries.ancestors(unit, day))


def why_not_own(by: Actor, account: int) -> Refusal | None:
    """Nobody changes the own rights alone: that takes another administrator."""
    return Refusal("own-rights") if by.id == f"account:{account}" else None


def why_not_look_after(by: Actor, account: Account, day: date) -> Refusal | None:
    """Locking an account or opening it again, its password and second factor, are for an administrator of every unit in which
    the person bears something now or later, delegated posts included: whoever gives somebody a new password could act as them.
    """
    refusal = _why_not_everywhere(by, queries.places_of(account, day), day)
    return refusal or (None if by == SYSTEM else why_not_own(by, account.pk))


def _why_not_everywhere(by: Actor, units: Iterable[str], day: date) -> Refusal | None:
    found = [why_not_administer(by, unit, day) for unit in sorted(units)] or [rules.why_not_administer(by)]
    return next((refusal for refusal in found if refusal), None)


def why_not_active(account: Account) -> Refusal | None:
    return None if account.is_active else Refusal("account-closed")


def why_not_staff(account: Account) -> Refusal | None:
    return None if account.kind == rules.AccountKind.STAFF else Refusal("not-staff", kind=account.kind)


def lock(account: int) -> Account:
    return Account.objects.select_for_update(of=("self",)).get(pk=account)


def text(day: date | None) -> str | None:
    return None if day is None else str(day)
