"""What a button of a screen asks to be exported: the screen's own view, which is its address, and what of it."""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.desk.control_room.asked import asked_for
from motcua.desk.control_room.view import CARDS
from motcua.desk.entrance import DeskRequest
from motcua.exports.queries.lists import behind, figures, told_apart
from motcua.exports.rules import Asked


def wanted(request: DeskRequest) -> tuple[str, dict[str, Any]]:
    """Return which list it is, and what of it, as it is written down.

    :raises KeyError: there is no such list or number
    :raises Http404: the view is not this person's
    """
    kind = request.POST.get("list", "")
    return kind, _LISTS[kind](request)


def _view(request: DeskRequest) -> Asked:
    asked = asked_for(request)
    return Asked(asked.scope, asked.period, asked.at, asked.known)


def _behind(request: DeskRequest) -> dict[str, Any]:
    return behind.data(request.POST.get("code", ""), request.POST.get("part", ""), _view(request))


def _told_apart(request: DeskRequest) -> dict[str, Any]:
    return told_apart.data(request.POST.get("code", ""), request.POST.get("axis", ""), _view(request))


def _figures(request: DeskRequest) -> dict[str, Any]:
    return figures.data(CARDS, _view(request))


_LISTS: Mapping[str, Callable[[DeskRequest], dict[str, Any]]] = {
    "behind": _behind, "told-apart": _told_apart, "figures": _figures,
}  # fmt: skip
