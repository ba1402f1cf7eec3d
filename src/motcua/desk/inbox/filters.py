"""The filters as chips: those at hand, and those that are on."""

from typing import Any

from motcua.desk.inbox.lists import DUE, NOBODY, OUTLOOKS, STEPS, Wanted
from motcua.people import queries as people
from motcua.people.rules import AccountKind
from motcua.ui.words import t


def chips(wanted: Wanted) -> list[dict[str, Any]]:
    """Return the outlooks to press, then every other filter that is on; a chosen one's address is without it."""
    found = [
        {"text": t(text), "href": _without(wanted, "muc") if wanted.muc == key else f"?{wanted.query(muc=key)}",
         "chosen": wanted.muc == key, "count": None}
        for key, (_, text) in OUTLOOKS.items() if key != "kip" or wanted.muc == key
    ]  # fmt: skip
    others = [(name, value) for name, value in wanted.filters.items() if name != "muc"]
    return found + [
        {"text": _said(name, value), "href": _without(wanted, name), "chosen": True, "count": None} for name, value in others
    ]


def _without(wanted: Wanted, name: str) -> str:
    return f"?{wanted.query(**{name: ''})}"


def _said(name: str, value: str) -> str:
    match name:
        case "buoc":
            return t(STEPS[value])
        case "han":
            return t(DUE[value][0])
        case "nguoi":
            found = None if value == NOBODY else people.find_account(int(value))
            return found.full_name if found and found.kind == AccountKind.STAFF else t("Chưa có người giữ")
    return value
