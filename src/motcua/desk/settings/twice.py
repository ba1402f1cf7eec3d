"""The settings open in two tabs or on two machines: the second is shown what the first changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.desk.entrance import DeskRequest
from motcua.desk.settings.form import Settings
from motcua.ui import twice
from motcua.ui.twice import Shown
from motcua.ui.words import t


@dataclass(frozen=True, slots=True)
class Together:
    """values: what to show now. taken, clashing: as the component says them."""

    values: dict[str, Any]
    taken: list[tuple[str, str]]
    clashing: list[tuple[str, str, str]]


def carried(start: Mapping[str, Any]) -> str:
    """Return what the page carries: the settings as it shows them."""
    return twice.written(Shown(twice.a_page(), "", _plain(start)))


def together(request: DeskRequest, form: Settings, stored: Mapping[str, Any]) -> Together | None:
    """Put together what is stored and what was sent, if another page has stored something else since this one was drawn."""
    shown = twice.read(request.POST) if form.is_bound and form.is_valid() else None
    theirs, mine = dict(stored), form.cleaned_data if shown else {}
    if shown is None or shown.base == _plain(theirs) or all(_plain(theirs)[key] == _plain(mine).get(key) for key in theirs):
        return None
    found = twice.merged(shown.base, _plain(theirs), _plain(mine), form.fields)
    taken = [(_label(form, key), _said(form, key, theirs.get(key))) for key in found.taken]
    clashing = [(_label(form, key), _said(form, key, theirs.get(key)), _said(form, key, mine.get(key))) for key in found.clashing]
    return Together(found.values, taken, clashing)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As they are after a way through JSON, nothing being nothing."""
    return {key: (sorted(one) if isinstance(one, list | tuple) else one) or "" for key, one in values.items()}


def _label(form: Settings, key: str) -> str:
    return t(str(form.fields[key].label))


def _said(form: Settings, key: str, value: Any) -> str:
    choices = {str(one): t(str(label)) for one, label in getattr(form.fields[key], "choices", ())}
    many = value if isinstance(value, list | tuple) else [value]
    return ", ".join(choices.get(str(one), "" if choices else str(one or "")) for one in many)
