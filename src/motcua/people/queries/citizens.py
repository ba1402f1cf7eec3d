"""Whose account a person named on paper has, if we can be sure of it."""

from motcua.kernel.texts import fold
from motcua.people.models import Account, Identity
from motcua.people.rules import AccountKind


def citizen_known_as(*, personal_number: str, phone: str, name: str) -> int | None:
    """Return the account of a citizen: the one that has shown to bear this number; else the one that has shown to hold this phone.

    A phone alone is typed wrong too easily: the name must be the same, and the account must not bear another number.
    """
    open_ = Account.objects.filter(kind=AccountKind.CITIZEN.value, is_active=True)
    if personal_number and (found := open_.filter(personal_number=personal_number).first()):
        return found.pk
    held = open_.filter(username=phone).first() if phone else None
    if held is None or held.personal_number not in (None, "", personal_number) or fold(held.full_name) != fold(name):
        return None
    return held.pk


def has_identity(account: int) -> bool:
    """Tell whether a partner that proves who people are (VNeID) has vouched for this account."""
    return Identity.objects.filter(account=account).exists()
