"""Fast filters in the address bar: every view of the figures is an address that can be sent, bookmarked and printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlencode

from motcua.ui.navigation import Link
from motcua.ui.words import t


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; options of one group stand together."""

    value: str
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """A select, with a search box in it where there is a script: unit, procedure, field, channel, officer.

    :param name: the parameter of the address; `none`: what it says when nothing is chosen
    """

    name: str
    label: str
    options: Sequence[Option]
    none: str

    def says(self, value: str) -> str:
        """What is chosen in words; a value that is not offered says itself."""
        return next((one.text for one in self.options if one.value == value), value)

    def groups(self) -> dict[str, list[Option]]:
        grouped: dict[str, list[Option]] = {}
        for option in self.options:
            grouped.setdefault(option.group, []).append(option)
        return grouped


@dataclass(frozen=True, slots=True)
class Switch:
    """A tick that is either in the address or not: "so-sanh=1"."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class DayTyped:
    """A day that may be typed: "như đã biết đến hết ngày".

    :param value: as it stands in the field; `error`: what is wrong with it
    :param fixed: what the address says instead where no day is meant: the field gives way, and it can only be taken away
    """

    name: str
    label: str
    value: str = ""
    error: str = ""
    fixed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """The period asked for, and the ways to others, all as values of the parameter `name`.

    :param words: "Quý III/2024"; `kinds`: the same moment as (words, value, whether this is the one)
    :param before, after: "" where there is none
    :param dates: the two parameters of free dates, each with what stands in it (dd/mm/yyyy); `error`: what is wrong with them
    """

    name: str
    value: str
    words: str
    kinds: Sequence[tuple[str, str, bool]]
    before: str = ""
    after: str = ""
    dates: tuple[tuple[str, str], tuple[str, str]] | None = None
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the component draws.

    :param path: the address without its parameters; `asked`: its parameters that hold now
    :param target: id of the part of the page that changes with the filters, the filters in it
    """

    path: str
    asked: Mapping[str, str]
    target: str
    periods: Periods
    picks: Sequence[Pick] = ()
    switches: Sequence[Switch] = field(default_factory=tuple)
    days: Sequence[DayTyped] = ()

    def address(self, **changes: str) -> str:
        """This view with other parameters; an empty one is left out. A dash in a name is written as an underscore."""
        return address(self.path, self.asked, {name.replace("_", "-"): value for name, value in changes.items()})

    def at(self, value: str) -> str:
        """The same of another period."""
        dates = dict.fromkeys([name for name, _ in self.periods.dates or ()], "")
        return address(self.path, self.asked, {**dates, self.periods.name: value})

    def taken(self) -> list[Link]:
        """What is filtered, each with the address that takes it away."""
        said = {pick.name: f"{t(pick.label)}: {pick.says(self.asked.get(pick.name, ""))}" for pick in self.picks}
        said |= {one.name: t(one.label) for one in self.switches} | {one.name: f"{t(one.label)}: {one.value}" for one in self.days}
        chosen = {name: words for name, words in said.items() if self.asked.get(name)}
        return [Link(text=words, href=address(self.path, self.asked, {name: ""})) for name, words in chosen.items()]

    def clear(self) -> str:
        """All taken away but the period."""
        kept = {self.periods.name, *(name for name, _ in self.periods.dates or ())}
        return address(self.path, {name: value for name, value in self.asked.items() if name in kept}, {})

    def others(self) -> dict[str, str]:
        """What the form sends along unseen: parameters that it has no field for."""
        typed = {one.name for one in self.days} | {one.name for one in self.switches}
        own = {pick.name for pick in self.picks} | typed | dict(self.periods.dates or ()).keys()
        return {name: value for name, value in self.asked.items() if value and name not in own}


def read_day(text: str) -> date | None:
    """Return the day that somebody typed, 31/03/2024 or 2024-03-31; None when it is none."""
    for shape in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def address(path: str, asked: Mapping[str, str], changes: Mapping[str, str]) -> str:
    query = urlencode({name: value for name, value in {**asked, **changes}.items() if value})
    return f"{path}?{query}" if query else path
