from motcua.dossiers import builders
from motcua.visits.builders import a_queue
from motcua.visits.models import Queue

THERE = "/lam-viec/hang-doi/dat/"
GOOD = {"unit": builders.DESK, "letter": "A", "name": "Trồng trọt", "is_open": "on"}


def test_a_queue_is_opened_changed_and_closed(office, desk):
    client = desk(office.intake)
    assert client.get(THERE).status_code == 200
    assert client.post(THERE, GOOD).status_code == 302
    queue = Queue.objects.get()
    assert (queue.letter, queue.name, queue.fields, queue.is_open) == ("A", "Trồng trọt", [], True)
    assert "Trồng trọt" in client.get(THERE, {"sua": queue.pk}).content.decode()
    assert client.post(THERE, GOOD | {"name": "Tất cả", "is_open": ""}).status_code == 302
    queue.refresh_from_db()
    assert (queue.name, queue.is_open) == ("Tất cả", False)


def test_wrong_is_a_sentence(office, desk):
    client = desk(office.intake)
    wrong_ones = [{"letter": "a1"}, {"letter": ""}, {"name": ""}, {"unit": "SNN-CCTL"}, {"fields_of": "?"}, {"name": "x" * 99}]
    for wrong in wrong_ones:
        assert client.post(THERE, GOOD | wrong).status_code == 422, wrong
    assert not Queue.objects.exists()


def test_not_the_queues_of_others(office, desk):
    a_queue()
    assert "Hàng A" not in desk(office.colleague).get(THERE).content.decode()
    for somebody in (office.officer, office.citizen):
        assert desk(somebody).get(THERE).status_code == desk(somebody).post(THERE, GOOD).status_code == 404
    assert desk().get(THERE).status_code == 302
