"""What is behind a number. The list is asked for by the same condition as the number, so it is as long as the number says.

Of people each has one line, that of their last dossier; of payments each has the line of its dossier.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.indicators.queries import numbers, sources
from motcua.indicators.queries.numbers import Asked, ended, items, settling, values
from motcua.indicators.rules.book import DEFINITIONS
from motcua.indicators.rules.definitions import Indicator
from motcua.indicators.rules.flows import Basis, sql
from motcua.indicators.rules.items import Item
from motcua.indicators.rules.periods import Period
from motcua.indicators.rules.scopes import Scope
from motcua.indicators.rules.settling import FORM, PLACES
from motcua.indicators.rules.waiting import SETTLED, SPAN, THIRDS, WAITING
from motcua.indicators.rules.words import ITEMS, Counts

_MOMENT = {Basis.SUBMITTED: "submitted_at", Basis.FINISHED: "finished_at", Basis.PAID: "paid_at"}
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier of a list. No person is named; who may see the dossier itself opens it.

    :param moment: by which it belongs to the period, and in whose order the list stands
    """

    moment: datetime
    dossier: int
    number: str
    procedure: str
    field: str
    unit: str
    desk: str
    channel: str
    officer: int | None
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    outcome: str
    speed: str
    supplements: int
    lettered_at: datetime | None
    explained_at: datetime | None


_COLUMNS = tuple(Line.__dataclass_fields__)[1:]


@dataclass(frozen=True, slots=True)
class Behind:
    """Which number a list is behind: a part of an indicator (`Indicator.parts`) or a column of form II.06a, over what and when."""

    code: str
    part: str
    scope: Scope
    period: Period
    at: datetime
    known: datetime | None = None

    @property
    def asked(self) -> Asked:
        """:raises KeyError: there is no such number"""
        return asked_of(self.code, self.part)

    @property
    def counts(self) -> Counts:
        return DEFINITIONS[self.code].counts if self.code in DEFINITIONS else Counts.DOSSIERS

    @property
    def moment(self) -> str:
        """The column in whose order the list stands."""
        return _MOMENT.get(self.asked[0], "accepted_at")


def asked_of(code: str, part: str) -> Asked:
    """Return by which moment and condition dossiers are counted in a number.

    :raises KeyError: there is no such number
    """
    if code == FORM:
        return PLACES[part]
    if code == WAITING:
        return {third: SETTLED for third in THIRDS}[part]
    return DEFINITIONS[code].basis, DEFINITIONS[code].parts[part]


def page(of: Behind, *, after: tuple[datetime, int] | None = None, limit: int = 50) -> list[Line]:
    """Return a page of the list, the latest first.

    :param after: moment (`Behind.moment`) and dossier of the last line of the page before
    """
    more = f"AND ({of.moment}, dossier) < (%(moment)s, %(dossier)s)" if after else ""
    values = {"limit": limit} | ({"moment": after[0], "dossier": after[1]} if after else {})
    statement, asked = _statement(of, f"{more} ORDER BY {of.moment} DESC, dossier DESC LIMIT %(limit)s")
    with connection.cursor() as cursor:
        cursor.execute(statement, asked | values)
        return [Line(*row) for row in cursor.fetchall()]


def length(of: Behind) -> int:
    """Return how long the list is, without counting it where sums are kept: the number it is behind."""
    if of.code == WAITING:
        return count(of)
    if of.code == FORM:
        return int(getattr(settling("", of.scope, of.period, at=of.at, known=of.known)[0], of.part))
    value = values([of.code], of.scope, of.period, at=of.at, known=of.known)[of.code]
    numerator, denominator = value.numerator or 0, value.denominator or 0
    return {
        "numerator": numerator, "denominator": denominator, "rest": denominator - numerator, "excluded": value.excluded,
        "population": denominator + value.excluded,
    }[of.part]  # fmt: skip


def items_of(of: Behind) -> list[Item]:
    """Return the procedures or obligations behind a number, where it counts those."""
    _, asked = of.asked
    return [item for item in items(of.counts, of.scope, of.period, at=of.at, known=of.known) if asked.holds(item)]


def count(of: Behind) -> int:
    """Return how many there are, counted one by one."""
    if of.counts in ITEMS:
        return len(items_of(of))
    statement, values = _statement(of, "")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({statement}) l", values)  # noqa: S608 - our own
        return int(cursor.fetchone()[0])


