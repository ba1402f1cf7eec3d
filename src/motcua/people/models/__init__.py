from motcua.people.models.accounts import Absence, Account, Accounts, Delegation, Post
from motcua.people.models.doors import Knock, SignInCode
from motcua.people.models.preferences import Preference
from motcua.people.models.units import Placement, Succession, Unit

__all__ = [
    "Absence", "Account", "Accounts", "Delegation", "Knock", "Placement", "Post", "Preference", "SignInCode", "Succession", "Unit",
]
