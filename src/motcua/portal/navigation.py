"""What stands around every screen of this door."""

from django.http import HttpRequest

from motcua.ui.navigation import Navigation


def navigation(request: HttpRequest) -> Navigation:
    """Return the links, person and search of this request's frame."""
    return Navigation()
