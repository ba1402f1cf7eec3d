"""Django's PostgreSQL, but for one thing: whether an open connection still stands is asked of the socket, not of the server."""

import select

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """Saves every request a statement that only asks whether the next one may come."""

    def is_usable(self) -> bool:
        """Tell whether the connection can be used. A server that left has said so: an idle connection has nothing to read."""
        if self.connection is None or self.connection.closed:
            return False
        if self.connection.info.transaction_status != TransactionStatus.IDLE:
            return super().is_usable()
        watch = select.poll()
        watch.register(self.connection.pgconn.socket, select.POLLIN)
        return not watch.poll(0) or super().is_usable()
