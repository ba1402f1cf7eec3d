"""What indicators are worth: from sums where they are kept, from the dossiers where they are not, and the same either way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import batched
from typing import Any

from django.db import connection

from motcua.indicators.queries import items as things
from motcua.indicators.queries import slots, sources, sums
from motcua.indicators.queries.asking import Question
from motcua.indicators.rules.book import DEFINITIONS
from motcua.indicators.rules.conditions import Condition
from motcua.indicators.rules.definitions import Value
from motcua.indicators.rules.flows import Basis, Flow, flows, sql
from motcua.indicators.rules.items import HAD, Item
from motcua.indicators.rules.periods import Period
from motcua.indicators.rules.scopes import Scope, grain_of
from motcua.indicators.rules.settling import PLACES, Settling
from motcua.indicators.rules.words import ITEMS, Counts

type Numbers = dict[str, dict[Any, int]]
"""By key of the axis ("" without one), each wanted number."""

type Asked = tuple[Basis, Condition]
_MOST_COLUMNS = 1600
"""PostgreSQL takes 1664."""
_STILL_IN = timedelta(microseconds=1)


def values(
    codes: Iterable[str], scope: Scope, period: Period, *, at: datetime, known: datetime | None = None
) -> dict[str, Value]:
    """Return the indicators of one period, over the dossiers of a scope.

    :param at: now; a period that runs is counted up to here
    :param known: as it was known then, by what had been recorded
    :raises KeyError: no such indicator
    """
    return series(codes, scope, [period], at=at, known=known)[0]


def series(
    codes: Iterable[str], scope: Scope, periods: Sequence[Period], *, at: datetime, known: datetime | None = None
) -> list[dict[str, Value]]:
    """Return the same of several periods: of one period and those it is compared with, or month by month."""
    asked, found = list(codes), [dict[str, Value]() for _ in periods]
    question = Question.of(scope, "", periods, at, known)
    for counts, wanted in _wanted(asked).items():
        for place, numbers in enumerate(_numbers(counts, wanted, question)):
            found[place] |= _valued(numbers.get(""), wanted)
    return [{code: one[code] for code in asked} for one in found]


def by(
    axis: str, codes: Iterable[str], scope: Scope, period: Period, *, at: datetime, known: datetime | None = None
) -> dict[str, dict[str, Value]]:
    """Return the indicators of one period, told apart by an axis (`rules.AXES`); a key without any dossier is left out."""
    asked, told = list(codes), defaultdict[str, dict[str, Value]](dict)
    question = Question.of(scope, axis, [period], at, known)
    for counts, wanted in _wanted(asked).items():
        (found,) = _numbers(counts, wanted, question)
        for key, numbers in found.items():
            if any(numbers.values()):
                told[key] |= _valued(numbers, wanted)
    return {key: {code: one.get(code, Value(code, 0, 0)) for code in asked} for key, one in told.items()}


def settling(
    axis: str, scope: Scope, period: Period, *, at: datetime, known: datetime | None = None
) -> list[Settling]:
    """Return the rows of form II.06a by field, unit, …; in the order of their keys. An empty axis gives the one row of all."""
    return settlings(axis, scope, [period], at=at, known=known)[0]


def settlings(
    axis: str, scope: Scope, periods: Sequence[Period], *, at: datetime, known: datetime | None = None
) -> list[list[Settling]]:
    """Return the same of several periods: month by month, in as many statements as for one."""
    found = _of_dossiers(PLACES, Question.of(scope, axis, periods, at, known))
    rows = [[Settling(key, **numbers) for key, numbers in sorted(one.items())] for one in found]
    return [[row for row in one if row.received or row.settled or row.open] for one in rows] if axis else rows


def left_out(code: str, scope: Scope, period: Period, *, at: datetime, known: datetime | None = None) -> list[int]:
    """Return how many dossiers each exclusion of an indicator leaves out, in their order; the first that holds does."""
    one = DEFINITIONS[code]
    if not one.exclusions:
        return []
    wanted = {n: (one.basis, reason) for n, reason in enumerate(one.reasons)}
    (found,) = _of_dossiers(wanted, Question.of(scope, "", [period], at, known))
    return [found[""][n] for n in wanted]


def items(counts: Counts, scope: Scope, period: Period, *, at: datetime, known: datetime | None = None) -> list[Item]:
    """Return the procedures in force at the end of a period, or the obligations due in it, each with the words that hold of it."""
    question = Question.of(scope, "", [period], at, known)
    return things.items(counts, question, _had(question))[0]


def _had(question: Question) -> things.Had:
    return lambda: _of_dossiers(HAD, replace(question, axis="procedure"))


def _wanted(codes: Iterable[str]) -> dict[Counts, dict[tuple[str, str], Asked]]:
    wanted: dict[Counts, dict[tuple[str, str], Asked]] = {}
    for code in codes:
        one = DEFINITIONS[code]
        parts = (("numerator", one.numerator), ("denominator", one.denominator), ("population", one.among))
        wanted.setdefault(one.counts, {}).update({(code, part): (one.basis, asked) for part, asked in parts})
    return wanted


def _valued(numbers: Mapping[Any, int] | None, wanted: Mapping[tuple[str, str], Asked]) -> dict[str, Value]:
    """Return the values of the wanted indicators; without numbers nothing is known of them."""
    found = {}
    for code in dict.fromkeys(code for code, _ in wanted):
        if numbers is None:
            found[code] = Value(code, None, None)
            continue
        numerator, denominator, population = (numbers[code, part] for part in ("numerator", "denominator", "population"))
        found[code] = Value(code, numerator, denominator, population - denominator)
    return found


def _numbers(counts: Counts, wanted: Mapping[Any, Asked], question: Question) -> list[Numbers]:
    if counts in ITEMS:
        return things.numbers(counts, wanted, question, _had(question))
    if counts is Counts.DOSSIERS:
        return _of_dossiers(wanted, question)
    return _one_by_one(wanted, question, counts)


def _of_dossiers(wanted: Mapping[Any, Asked], question: Question) -> list[Numbers]:
    if question.known is None:
        summed = _from_sums({name: flows(*asked) for name, asked in wanted.items()}, question)
        if summed is not None:
            return summed
    return _one_by_one(wanted, question, Counts.DOSSIERS)


def _from_sums(wanted: Mapping[Any, Sequence[Flow]], question: Question) -> list[Numbers] | None:
    """None: no sums of that kind are kept."""
    grain, places = grain_of(question.axes), slots.kept()
    if grain is None or not all(slots.known(places, found) for found in wanted.values()):
        return None
    found: list[Numbers] = [{} for _ in question.periods]
    for wants, these in _alike(question.only):
        asked = sums.Asked(grain, wants, question.axis, places)
        periods = [question.periods[n] for n in these]
        for place, numbers in zip(these, sums.counted(wanted, asked, periods, question.at), strict=True):
            found[place] = numbers
    return found


def _one_by_one(wanted: Mapping[Any, Asked], question: Question, counts: Counts) -> list[Numbers]:
    axis, periods, known = question.axis, question.periods, question.known
    source, found = sources.counted(counts, known), [dict[str, dict[Any, int]]() for _ in periods]
    for wants, these in _in_bites(_alike(question.only), len(wanted)):
        ends = {n: ended(periods[n], known or question.at) for n in these}
        columns = [sources.how_many(counts, _of(n, sql(*asked))) for n in these for asked in wanted.values()]
        values: dict[str, Any] = {**source.values, **wants, "last": max(ends.values())}
        for n, end in ends.items():
            values |= {f"since{n}": min(periods[n].since_at, end), f"until{n}": end}
        statement = f"""
            SELECT {sources.column(axis)}, {", ".join(columns)} FROM {source.sql} f
             WHERE {sources.where(wants)} AND submitted_at < %(last)s GROUP BY 1"""  # noqa: S608 - our own names; values are parameters
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            for key, *numbers in cursor.fetchall():
                for place, n in enumerate(these):
                    own = numbers[place * len(wanted) : (place + 1) * len(wanted)]
                    found[n][key] = dict(zip(wanted, own, strict=True))
    return [one or ({} if axis else {"": dict.fromkeys(wanted, 0)}) for one in found]


def _in_bites(groups: Sequence[tuple[sources.Wanted, list[int]]], each: int) -> Iterator[tuple[sources.Wanted, Sequence[int]]]:
    """Take no more periods at once than a statement has room for, so many columns each: a year day by day is asked in two."""
    for wants, these in groups:
        for bite in batched(these, max(1, _MOST_COLUMNS // max(1, each))):
            yield wants, bite


def _alike(only: Sequence[sources.Wanted]) -> list[tuple[sources.Wanted, list[int]]]:
    """Put the periods together that want the same; mostly that is all of them, for units seldom move."""
    groups: dict[str, tuple[sources.Wanted, list[int]]] = {}
    for n, wants in enumerate(only):
        groups.setdefault(str(wants), (wants, []))[1].append(n)
    return list(groups.values())


def _of(period: int, condition: str) -> str:
    """Let a condition speak of one of several periods."""
    return condition.replace("%(since)s", f"%(since{period})s").replace("%(until)s", f"%(until{period})s")


def ended(period: Period, at: datetime) -> datetime:
    """Return the moment at which a period is looked at: its end, or now (which is still in it) when that comes first."""
    return min(period.until_at, at + _STILL_IN)
