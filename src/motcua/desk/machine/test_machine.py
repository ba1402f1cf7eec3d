from django.core.signing import Signer
from django.test import RequestFactory

from motcua.dossiers import builders
from motcua.journal import queries as journal
from motcua.people import builders as people
from motcua.ui import machines

THERE = "/lam-viec/may-o-quay/"


def marked_as(cookies):
    request = RequestFactory().get("/")
    request.COOKIES.update({machines.COOKIE: cookies} if cookies is not None else {})
    return machines.counter_of(request)


def test_a_machine_is_marked_and_it_is_written_down(office, desk):
    client = desk(office.intake)
    assert client.get(THERE).status_code == 200
    client.post(THERE, {"unit": builders.DESK, "name": "ki-ốt sảnh"})
    cookie = client.cookies[machines.COOKIE]
    assert marked_as(cookie.value) == builders.DESK
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "Máy này là máy ở quầy của" in client.get(THERE).content.decode()
    client.post(THERE, {"remove": "1"})
    assert client.cookies[machines.COOKIE].value == ""
    events = journal.trail(f"counter:{builders.DESK}")
    assert [(one.kind, one.actor_id) for one in events] == [
        ("machine.registered", office.intake.id), ("machine.removed", office.intake.id)
    ]  # fmt: skip


def test_a_forged_mark_is_none():
    good = machines.mark(builders.DESK)
    other = Signer(salt="other").sign(builders.DESK)
    for forged in (None, "", builders.DESK, good[:-1], good.replace("SNN", "UBT"), other, "\x00"):
        assert marked_as(forged) is None, forged


def test_an_administrator_marks_those_below_and_nobody_else_does(office, desk):
    above = people.an_actor("quantri", ("administrator", "SNN"))
    assert desk(above).post(THERE, {"unit": builders.DESK}).status_code == 302
    for somebody in (office.colleague, office.officer, office.citizen):
        assert desk(somebody).post(THERE, {"unit": builders.DESK}).status_code == 404
    for somebody in (office.officer, office.citizen):
        assert desk(somebody).get(THERE).status_code == 404
    assert desk().get(THERE).status_code == 302
