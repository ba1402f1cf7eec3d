import threading
from datetime import datetime

import pytest
from django.db import connection

from motcua.dossiers.commands.looking import record_look
from motcua.journal import queries as journal
from motcua.kernel.actors import Actor
from motcua.kernel.moments import HANOI

AT = datetime(2024, 4, 1, 9, tzinfo=HANOI)
INSPECTOR = Actor(id="account:7", name="Lê Thanh Tra")


@pytest.mark.django_db
def test_every_look_has_its_line():
    for at_what in ("page", "giay-hen"):
        record_look(12, by=INSPECTOR, at=AT, at_what=at_what)
    looks = list(journal.events("look:dossier:12"))
    assert [(look.seq, look.actor_name, look.data["at_what"]) for look in looks] == [
        (1, "Lê Thanh Tra", "page"), (2, "Lê Thanh Tra", "giay-hen")
    ]  # fmt: skip
    assert journal.first_break() is None


@pytest.mark.django_db(transaction=True)
def test_looks_at_the_same_time_queue():
    def look():
        try:
            record_look(12, by=INSPECTOR, at=AT)
        finally:
            connection.close()

    threads = [threading.Thread(target=look) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert journal.next_seq("look:dossier:12") == 9
    assert journal.first_break() is None
