import html

from motcua.dossiers import builders
from motcua.kernel.actors import SYSTEM
from motcua.visits import commands
from motcua.visits.builders import a_queue
from motcua.visits.models import Ticket

THERE = "/lam-viec/hang-doi/"


def numbers(queue, at, times=2):
    return [commands.take_number(queue.pk, by=SYSTEM, at=at) for _ in range(times)]


def now():
    from motcua.desk.conftest import NOW

    return NOW


def test_a_morning_at_the_console(office, desk):
    first, second = numbers(a_queue(), now())
    client = desk(office.intake)
    assert "Gọi số tiếp theo" in client.get(THERE).content.decode()
    client.post(THERE, {"do": "next", "desk": "3"})
    page = html.unescape(client.get(THERE).content.decode())
    assert "Đang gọi" in page and "A001" in page
    client.post(THERE, {"do": "again", "ticket": first.pk})
    client.post(THERE, {"do": "miss", "ticket": first.pk})
    assert "Gọi lại A001" in client.get(THERE, headers={"HX-Request": "true"}).content.decode()
    client.post(THERE, {"do": "next", "desk": "3"})
    answer = client.post(THERE, {"do": "serve", "ticket": second.pk})
    assert answer["Location"] == f"/lam-viec/tiep-nhan/?luot={second.pk}"
    assert f'name="luot" value="{second.pk}"' in client.get(answer["Location"]).content.decode()
    assert "Đang tiếp" in client.get(THERE).content.decode()
    client.post(THERE, {"do": "finish", "ticket": second.pk})
    client.post(THERE, {"do": "next", "desk": "3"})
    assert "Không còn ai đợi." in client.get(THERE).content.decode()
    assert {ticket.code: ticket.state for ticket in Ticket.objects.all()} == {"A001": "MISSED", "A002": "SERVED"}


def test_handed_on_and_taken_for_somebody(office, desk):
    one, other = a_queue("A"), a_queue("B")
    client = desk(office.intake)
    assert client.post(THERE, {"do": "take", "queue": one.pk})["Location"].startswith("/so-cua-toi/")
    ticket = Ticket.objects.get()
    client.post(THERE, {"do": "next", "desk": "1", "queues": [one.pk]})
    client.post(THERE, {"do": "hand_on", "ticket": ticket.pk, "queue": other.pk})
    ticket.refresh_from_db()
    assert (ticket.queue, ticket.state) == (other, "WAITING")


NONSENSE = [{}, {"do": "x"}, {"do": "serve"}, {"do": "serve", "ticket": "x"}, {"do": "take"}, {"do": "hand_on", "ticket": "1"},
            {"do": "next", "desk": "\x00"}, {"do": "next", "desk": "x" * 99}, {"do": "next", "queues": ["99"]},
            {"do": "miss", "ticket": "9" * 40}]  # fmt: skip


def test_nonsense_changes_nothing(office, desk):
    numbers(a_queue(), now())
    client = desk(office.intake)
    for wrong in NONSENSE:
        assert client.post(THERE, wrong).status_code == 302, wrong
    assert {ticket.state for ticket in Ticket.objects.all()} == {"WAITING"}
    assert client.post(THERE, {"do": "serve", "ticket": "12345"}).status_code == 404
    elsewhere = a_queue("A", unit="SNN-CCTL")
    assert client.post(THERE, {"do": "take", "queue": elsewhere.pk}).status_code == 404


def test_what_another_has_called_is_refused_in_a_sentence(office, desk):
    (ticket,) = numbers(a_queue(), now(), 1)
    from motcua.visits.builders import an_officer

    commands.call_next(builders.DESK, [ticket.queue_id], "1", by=an_officer("quay-hai"), at=now())
    client = desk(office.intake)
    assert client.post(THERE, {"do": "miss", "ticket": ticket.pk}).status_code == 302
    assert "do người khác gọi" in client.get(THERE).content.decode()


def test_only_who_takes_in(office, desk):
    for somebody in (office.officer, office.citizen):
        assert desk(somebody).get(THERE).status_code == desk(somebody).post(THERE, {"do": "next"}).status_code == 404
    assert desk(office.colleague).get(THERE, {"don-vi": builders.DESK}).status_code == 404
    assert desk().get(THERE).status_code == 302
