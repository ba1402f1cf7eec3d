"""Sessions in the database, read by one statement written by hand: every page of a signed-in person begins with it."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from motcua.kernel.rows import instances, select

_READ = select(Session, "WHERE session_key = %s AND expire_date > %s")


class SessionStore(db.SessionStore):
    """Django's own, but for how a session is read."""

    def _get_session_from_db(self) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(_READ, [self.session_key, timezone.now()])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return None
        return instances(Session, [row])[0]
