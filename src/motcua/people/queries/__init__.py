"""Who somebody is on a day, who bears a duty, and how the units stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date, start_of
from motcua.kernel.rows import instances, select
from motcua.people import rules
from motcua.people.models import Account, Delegation, Post, Succession, Unit, UnitName
from motcua.people.queries import organisations, trees
from motcua.people.queries.choices import preference as preference
from motcua.people.queries.choices import preferences as preferences
from motcua.people.queries.choices import preferences_of as preferences_of
from motcua.people.queries.choices import who_prefer as who_prefer

# Another number whenever units, their places or their successors change (a trigger sees to it): a process keeps its copy
# of them as long as this stays the same.
_STAMP = "SELECT edition FROM people_unit_edition"
_ACCOUNTS = select(Account, "WHERE id = ANY(%s)")
_HOLDS = "{0}.valid_from <= %(day)s AND ({0}.valid_to IS NULL OR {0}.valid_to > %(day)s)"
_POST_HOLDS, _DELEGATION_HOLDS, _ABSENCE_HOLDS = (_HOLDS.format(alias) for alias in ("p", "d", "a"))

_POSTS = f"""
    SELECT p.duty, p.unit_id, ({_STAMP}) FROM people_post p
     WHERE {_POST_HOLDS} AND (
           p.account_id = %(account)s
           OR EXISTS (SELECT 1 FROM people_delegation d JOIN people_account holder ON holder.id = p.account_id
                       WHERE d.post_id = p.id AND d.delegate_id = %(account)s
                         AND {_DELEGATION_HOLDS} AND holder.is_active))"""  # noqa: S608 - built from our own constants

_BEARERS = f"""
    SELECT bearer.id, bearer.full_name, borne.holder,
           EXISTS (SELECT 1 FROM people_absence a WHERE a.account_id = bearer.id AND {_ABSENCE_HOLDS})
      FROM (SELECT p.account_id AS account, NULL AS holder FROM people_post p
             WHERE p.duty = %(duty)s AND p.unit_id = %(unit)s AND {_POST_HOLDS}
            UNION
            SELECT d.delegate_id, holder.full_name FROM people_delegation d
              JOIN people_post p ON p.id = d.post_id JOIN people_account holder ON holder.id = p.account_id
             WHERE p.duty = %(duty)s AND p.unit_id = %(unit)s AND {_POST_HOLDS} AND {_DELEGATION_HOLDS}
               AND holder.is_active) borne
      JOIN people_account bearer ON bearer.id = borne.account AND bearer.is_active
     ORDER BY 4, borne.holder IS NOT NULL, bearer.full_name, bearer.id"""  # noqa: S608 - built from our own constants


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody who bears a duty now. `stands_for`: whose post it is, when it is delegated."""

    account: int
    name: str
    stands_for: str | None
    absent: bool

    @property
    def id(self) -> str:
        return f"account:{self.account}"


def account(pk: int) -> Account:
    """:raises Account.DoesNotExist: there is none"""
    found = find_account(pk)
    if found is None:
        raise Account.DoesNotExist(pk)
    return found


def find_account(pk: int) -> Account | None:
    return accounts([pk]).get(pk)


def accounts(pks: Iterable[int]) -> dict[int, Account]:
    """Return these accounts by key. By hand: every request of a signed-in person begins here."""
    wanted = sorted(set(pks))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_ACCOUNTS, [wanted])
        return {found.pk: found for found in instances(Account, cursor.fetchall())}


def by_username(username: str) -> Account | None:
    return Account.objects.filter(username=username).first()


def usernames() -> frozenset[str]:
    """Return every login name there is: a new one must be another."""
    return frozenset(Account.objects.order_by().values_list("username", flat=True))


def actor(account: Account, at: datetime) -> Actor:
    """Return the account as somebody who acts now, delegated posts included. At most two statements."""
    posts: set[tuple[str, str]] = set()
    seen: frozenset[str] = frozenset()
    if account.is_active and account.kind == rules.AccountKind.STAFF:
        day = local_date(at)
        with connection.cursor() as cursor:
            cursor.execute(_POSTS, {"account": account.pk, "day": day})
            rows = cursor.fetchall()
        posts = {(duty, unit) for duty, unit, _ in rows}
        seen = rules.sees(posts, trees.tree(day, rows[0][2]).below) if rows else seen
    return Actor(id=f"account:{account.pk}", name=account.full_name, posts=frozenset(posts), sees=seen,
                 represents=organisations.represented(account))  # fmt: skip


def bearers(duty: str, unit: str, at: datetime) -> list[Bearer]:
    """Return who bears this duty in this unit now: present before absent, holders before delegates."""
    with connection.cursor() as cursor:
        cursor.execute(_BEARERS, {"duty": str(duty), "unit": unit, "day": local_date(at)})
        return [Bearer(pk, name, holder, absent) for pk, name, holder, absent in cursor.fetchall()]


def posts(account: Account, at: datetime) -> "QuerySet[Post]":
    """The posts the account holds itself at this moment."""
    held = Post.objects.filter(_on(local_date(at)), account=account)
    return held.select_related("unit").order_by("unit", "duty")


def unit(code: str) -> Unit:
    """:raises Unit.DoesNotExist: there never was one"""
    try:
        return every_unit()[code]
    except KeyError:
        raise Unit.DoesNotExist(code) from None


def every_unit() -> Mapping[str, Unit]:
    """Return all units by code, of every time. Kept in the process; to be read, never changed."""
    return _every_unit(_stamp())


def units(day: date) -> "QuerySet[Unit]":
    """The units that exist on this day."""
    return Unit.objects.filter(_on(day)).order_by("code")


