"""Points from ratios: the score of QĐ 766 by profile, what was got beside what could be got. Pure.

A profile is data with its source and the days it holds. A ratio that is not known gives no points and takes away what could have
been got, so that nobody loses or wins by what cannot be measured; how the national portal treats that is not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib import resources
from typing import Any

import yaml

from motcua.indicators.rules.definitions import Value


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator of a score. most: points for a ratio of `full` and above; below, in proportion.

    :param root_only: not computed below the province (or ministry)
    :param none: the ratio where it is known that there was nothing to count; None where that gives no points and takes none away
    """

    code: str
    name: str
    most: int
    full: Fraction
    root_only: bool
    none: Fraction | None = None

    def ratio(self, value: Value | None) -> Fraction | None:
        """Return the ratio that a value gives here; None when it is not known."""
        if value is None or value.denominator is None:
            return None
        return self.none if value.denominator == 0 else value.ratio

    def points(self, ratio: Fraction | None) -> Fraction | None:
        """Return the points of a ratio; None when it is not known."""
        if ratio is None:
            return None
        return min(Fraction(self.most), self.most * ratio / self.full)


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    items: tuple[Item, ...]

    @property
    def most(self) -> int:
        return sum(item.most for item in self.items)


@dataclass(frozen=True, slots=True)
class Band:
    """How a score is called from so many points of a hundred on."""

    least: int
    name: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of scoring, with the days on which it holds."""

    code: str
    name: str
    source: str
    valid_from: date
    valid_to: date | None
    verified: bool
    groups: tuple[Group, ...]
    bands: tuple[Band, ...]

    @property
    def most(self) -> int:
        return sum(group.most for group in self.groups)


@dataclass(frozen=True, slots=True)
class Scored:
    """Points of an item, a group or the whole: got, and what could be got of what is known; None: nothing of it is known."""

    name: str
    got: Fraction | None
    available: int
    most: int


@dataclass(frozen=True, slots=True)
class Score:
    """A score, whole and by its parts. band: how it is called by what was got of the most there is; None when nothing is known."""

    profile: Profile
    whole: Scored
    groups: tuple[tuple[Scored, tuple[tuple[Item, Scored], ...]], ...]
    band: Band | None


def score(profile: Profile, ratios: Mapping[str, Fraction | None], *, root: bool = True) -> Score:
    """Return the score that these ratios (by the items' codes) give.

    :param root: of the whole province; below it some items are left out
    """
    groups = []
    for group in profile.groups:
        items = tuple(item for item in group.items if root or not item.root_only)
        scored = tuple((item, _item(item, ratios.get(item.code))) for item in items)
        groups.append((_sum(group.name, [one for _, one in scored]), scored))
    whole = _sum(profile.name, [one for one, _ in groups])
    return Score(profile, whole, tuple(groups), None if whole.got is None else band(profile, whole.got))


def of_values(profile: Profile, values: Mapping[str, Value], *, root: bool = True) -> Score:
    """Return the score that these values (by the items' codes) give."""
    items = (item for group in profile.groups for item in group.items)
    return score(profile, {item.code: item.ratio(values.get(item.code)) for item in items}, root=root)


def ranked(points: Mapping[str, Fraction | None]) -> list[tuple[int | None, str]]:
    """Return place and key, the most points first; who has the same shares a place, and the next is left out. Unknown: no place."""
    known = sorted((-got, key) for key, got in points.items() if got is not None)
    places = [(1 + sum(other < got for other, _ in known), key) for got, key in known]
    return [*places, *((None, key) for key in sorted(points) if points[key] is None)]


def band(profile: Profile, points: Fraction) -> Band:
    """Return how so many points of a hundred are called."""
    return next(one for one in profile.bands if points >= one.least)


def _item(item: Item, ratio: Fraction | None) -> Scored:
    got = item.points(ratio)
    return Scored(item.name, got, 0 if got is None else item.most, item.most)


def _sum(name: str, parts: list[Scored]) -> Scored:
    known = [one.got for one in parts if one.got is not None]
    got = sum(known, Fraction(0)) if known else None
    return Scored(name, got, sum(one.available for one in parts), sum(one.most for one in parts))


def read(said: Mapping[str, Any]) -> Profile:
    """Read a profile as it stands in data.

    :raises KeyError, ValueError: it is no profile
    """
    groups = tuple(Group(group["name"], tuple(_read(item) for item in group["items"])) for group in said["groups"])
    bands = tuple(Band(one["least"], one["name"], one["verified"]) for one in said["bands"])
    return Profile(
        said["code"], said["name"], said["source"], said["valid_from"], said.get("valid_to"), said["verified"], groups,
        tuple(sorted(bands, key=lambda one: -one.least)),
    )  # fmt: skip


def _read(item: Mapping[str, Any]) -> Item:
    full = Fraction(str(item.get("full", 1)))
    none = {"full": Fraction(1), "nought": Fraction(0)}.get(item.get("none", ""))
    return Item(item["code"], item["name"], item["most"], full, item.get("level") == "root", none)


def _all() -> dict[str, Profile]:
    folder = resources.files("motcua.indicators") / "data" / "scores"
    found = [read(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in folder.iterdir() if file.name.endswith(".yaml")]
    return {profile.code: profile for profile in sorted(found, key=lambda one: one.code)}


PROFILES = _all()
