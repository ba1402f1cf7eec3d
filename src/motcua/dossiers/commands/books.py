"""Numbered books: one for each unit, kind of paper and year."""

from datetime import datetime

from django.db import connection

from motcua.dossiers import rules
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal

# One statement each: two clerks at once wait for one another at the book's row and never give the same number.
TAKE = """
WITH book AS (
    INSERT INTO dossiers_book (unit_id, kind, year, last_number) VALUES (%(unit)s, %(kind)s, %(year)s, 1)
    ON CONFLICT (unit_id, kind, year) DO UPDATE SET last_number = dossiers_book.last_number + 1
    RETURNING id, last_number
)
INSERT INTO dossiers_givennumber (book_id, number) SELECT id, last_number FROM book RETURNING number
"""

REACH = """
WITH book AS (
    INSERT INTO dossiers_book (unit_id, kind, year, last_number) VALUES (%(unit)s, %(kind)s, %(year)s, %(number)s)
    ON CONFLICT (unit_id, kind, year) DO UPDATE SET last_number = greatest(dossiers_book.last_number, excluded.last_number)
    RETURNING id
)
INSERT INTO dossiers_givennumber (book_id, number) SELECT id, %(number)s FROM book ON CONFLICT DO NOTHING RETURNING number
"""


def next_number(unit_code: str, kind: str, year: int) -> int:
    """Take the next number of a unit's book of that year, from 1 on 1 January. Gaps are allowed, reuse never.

    Inside a transaction the book stays locked until its end, and a rollback gives the number back unseen.
    """
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"unit": unit_code, "kind": kind, "year": year})
        return int(cursor.fetchone()[0])


def reach(unit_code: str, kind: str, year: int, number: int) -> None:
    """Give this number by hand: the book goes on behind it, and never back.

    :raises Refusal: number-given
    """
    with connection.cursor() as cursor:
        cursor.execute(REACH, {"unit": unit_code, "kind": kind, "year": year, "number": number})
        if cursor.fetchone() is None:
            raise Refusal("number-given", number=number)


def take(unit_code: str, kind: str, *, at: datetime) -> str:
    """Take the next number for a paper of this kind that the unit issues now, as printed ("05/PXL-SNN")."""
    number = next_number(unit_code, kind, local_date(at).year)
    return rules.document_number(number, kind, rules.unit_sign(unit_code))
