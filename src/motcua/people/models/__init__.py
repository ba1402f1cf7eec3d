from motcua.people.models.accounts import Absence, Account, Accounts, Delegation, Post
from motcua.people.models.doors import ApiKey, Invitation, Knock, SignInCode
from motcua.people.models.identities import Identity
from motcua.people.models.organisations import Membership, Organisation
from motcua.people.models.preferences import Preference
from motcua.people.models.units import Placement, Succession, Unit, UnitName

__all__ = [
    "Absence",
    "Account",
    "Accounts",
    "ApiKey",
    "Delegation",
    "Identity",
    "Invitation",
    "Knock",
    "Membership",
    "Organisation",
    "Placement",
    "Post",
    "Preference",
    "SignInCode",
    "Succession",
    "Unit",
    "UnitName",
]
