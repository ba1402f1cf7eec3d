"""How people sign in: allauth, with our rules."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from motcua.people import queries as people
from motcua.people.models import Account


class Backend(AuthenticationBackend):  # type: ignore[misc] # allauth has no types
    """Who is signed in, by one statement; an account that was closed is signed out with it."""

    def get_user(self, user_id: int) -> Account | None:
        found = people.find_account(user_id)
        return found if found and found.is_active else None


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Officials' accounts are opened by an administrator, with an event; nobody signs up here."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officials begin at their desk."""
        return "/lam-viec/"
