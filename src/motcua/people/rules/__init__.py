"""Which duties there are and how far each one sees."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.refusals import Refusal


class Duty(StrEnum):
    """What a person is charged with in a unit."""

    INTAKE = "intake"
    RESULT_DESK = "result_desk"
    CASHIER = "cashier"
    OFFICER = "officer"
    HEAD = "head"
    LEADER = "leader"
    CLERK = "clerk"
    CONTROL = "control"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"


class AccountKind(StrEnum):
    STAFF = "staff"
    CITIZEN = "citizen"
    SYSTEM = "system"


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


# These answer for what happens below them. An administrator looks after accounts and sees no dossier.
SEES_SUBTREE = frozenset({Duty.HEAD, Duty.LEADER, Duty.CONTROL, Duty.INSPECTOR})
SEES_NOTHING = frozenset({Duty.ADMINISTRATOR})

# A key for a program ends by itself, and a forgotten one is one of few.
API_KEY_LASTS = timedelta(days=365)
API_KEYS_MOST = 10
API_KEY_NAME_LONGEST = 100

type Tree = Mapping[str, str | None]
"""The placement of one day: unit code to parent code (None at a root)."""


def holds(valid_from: date, valid_to: date | None, day: date) -> bool:
    """Tell whether a dated row holds on this day; `valid_to` is the first day on which it no longer does."""
    return valid_from <= day and (valid_to is None or day < valid_to)


def ancestors(tree: Tree, code: str) -> tuple[str, ...]:
    """Return the units above, nearest first."""
    above: list[str] = []
    parent = tree.get(code)
    while parent is not None and parent not in above:
        above.append(parent)
        parent = tree.get(parent)
    return tuple(above)


def children(tree: Tree) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for code, parent in tree.items():
        if parent is not None:
            below.setdefault(parent, []).append(code)
    return below


def subtree(below: Mapping[str, Iterable[str]], code: str) -> frozenset[str]:
    """Return the unit itself and every unit below it.

    :param below: as `children` gives it
    """
    seen, waiting = {code}, [code]
    while waiting:
        fresh = [child for child in below.get(waiting.pop(), ()) if child not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(seen)


def sees(posts: Iterable[tuple[str, str]], below: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the units whose dossiers somebody with these posts (duty, unit) may see."""
    seen: set[str] = set()
    for duty, unit in posts:
        if duty in SEES_SUBTREE:
            seen |= subtree(below, unit)
        elif duty not in SEES_NOTHING:
            seen.add(unit)
    return frozenset(seen)


def makes_a_loop(tree: Tree, code: str, parent: str | None) -> bool:
    """Tell whether placing the unit under this parent would put it below itself."""
    return parent is not None and (parent == code or code in ancestors(tree, parent))


def administers(actor: Actor, unit: str, above: Iterable[str]) -> bool:
    """Tell whether the actor looks after the posts of this unit: an administrator there or higher up."""
    return actor == SYSTEM or any(actor.holds(Duty.ADMINISTRATOR, code) for code in (unit, *above))


def why_not_administer(actor: Actor, unit: str | None = None, above: Iterable[str] = ()) -> Refusal | None:
    """Only an administrator (of this unit or one above it; of any unit, if none is named) changes rights."""
    anywhere = actor == SYSTEM or any(duty == Duty.ADMINISTRATOR for duty, _ in actor.posts)
    if anywhere if unit is None else administers(actor, unit, above):
        return None
    return Refusal("not-your-duty", duties=[Duty.ADMINISTRATOR.value], unit=unit)


def why_not_dates(valid_from: date, valid_to: date | None) -> Refusal | None:
    if valid_to is not None and valid_to <= valid_from:
        return Refusal("ends-before-it-starts", valid_from=valid_from, valid_to=valid_to)
    return None


def why_not_within(valid_from: date, valid_to: date, post_from: date, post_to: date | None) -> Refusal | None:
    """A post can be delegated only while it is held."""
    if valid_from < post_from or (post_to is not None and valid_to > post_to):
        return Refusal("outside-the-post", valid_from=post_from, valid_to=post_to)
    return None


def last_of(follows: Mapping[str, Iterable[str]], code: str) -> tuple[str, ...]:
    """Follow successions to their ends: A merged into B, B into C gives C for A.

    :param follows: unit code to its direct successors
    """
    ends: dict[str, None] = {}
    seen, waiting = {code}, [code]
    while waiting:
        here = waiting.pop(0)
        following = list(follows.get(here, ()))
        if not following:
            ends[here] = None
        waiting.extend(there for there in following if there not in seen)
        seen.update(following)
    return tuple(ends)


type Period = tuple[date, date | None]


def overlap(one: Period, other: Period) -> bool:
    """Tell whether two half-open periods share a day."""
    return (one[1] is None or other[0] < one[1]) and (other[1] is None or one[0] < other[1])


# The open doors: how many tries of one source, within how long.
DOORS: Mapping[str, tuple[int, timedelta]] = {
    "code-for-contact": (5, timedelta(minutes=30)),
    "code-for-network": (30, timedelta(hours=1)),
    "track-number": (10, timedelta(minutes=15)),
    "track-network": (60, timedelta(hours=1)),
    "invitation-network": (30, timedelta(hours=1)),
}
CODE_TRIES = 5
CODE_LASTS = timedelta(minutes=10)


def why_not_knock(recent: Sequence[datetime], limit: int, within: timedelta, at: datetime) -> Refusal | None:
    """Tell whether there were as many tries as a door allows.

    :param recent: the tries within that time, oldest first
    """
    if len(recent) < limit:
        return None
    wait = recent[-limit] + within - at
    return Refusal("too-many-tries", minutes=max(1, -(-wait // timedelta(minutes=1))))


def why_not_code(sent_at: datetime | None, tries: int, at: datetime) -> Refusal | None:
    """Tell whether a code may still be tried.

    :param sent_at: None: there is none, or it was used
    """
    if sent_at is None or at - sent_at > CODE_LASTS:
        return Refusal("code-expired")
    return Refusal("code-tried-too-often") if tries >= CODE_TRIES else None


# How an official comes to a password: no letter or digit that is read as another, 80 bits.
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 16
INVITATION_LASTS = timedelta(days=7)
LEFT_FOR = timedelta(days=30)  # so long after the last post of an official the account is closed
