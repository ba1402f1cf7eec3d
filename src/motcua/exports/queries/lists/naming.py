"""What the keys of figures are called, and what is said above a table of them."""

from collections.abc import Mapping
from datetime import date

from motcua.catalogue import queries as catalogue
from motcua.exports.rules import Asked
from motcua.exports.rules.words import AXES, CHANNELS, NOBODY
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.people import queries as people


def named(axis: str, day: date) -> Mapping[str, str]:
    """Return what every key of an axis is called; a field is called as it is."""
    if axis in ("unit", "desk"):
        return people.names_on(people.every_unit(), day)
    if axis == "procedure":
        return {version.procedure_key: version.name for version in catalogue.current_versions(day)}
    return CHANNELS if axis == "channel" else {}


def officers(keys: set[str]) -> Mapping[str, str]:
    """Return the names of officials by their keys, "" being nobody."""
    known = people.accounts(int(key) for key in keys if key)
    return {str(pk): account.full_name for pk, account in known.items()} | {"": NOBODY}


def about(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Say whose figures these are, of when, and as known when."""
    day = local_date(asked.at)
    said = [("Kỳ", asked.period.name), ("Từ ngày", dd_mm_yyyy(asked.period.since)), ("Đến hết ngày", dd_mm_yyyy(asked.period.last))]
    for axis, key in asked.scope.asked.items():
        called = officers({str(key)}) if axis == "officer" else named(axis, day)
        said.append((AXES[axis], called.get(str(key), str(key))))
    return (*said, ("Như đã biết đến hết ngày", dd_mm_yyyy(local_date(asked.known)) if asked.known else dd_mm_yyyy(day)))
