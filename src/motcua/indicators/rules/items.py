"""A procedure or an obligation as it is counted. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.indicators.rules.conditions import Condition, condition
from motcua.indicators.rules.flows import Basis

# What is asked of the dossiers of each procedure, to tell which words it has.
HAD: Mapping[str, tuple[Basis, Condition]] = {
    "had_any": (Basis.ACCEPTED, condition("always")),
    "had_online": (Basis.ACCEPTED, condition("online")),
    "had_fee": (Basis.ACCEPTED, condition("with_fee")),
    "had_net_payment": (Basis.ACCEPTED, condition("paid_online")),
    "had_eid": (Basis.ACCEPTED, condition("eid")),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One of them. words: of `words.WORDS`, those that hold of it.

    :param procedure: the procedure's key; empty where there is none
    :param due_on: of an obligation, and when and by what it was done
    """

    key: str
    name: str
    unit: str
    field: str
    procedure: str
    words: frozenset[str]
    due_on: date | None = None
    done_on: date | None = None
    evidence: str = ""
