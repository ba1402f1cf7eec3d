import pytest
from django.test import Client
from django.utils import timezone

from motcua.dossiers import builders
from motcua.kernel.actors import SYSTEM
from motcua.visits import commands
from motcua.visits.builders import AT, a_queue, an_officer


@pytest.fixture
def client(db, province, settings):
    settings.DEMO_OFFSET_SECONDS = (AT - timezone.now()).total_seconds()
    return Client()


def test_how_many_are_before_and_when_it_is_called(client):
    queue, officer = a_queue(), an_officer()
    first, mine = (commands.take_number(queue.pk, by=SYSTEM, at=AT) for _ in range(2))
    there = f"/so-cua-toi/{mine.token}/"
    page = client.get(there).content.decode()
    assert "A002" in page and "Còn 1 người trước Ông/Bà." in page and "chưa đủ số đo" in page
    assert "data:image" not in page  # the code for the phone is for the machine in the hall

    for ticket, said in ((first, "Ông/Bà là người tiếp theo."), (mine, "Mời Ông/Bà đến quầy 3 ngay bây giờ.")):
        commands.call_next(builders.DESK, [queue.pk], "3", by=officer, at=AT)
        fragment = client.get(there, headers={"HX-Request": "true"}).content.decode()
        assert said in fragment and "<html" not in fragment
        commands.miss(ticket.pk, by=officer, at=AT)
    assert "được gọi lại" in client.get(there).content.decode()
    commands.call_again(mine.pk, "3", by=officer, at=AT)
    commands.finish(mine.pk, by=officer, at=AT)
    assert "đã được tiếp" in client.get(there).content.decode()


def test_yesterdays_number_is_no_good(client, settings):
    mine = commands.take_number(a_queue().pk, by=SYSTEM, at=AT)
    settings.DEMO_OFFSET_SECONDS += 24 * 3600
    assert "Xin lấy số mới" in client.get(f"/so-cua-toi/{mine.token}/").content.decode()


def test_nobody_finds_a_number_without_its_address(client):
    commands.take_number(a_queue().pk, by=SYSTEM, at=AT)
    for token in ("1", "A001", "x" * 500):
        assert client.get(f"/so-cua-toi/{token}/").status_code == 404
