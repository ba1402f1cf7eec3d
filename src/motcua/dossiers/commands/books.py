"""Numbered books: one for each unit, kind of paper and year."""

from datetime import datetime

from django.db import connection

from motcua.dossiers import rules
from motcua.kernel.moments import local_date

TAKE = """
INSERT INTO dossiers_book (unit_id, kind, year, last_number) VALUES (%s, %s, %s, 1)
ON CONFLICT (unit_id, kind, year) DO UPDATE SET last_number = dossiers_book.last_number + 1
RETURNING last_number
"""

REACH = """
INSERT INTO dossiers_book AS book (unit_id, kind, year, last_number) VALUES (%s, %s, %s, %s)
ON CONFLICT (unit_id, kind, year) DO UPDATE SET last_number = greatest(book.last_number, excluded.last_number)
"""


def next_number(unit_code: str, kind: str, year: int) -> int:
    """Take the next number of a unit's book of that year, from 1 on 1 January. Gaps are allowed, reuse never.

    Inside a transaction the book stays locked until its end, and a rollback gives the number back unseen.
    """
    # One statement: two clerks at once wait for one another and never read the same number.
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [unit_code, kind, year])
        return int(cursor.fetchone()[0])


def reach(unit_code: str, kind: str, year: int, number: int) -> None:
    """Note that this number was given by hand: the book goes on behind it, and never back."""
    with connection.cursor() as cursor:
        cursor.execute(REACH, [unit_code, kind, year, number])


def take(unit_code: str, kind: str, *, at: datetime) -> str:
    """Take the next number for a paper of this kind that the unit issues now, as printed ("05/PXL-SNN")."""
    number = next_number(unit_code, kind, local_date(at).year)
    return rules.document_number(number, kind, rules.unit_sign(unit_code))
