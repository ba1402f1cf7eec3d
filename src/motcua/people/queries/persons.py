"""The people whom an administrator looks after: the list, and one person whole."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Max, Q

from motcua.journal import queries as journal
from motcua.journal.models import Event
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.texts import fold, name_sort_key
from motcua.people import queries, rules
from motcua.people.models import Absence, Account, Delegation, Invitation, Post
from motcua.people.rules import AccountKind

STATES = ("working", "absent", "no-post", "closed", "no-password")
_order = lru_cache(maxsize=20_000)(name_sort_key)
_folded = lru_cache(maxsize=20_000)(fold)


@dataclass(frozen=True, slots=True)
class Held:
    """One post of one person as a list shows it."""

    pk: int
    duty: str
    unit: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of the list. posts: those that hold now."""

    account: Account
    posts: tuple[Held, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything an administrator sees of one person. Past posts and delegations are there too, latest first."""

    account: Account
    posts: list[Post]
    borne: list[Delegation]
    given: list[Delegation]
    absences: list[Absence]
    invitation: Invitation | None
    second_factor: bool
    trail: list[Event]


def people_of(actor: Actor, at: datetime, *, text: str = "", unit: str = "", duty: str = "", state: str = "") -> list[Listed]:
    """Return the officials this administrator looks after, sorted as Vietnamese names are: those with a post in the actor's units
    now or later, and those who have none anywhere.

    :param text: any words of name, login name, phone, e-mail or personal number; accents may be left out
    :param unit: this unit and those below it
    """
    day = local_date(at)
    scope = queries.administered(actor, day)
    places = queries.subtree(unit, day) & scope if unit else scope
    posts = _posts_from(day)
    away = set(Absence.objects.filter(_on(day)).values_list("account", flat=True))
    found = []
    for account in Account.objects.filter(kind=AccountKind.STAFF.value).order_by("pk"):
        mine = posts.get(account.pk, [])
        if not _is_in(mine, places, unit) or not _says(account, text) or (duty and all(p.duty != duty for p in mine)):
            continue
        held = tuple(p for p in mine if rules.holds(p.valid_from, p.valid_to, day))
        listed = Listed(account, held, _state(account, held, account.pk in away))
        if not state or listed.state == state:
            found.append(listed)
    return sorted(found, key=lambda one: (_order(one.account.full_name), one.account.pk))


def person_of(actor: Actor, pk: int, at: datetime) -> Account | None:
    """Return the official when this administrator looks after it (as `people_of` lists it)."""
    day = local_date(at)
    account = Account.objects.filter(pk=pk, kind=AccountKind.STAFF.value).first()
    scope = queries.administered(actor, day)
    if account is None or not scope:
        return None
    return account if _is_in(_posts_from(day, account).get(pk, []), scope, "") else None


def whole(account: Account, at: datetime) -> Whole:
    posts = list(account.posts.select_related("unit").order_by("-valid_from", "-pk"))
    borne = account.delegations.select_related("post__unit", "post__account").order_by("-valid_from", "-pk")
    given = Delegation.objects.filter(post__account=account).select_related("post__unit", "delegate")
    return Whole(
        account, posts, list(borne), list(given.order_by("-valid_from", "-pk")),
        list(account.absences.order_by("-valid_from")), account.invitations.filter(used_at=None, lasts_until__gt=at).first(),
        Authenticator.objects.filter(user_id=account.pk).exists(), journal.trail(account.subject)[::-1],
    )  # fmt: skip


def find_post(pk: int) -> Post | None:
    return Post.objects.select_related("unit", "account").filter(pk=pk).first()


def find_delegation(pk: int) -> Delegation | None:
    return Delegation.objects.select_related("post__unit", "post__account", "delegate").filter(pk=pk).first()


def lent_by(account: Account, day: date) -> list[Delegation]:
    """Return the delegations of the account's own posts that hold on this day or later, the next first."""
    found = Delegation.objects.filter(post__account=account, valid_to__gt=day).select_related("post__unit", "delegate")
    return list(found.order_by("valid_from", "delegate__full_name", "pk"))


def find_absence(pk: int) -> Absence | None:
    return Absence.objects.select_related("account").filter(pk=pk).first()


def absences_of(accounts: Collection[int], day: date) -> list[Absence]:
    """Return who of these is away on this day or later, the next first."""
    found = Absence.objects.filter(account__in=accounts, valid_to__gt=day).select_related("account")
    return list(found.order_by("valid_from", "account__full_name", "pk"))


def posts_at(units: Iterable[str], day: date) -> list[Post]:
    """Return the posts in these units that hold on this day or later, names sorted the Vietnamese way."""
    found = Post.objects.filter(unit__in=units).exclude(valid_to__lte=day).select_related("account", "unit")
    return sorted(found.order_by("pk"), key=lambda post: (_order(post.account.full_name), post.pk))


def left_before(day: date) -> list[int]:
    """Return the open accounts of officials whose last post or delegation ended before this day, and who have none to come."""
    staff = Account.objects.filter(kind=AccountKind.STAFF.value, is_active=True)
    standing = Q(posts__valid_to=None, posts__isnull=False) | Q(posts__valid_to__gte=day) | Q(delegations__valid_to__gte=day)
    kept = staff.filter(standing).values("pk")
    once = staff.exclude(pk__in=kept).annotate(last=Max("posts__valid_to")).exclude(last=None)
    return list(once.order_by("pk").values_list("pk", flat=True))


def _posts_from(day: date, account: Account | None = None) -> dict[int, list[Held]]:
    """Every post that holds now or later, by account."""
    found = Post.objects.exclude(valid_to__lte=day)
    if account is not None:
        found = found.filter(account=account)
    by: dict[int, list[Held]] = {}
    rows: Any = found.order_by("unit", "duty", "pk").values_list("account", "pk", "duty", "unit", "valid_from", "valid_to")
    for owner, *row in rows:
        by.setdefault(owner, []).append(Held(*row))
    return by


def _is_in(posts: list[Held], places: Collection[str], unit: str) -> bool:
    return any(post.unit in places for post in posts) if posts else not unit and bool(places)


def _says(account: Account, text: str) -> bool:
    words = fold(text).split()
    told = " ".join(filter(None, (account.full_name, account.username, account.email, account.phone, account.personal_number)))
    return all(word in _folded(told) for word in words)


def _state(account: Account, held: tuple[Held, ...], away: bool) -> str:
    if not account.is_active:
        return "closed"
    if not held:
        return "no-post"
    if not account.has_usable_password():
        return "no-password"
    return "absent" if away else "working"


def _on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))
