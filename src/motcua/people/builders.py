"""People and units by situation, for tests and for the made-up year."""

from datetime import UTC, date, datetime

from motcua.kernel.actors import SYSTEM, Actor
from motcua.people import commands, queries
from motcua.people.models import Account, Unit
from motcua.people.rules import AccountKind, Duty

START = date(2024, 1, 1)
AT = datetime(2024, 1, 1, 1, tzinfo=UTC)


def a_unit(code: str = "SNN", parent: str | None = None, *, level: str = "province", on: date = START) -> Unit:
    """Return the unit, opened on this day unless it exists."""
    found = Unit.objects.filter(pk=code).first()
    return found or commands.open_unit(
        code=code, name=f"Đơn vị {code}", short_name=code, kind="phong", level=level, parent=parent, on=on,
        by=SYSTEM, at=AT, receives_dossiers=True, signs_results=True,
    )


def a_person(username: str = "an", *posts: tuple[Duty | str, str], full_name: str = "Nguyễn Văn An") -> Account:
    """Return a member of staff with these posts (duty, unit) since the start; units are opened as needed."""
    account = commands.open_account(
        username=username, full_name=full_name, kind=AccountKind.STAFF, by=SYSTEM, at=AT
    )
    for duty, unit in posts:
        a_unit(unit)
        commands.give_post(account.pk, unit, duty, valid_from=START, by=SYSTEM, at=AT)
    return account


def a_citizen(username: str = "0912345678", *, full_name: str = "Trần Thị Bình", **facts: str) -> Account:
    return commands.open_account(
        username=username, full_name=full_name, kind=AccountKind.CITIZEN, by=SYSTEM, at=AT, **facts
    )


def an_actor(username: str = "an", *posts: tuple[Duty | str, str], at: datetime = AT) -> Actor:
    """Return a member of staff with these posts, ready to act."""
    return queries.actor(a_person(username, *posts), at)
