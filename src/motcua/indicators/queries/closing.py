"""A period as it was known at a moment: its numbers, a digest of what they were made from, and what has changed since."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Count

from motcua.indicators.models import Closing
from motcua.indicators.queries import sources
from motcua.indicators.queries.folding import EVERY
from motcua.indicators.queries.lists import Behind, asked_of, dossiers_of
from motcua.indicators.queries.numbers import settling, values
from motcua.indicators.rules import DEFINITIONS, FORM, ITEMS, PLACES, Period, Scope

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Procedures are counted as the catalogue has them now: what is closed holds what follows from the journal.
_FROM_JOURNAL = [code for code, one in DEFINITIONS.items() if one.counts not in ITEMS]
PARTS = ("numerator", "denominator", "population")


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a period comes to. numbers: by code "version" and each part's number; digest: of every fact of its dossiers."""

    numbers: dict[str, dict[str, int]]
    digest: str
    dossiers: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A number that is another now, and the dossiers that are no longer counted in it and those that are."""

    code: str
    part: str
    before: int
    after: int
    left: list[str]
    came: list[str]

    def data(self) -> dict[str, Any]:
        return asdict(self)


def closings(units: Collection[str]) -> "QuerySet[Closing]":
    """Return the closed periods of these units, the latest first, each with how often it was restated."""
    found = Closing.objects.filter(unit__in=units).annotate(told=Count("restatements"))
    return found.order_by("-closed_at", "-pk")


def frozen(period: Period, unit: str, *, known: datetime) -> Frozen:
    """Return what a period of a unit, with all below it, comes to by what had been recorded at a moment. Always the same."""
    return Frozen(numbers(period, unit, at=known, known=known), *_digest(period, Scope(unit=unit), known))


def numbers(period: Period, unit: str, *, at: datetime, known: datetime | None = None) -> dict[str, dict[str, int]]:
    """Return every number of a period of a unit, by code and part; as it is known now, or was at a moment."""
    scope = Scope(unit=unit)
    worth = values(_FROM_JOURNAL, scope, period, at=at, known=known)
    found = {
        code: {"version": DEFINITIONS[code].version, "numerator": one.numerator or 0, "denominator": one.denominator or 0,
               "population": (one.denominator or 0) + one.excluded}
        for code, one in worth.items()
    }  # fmt: skip
    (row,) = settling("", scope, period, at=at, known=known)
    found[FORM] = {"version": 1, **{part: getattr(row, part) for part in PLACES}}
    return found


def changed(period: Period, unit: str, *, before: datetime, after: datetime) -> Iterator[Changed]:
    """Return which numbers of a period are others by what was recorded between two moments, and by which dossiers.

    A dossier may leave a number and another come: the number is the same then, and the change is told all the same.
    """
    for code, part in every():
        then, now = (dossiers_of(Behind(code, part, Scope(unit=unit), period, known, known)) for known in (before, after))
        if then != now:
            left, came = (_numbers_of(gone) for gone in (then - now, now - then))
            yield Changed(code, part, len(then), len(now), left, came)


def every() -> Iterator[tuple[str, str]]:
    """Return code and part of every number of a closed period; what is counted by one condition is one number."""
    for code in _FROM_JOURNAL:
        said: set[str] = set()
        for part in PARTS:
            if (asked := str(asked_of(code, part))) not in said:
                said.add(asked)
                yield code, part
    yield from ((FORM, part) for part in PLACES)


def _digest(period: Period, scope: Scope, known: datetime) -> tuple[str, int]:
    """Over every dossier that had come in before the period ended and was not closed before it began."""
    source = sources.as_known(known)
    (only,) = sources.only(scope, [period], known)
    row = f"sha256(convert_to(ROW({', '.join(EVERY)})::text, 'UTF8'))"
    statement = f"""
        SELECT encode(sha256(coalesce(string_agg({row}, ''::bytea ORDER BY dossier), ''::bytea)), 'hex'), count(*)
          FROM {source.sql} f
         WHERE {sources.where(only)} AND submitted_at < %(until)s AND (finished_at IS NULL OR finished_at >= %(since)s)"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, {**source.values, **only, "since": period.since_at, "until": period.until_at})
        digest, dossiers = cursor.fetchone()
        return str(digest), int(dossiers)


def _numbers_of(dossiers: set[int]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM indicators_fact WHERE dossier = ANY(%s) ORDER BY number", [list(dossiers)])
        return [number for (number,) in cursor.fetchall()]
