from django.test import Client
from django.utils import timezone

from motcua.dossiers import builders
from motcua.kernel.actors import SYSTEM
from motcua.visits import commands
from motcua.visits.builders import AT, a_queue, an_officer, turned_away

THERE = f"/goi-so/{builders.DESK}/"


def test_the_wall_shows_numbers_and_counters_and_nobodys_name(db, province, settings):
    settings.DEMO_OFFSET_SECONDS = (AT - timezone.now()).total_seconds()
    queue, officer, client = a_queue(), an_officer(), Client()
    assert "Chưa gọi số nào." in client.get(THERE).content.decode()
    tickets = [commands.take_number(queue.pk, by=SYSTEM, at=AT) for _ in range(3)]
    called = commands.call_next(builders.DESK, [queue.pk], "Quầy 3", by=officer, at=AT)
    assert called == tickets[0]
    page = client.get(THERE, headers={"HX-Request": "true"}).content.decode()
    assert "A001" in page and "Quầy 3" in page and "2 người đang đợi" in page and "<html" not in page
    assert "A002" not in page and officer.name not in page and called.token not in page
    turned_away(officer, AT, ticket=called.pk)
    assert "A001" not in client.get(THERE).content.decode()
    assert client.get("/goi-so/no-such/").status_code == 404