def dossiers_of(of: Behind) -> set[int]:
    """Return the keys of all of them."""
    statement, values = _statement(of, "", "dossier")
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {dossier for (dossier,) in cursor.fetchall()}


def every(of: Behind) -> Iterator[Line]:
    """Return the whole list, the earliest first, read piece by piece: a million lines take no more memory than five thousand."""
    statement, values = _statement(of, f"ORDER BY {of.moment}, dossier")
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from (Line(*row) for row in rows)


def left_out(of: Behind) -> list[tuple[str, int]]:
    """Return why dossiers are left out of an indicator, and how many for each reason; each has the first that holds."""
    indicator = DEFINITIONS[of.code]
    if indicator.counts in ITEMS:
        return _items_left_out(of, indicator)
    if indicator.counts is Counts.DOSSIERS:
        counts = numbers.left_out(of.code, of.scope, of.period, at=of.at, known=of.known)
        return [(one.why, count) for one, count in zip(indicator.exclusions, counts, strict=True) if count]
    whys = " ".join(f"WHEN {one.when.sql} THEN {number}" for number, one in enumerate(indicator.exclusions))
    if not whys:
        return []
    statement, values = _statement(Behind(of.code, "excluded", of.scope, of.period, of.at, of.known), "", f"CASE {whys} END AS why")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT why, count(*) FROM ({statement}) l GROUP BY 1 ORDER BY 1", values)  # noqa: S608 - our own
        return [(indicator.exclusions[number].why, count) for number, count in cursor.fetchall()]


def _items_left_out(of: Behind, indicator: Indicator) -> list[tuple[str, int]]:
    found = items_of(replace(of, part="excluded"))
    first = Counter(next(one.why for one in indicator.exclusions if one.when.holds(item)) for item in found)
    return [(one.why, first[one.why]) for one in indicator.exclusions if one.why in first]


def _statement(of: Behind, rest: str, what: str = "") -> tuple[str, dict[str, Any]]:
    rows, values = rows_of(of)
    if of.code == WAITING:
        rows = f"SELECT * FROM ({in_thirds(rows)}) t WHERE third = {THIRDS.index(of.part) + 1}"  # noqa: S608 - our own
    return f"SELECT {what or f'{of.moment}, {", ".join(_COLUMNS)}'} FROM ({rows}) f WHERE true {rest}", values  # noqa: S608 - our own


def in_thirds(rows: str) -> str:
    """Return rows of facts with how long each took (`span`) and in which third of them that is (`third`, from 1)."""
    return f"SELECT *, {SPAN} AS span, ntile(3) OVER (ORDER BY {SPAN}, dossier) AS third FROM ({rows}) r"  # noqa: S608 - our own


def rows_of(of: Behind) -> tuple[str, dict[str, Any]]:
    """Return every fact of the dossiers that are asked for, as a statement and its values; of waiting, of all three thirds."""
    source, until = sources.counted(of.counts, of.known), ended(of.period, of.known or of.at)
    (only,) = sources.only(of.scope, [of.period], of.at)
    values = {**source.values, **only, "since": min(of.period.since_at, until), "until": until}
    where = sources.where(only)
    if of.counts is Counts.PERSONS:
        return _persons(of, source.sql, where), values
    return f"SELECT * FROM {source.sql} f WHERE {where} AND {sql(*of.asked)}", values  # noqa: S608 - our own


def _persons(of: Behind, source: str, where: str) -> str:
    """The last dossier of each person of a period; of the rest, of those who count by none of their dossiers."""
    one = DEFINITIONS[of.code]
    counted, told = sql(one.basis, one.numerator), {"numerator": "counted", "rest": "NOT counted", "excluded": "false"}
    return f"""
        SELECT * FROM (
            SELECT *, bool_or({counted}) OVER own AS counted,
                   row_number() OVER (PARTITION BY {sources.PERSON} ORDER BY {of.moment} DESC, dossier DESC) = 1 AS is_last
              FROM {source} f WHERE {where} AND {sql(one.basis, one.among)} WINDOW own AS (PARTITION BY {sources.PERSON})) p
         WHERE is_last AND {told.get(of.part, "true")}"""  # noqa: S608 - our own names
