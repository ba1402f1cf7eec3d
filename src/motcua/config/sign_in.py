"""How people sign in: allauth, with our rules."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Officials' accounts are opened by an administrator, with an event; nobody signs up here."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Officials begin at their desk."""
        return "/lam-viec/"
