"""Numbered books."""

from django.db import connection

TAKE = """
INSERT INTO letters_book (unit_id, kind, year, last_number) VALUES (%s, %s, %s, 1)
ON CONFLICT (unit_id, kind, year) DO UPDATE SET last_number = letters_book.last_number + 1
RETURNING last_number
"""


def next_number(unit_code: str, kind: str, year: int) -> int:
    """Take the next number of a unit's book of that year, from 1 on 1 January. Gaps are allowed, reuse never.

    Inside a transaction the book stays locked until its end, and a rollback gives the number back unseen.
    """
    # One statement: two clerks at once wait for one another and never read the same number.
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [unit_code, kind, year])
        return int(cursor.fetchone()[0])
