"""Which officials want to be told by e-mail too, and of what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.people import queries as people

EACH, DAILY = "each", "daily"
WAY, KINDS = "email", "kinds"  # below "notices." among a person's preferences


@dataclass(frozen=True, slots=True)
class Wish:
    """An official who wants e-mails. kinds: of what; None: of everything."""

    account: int
    email: str
    kinds: frozenset[str] | None

    def wants(self, kind: str) -> bool:
        return self.kinds is None or kind in self.kinds


def of_bearers(recipients: Iterable[str], at: datetime) -> dict[str, list[Wish]]:
    """Return who of those told at the desk ("head:SNN", "account:7") wants each notice by e-mail at once."""
    posts = [told.split(":", 1) for told in set(recipients) if ":" in told]
    bearers = {f"{duty}:{unit}": _behind(duty, unit, at) for duty, unit in posts}
    wishes = _wishes({pk for accounts in bearers.values() for pk in accounts}, EACH)
    return {told: [wishes[pk] for pk in accounts if pk in wishes] for told, accounts in bearers.items()}


def _behind(duty: str, unit: str, at: datetime) -> list[int]:
    """The accounts behind a recipient: whoever bears the post, or the person named."""
    return [int(unit)] if duty == "account" else [one.account for one in people.bearers(duty, unit, at)]


def of_digests() -> list[Wish]:
    """Return who wants one e-mail a morning."""
    return [wish for _, wish in sorted(_wishes(people.who_prefer("notices.email", DAILY), DAILY).items())]


def _wishes(accounts: Iterable[int], way: str) -> dict[int, Wish]:
    pks = set(accounts)
    liked = people.preferences_of(pks, "notices.")
    found = {}
    for pk, account in people.accounts(pks).items():
        own = liked.get(pk, {})
        if own.get(WAY) == way and account.email and account.is_active:
            found[pk] = Wish(pk, account.email, frozenset(own[KINDS]) if own.get(KINDS) is not None else None)
    return found