def tree(day: date) -> Mapping[str, str | None]:
    """Return the placement of this day: unit code to parent code (None at the top)."""
    return trees.tree(day, _stamp()).parents


def subtree(code: str, day: date) -> frozenset[str]:
    """Return the unit and every unit below it on this day."""
    return rules.subtree(trees.tree(day, _stamp()).below, code)


def subtrees(code: str, days: Iterable[date]) -> dict[date, frozenset[str]]:
    """Return the same on each of several days."""
    stamp = _stamp()
    return {day: rules.subtree(trees.tree(day, stamp).below, code) for day in days}


def names(code: str) -> tuple[UnitName, ...]:
    """Return what a unit was called and is called, oldest first. Kept in the process; to be read, never changed."""
    return _names(_stamp()).get(code, ())


def name_on(code: str, day: date) -> str:
    """Return what a unit was called on this day; before its first name and after its last, the nearest one.

    :raises Unit.DoesNotExist: there never was one
    """
    return names_on([code], day)[code]


def names_on(codes: Iterable[str], day: date) -> dict[str, str]:
    """Return the same for many units.

    :raises Unit.DoesNotExist: there never was one of them
    """
    called, found = _names(_stamp()), {}
    for code in codes:
        held = [name for name in called.get(code, ()) if name.valid_from <= day] or called.get(code, ())[:1]
        found[code] = held[-1].name if held else unit(code).name
    return found


def administered(actor: Actor, day: date) -> frozenset[str]:
    """Return the units whose people and posts this actor looks after on this day."""
    below = trees.tree(day, _stamp()).below
    own = (unit for duty, unit in actor.posts if duty == rules.Duty.ADMINISTRATOR)
    return frozenset().union(*(rules.subtree(below, unit) for unit in own))


def places_of(account: Account, day: date) -> frozenset[str]:
    """Return the units in which an account bears something on this day or later, delegated posts included."""
    own = Post.objects.filter(account=account).exclude(valid_to__lte=day).values_list("unit", flat=True)
    lent = Delegation.objects.filter(delegate=account, valid_to__gt=day).values_list("post__unit", flat=True)
    return frozenset(own) | frozenset(lent)


def ancestors(code: str, day: date) -> tuple[str, ...]:
    """Return the units above on this day, nearest first."""
    return rules.ancestors(tree(day), code)


def successors(code: str, day: date) -> tuple[str, ...]:
    """Return the units that do this unit's work on this day: itself while it exists, else who carries on."""
    follows: dict[str, list[str]] = {}
    for succession in Succession.objects.filter(date__lte=day).order_by("id"):
        follows.setdefault(succession.unit_id, []).append(succession.successor_id)
    return rules.last_of(follows, code)


def led_by(actor: Actor, at: datetime) -> frozenset[str]:
    """Return the units that the actor leads as head or leader, and those below them."""
    day = local_date(at)
    own = {unit for duty, unit in actor.posts if duty in {"head", "leader"}}
    return frozenset(below for unit in own for below in subtree(unit, day))


def overseen(actor: Actor, at: datetime) -> frozenset[str]:
    """Return the units for which the actor answers or which they watch, with those below them."""
    day = local_date(at)
    own = {unit for duty, unit in actor.posts if duty in rules.SEES_SUBTREE}
    return frozenset(below for unit in own for below in subtree(unit, day))


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who will be away, and who can stand in: others with the same duty there, and delegates, who are not away."""

    account: int
    name: str
    duty: str
    unit: str
    since: date
    until: date
    deputies: tuple[Bearer, ...]


_AWAY = """
    SELECT a.account_id, who.full_name, p.unit_id, a.valid_from, a.valid_to FROM people_absence a
      JOIN people_account who ON who.id = a.account_id AND who.is_active
      JOIN people_post p ON p.account_id = a.account_id AND p.duty = %(duty)s AND p.unit_id = ANY(%(units)s)
                        AND p.valid_from < a.valid_to AND (p.valid_to IS NULL OR p.valid_to > a.valid_from)
     WHERE a.valid_to > %(day)s AND a.valid_from < %(last)s ORDER BY a.valid_from, who.full_name, p.unit_id"""


def away(duty: str, units: Iterable[str], at: datetime, days: int = 60) -> list[Away]:
    """Return who of those that bear this duty in these units is away, now or within so many days.

    Deputies are those of the first day of it: whoever is away then is none.
    """
    day = local_date(at)
    wanted: dict[str, Any] = {"duty": str(duty), "units": sorted(units), "day": day, "last": day + timedelta(days=days)}
    with connection.cursor() as cursor:
        cursor.execute(_AWAY, wanted)
        found = cursor.fetchall()
    return [
        Away(pk, name, str(duty), unit, since, until, tuple(
            one for one in bearers(duty, unit, start_of(max(since, day))) if one.account != pk and not one.absent
        ))
        for pk, name, unit, since, until in found
    ]  # fmt: skip


def _on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def _stamp() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        return int(cursor.fetchone()[0])


@lru_cache(maxsize=2)
def _every_unit(stamp: int) -> Mapping[str, Unit]:
    return MappingProxyType(Unit.objects.in_bulk())


@lru_cache(maxsize=2)
def _names(stamp: int) -> Mapping[str, tuple[UnitName, ...]]:
    found: dict[str, list[UnitName]] = {}
    for name in UnitName.objects.order_by("unit", "valid_from"):
        found.setdefault(name.unit_id, []).append(name)
    return MappingProxyType({code: tuple(names) for code, names in found.items()})
