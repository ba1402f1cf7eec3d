"""No page asks the database the same question once for each line that it shows."""

from collections import Counter

import pytest
from django.db import connection

from motcua.config.patrol.crawl import come_upon
from motcua.dossiers.builders import a_dossier, an_office
from motcua.people.builders import an_actor
from motcua.people.models import Account

pytestmark = pytest.mark.django_db
DOSSIERS = 12
# A page may well ask twice or three times, for different things; twelve dossiers and 283 units show who asks for each.
MOST = 10
WHO = {
    "citizen": None, "officer": None, "intake": None, "director": ("leader", "SNN"), "administrator": ("administrator", "UBT"),
    "control": ("control", "SNN-VP"), "inspector": ("inspector", "SNN"),
}  # fmt: skip


@pytest.fixture
def office(province):
    office = an_office()
    for number in range(DOSSIERS):
        a_dossier(office, until=("submit", "accept", "take", "take")[number % 4])
    return office


@pytest.mark.parametrize("who", WHO)
def test_the_same_is_not_asked_for_each_line(office, client, who):
    actor = an_actor(who, WHO[who]) if WHO[who] else getattr(office, who)
    client.force_login(Account.objects.get(pk=int(actor.id.partition(":")[2])))
    asked = Counter()

    def count(execute, sql, params, many, context):
        asked[str(sql)] += 1
        return execute(sql, params, many, context)

    def fetch(address):
        client.get(address)  # what a process keeps is read once, and not for a page
        asked.clear()
        with connection.execute_wrapper(count):
            answer = client.get(address)
        often = [(times, sql) for sql, times in asked.items() if times > MOST and "SAVEPOINT" not in sql]
        wrong.extend(f"{address} asks {times} times: {sql[:200]}" for times, sql in often)
        kind = answer.headers.get("Content-Type", "")
        return answer.status_code, kind, answer.content.decode() if kind.startswith("text/html") else ""

    wrong = []
    seen = {name for name, _, _ in come_upon(fetch)}
    assert len(seen) > 10
    assert wrong == [], "\n".join(wrong)
