"""What is counted besides dossiers and is few: procedures with what their dossiers show, and obligations. One by one, in Python."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.catalogue.rules import PublishedVersion, ServiceLevel, covers, receives
from motcua.indicators.queries import sources
from motcua.indicators.queries.asking import Question
from motcua.indicators.rules.conditions import Condition
from motcua.indicators.rules.flows import Basis
from motcua.indicators.rules.items import HAD, Item
from motcua.indicators.rules.scopes import Scope
from motcua.indicators.rules.words import Counts
from motcua.kernel.moments import local_date
from motcua.kernel.texts import fold
from motcua.obligations import queries as obligations
from motcua.obligations.rules import NATIONAL_BASE

type Had = Callable[[], Sequence[Mapping[str, Mapping[str, int]]]]
"""For each period, by procedure, how many of its dossiers meet each condition of `HAD`."""

CENTRE = "TTHCC"
_PERSON = re.compile(r"\b(ca nhan|cong dan|nguoi|ho gia dinh|can bo|cong chuc|vien chuc|dang vien)\b")
# By the others a procedure or an obligation cannot be told apart.
AXES = {Counts.PROCEDURES: {"unit", "field", "procedure"}, Counts.OBLIGATIONS: {"unit", "procedure"}}


def numbers(
    counts: Counts, wanted: Mapping[Any, tuple[Basis, Condition]], question: Question, had: Had
) -> list[dict[str, dict[Any, int]]]:
    """Return for each period, by key of the axis, each wanted number; nothing where these cannot be told apart like that."""
    if not question.axes <= AXES[counts]:
        return [{} for _ in question.periods]
    found = []
    for those in items(counts, question, had):
        told: dict[str, dict[Any, int]] = defaultdict(lambda: dict.fromkeys(wanted, 0))
        if not question.axis:
            told[""] = dict.fromkeys(wanted, 0)
        for item in those:
            for name, (_, asked) in wanted.items():
                told[getattr(item, question.axis) if question.axis else ""][name] += asked.holds(item)
        found.append(dict(told))
    return found


def items(counts: Counts, question: Question, had: Had) -> list[list[Item]]:
    """Return for each period the procedures in force at its end (or now, while it runs), or the obligations that are due in it.

    There are none of a channel, a desk or an officer.
    """
    if not set(question.scope.asked) <= AXES[counts]:
        return [[] for _ in question.periods]
    if counts is Counts.OBLIGATIONS:
        return [_obligations(question, n) for n in range(len(question.periods))]
    shown = had()
    return [_procedures(question, n, shown[n]) for n in range(len(question.periods))]


def _obligations(question: Question, n: int) -> list[Item]:
    period, procedure = question.periods[n], question.scope.procedure
    last = min(period.until, local_date(question.at) + timedelta(days=1))
    rows = obligations.due(period.since, last, units=question.only[n].get("unit"), known=question.known)
    return [_owed(row) for row in rows if procedure in (None, row.procedure)]


def _procedures(question: Question, n: int, shown: Mapping[str, Mapping[str, int]]) -> list[Item]:
    versions = catalogue.current_versions(min(question.periods[n].last, local_date(question.at)))
    mine = [version for version in versions if _is_asked(version, question.scope, question.only[n])]
    return [_procedure(version, shown.get(version.procedure_key, {})) for version in mine]


def _is_asked(version: PublishedVersion, scope: Scope, only: sources.Wanted) -> bool:
    if scope.unit is not None and not any(covers(version.lead_unit, unit) for unit in only["unit"]):
        return False
    return scope.field in (None, version.field) and scope.procedure in (None, version.procedure_key)


def _procedure(version: PublishedVersion, shown: Mapping[str, int]) -> Item:
    level = version.service_level
    said = {
        "offered_online": level is not ServiceLevel.NONE, "wholly_online": level is ServiceLevel.FULL,
        "has_fee": any(fee.amount or fee.formula for fee in version.fees), "subject_told": bool(version.applicants),
        "for_people": any(_PERSON.search(fold(who)) for who in version.applicants),
        "complete": not version.missing, "of_province": version.level == "province",
        "at_centre": receives(version.level, version.lead_unit, CENTRE), **{word: shown.get(word, 0) > 0 for word in HAD},
    }  # fmt: skip
    words = frozenset(word for word, holds in said.items() if holds)
    return Item(version.procedure_key, version.name, version.lead_unit, version.field, version.procedure_key, words)


def _owed(row: obligations.Row) -> Item:
    said = {
        row.kind: True, "on_national_base": row.channel == NATIONAL_BASE, "done": row.done_on is not None, "in_time": row.in_time,
    }  # fmt: skip
    name = f"{row.subject} – {row.channel}" if row.channel else row.subject
    return Item(
        str(row.pk), name, row.unit, "", row.procedure, frozenset(word for word, holds in said.items() if holds), row.due_on,
        row.done_on, row.evidence,
    )  # fmt: skip
