"""Who bears which duty where at a moment, all of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import connection

from motcua.kernel.moments import local_date

_HOLDS = "{0}.valid_from <= %(day)s AND ({0}.valid_to IS NULL OR {0}.valid_to > %(day)s)"
_ALL = f"""
    SELECT borne.duty, borne.unit, bearer.id,
           EXISTS (SELECT 1 FROM people_absence a WHERE a.account_id = bearer.id AND {_HOLDS.format("a")})
      FROM (SELECT p.duty, p.unit_id AS unit, p.account_id AS account FROM people_post p
             WHERE p.unit_id = ANY(%(units)s) AND {_HOLDS.format("p")}
            UNION
            SELECT p.duty, p.unit_id, d.delegate_id FROM people_delegation d
              JOIN people_post p ON p.id = d.post_id
              JOIN people_account holder ON holder.id = p.account_id AND holder.is_active
             WHERE p.unit_id = ANY(%(units)s) AND {_HOLDS.format("p")} AND {_HOLDS.format("d")}) borne
      JOIN people_account bearer ON bearer.id = borne.account AND bearer.is_active"""  # noqa: S608 - built from our own constants


def all_bearers(units: Iterable[str], at: datetime) -> Mapping[tuple[str, str], Mapping[int, bool]]:
    """Return for each (duty, unit) of these units who bears it now, own posts and delegated ones: account to "is there today".

    What nobody bears is left out.
    """
    found: dict[tuple[str, str], dict[int, bool]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_ALL, {"units": sorted(units), "day": local_date(at)})
        for duty, unit, account, absent in cursor.fetchall():
            found[duty, unit][account] = not absent
    return dict(found)
