import html

from motcua.desk.intake.test_intake import HERE, typed
from motcua.dossiers import builders
from motcua.kernel.actors import SYSTEM
from motcua.visits import commands as visits
from motcua.visits.builders import AT, a_queue
from motcua.visits.models import Contact, Ticket

NEW = "/lam-viec/luot-tiep/moi/"


def said(**changes):
    facts = {
        "recorded": "1", "key": "k1", "unit": builders.DESK, "procedure": builders.KEY, "outcome": "turned_away",
        "name": "Trần Thị Bình", "identity_number": "024185001234", "phone": "0912345678", "reason-0": "chưa ký",
    }  # fmt: skip
    return {name: value for name, value in (facts | changes).items() if value is not None}


def test_from_the_intake_form_with_what_was_typed(office, desk):
    client = desk(office.intake)
    opened = client.post(NEW, typed(procedure=builders.KEY))
    page = html.unescape(opened.content.decode())
    assert opened.status_code == 200 and "NGUYỄN  Văn Hoà" in page and "0912 345 678" in page
    assert builders.version().name in page and builders.version().papers[0].name in page
    assert not Contact.objects.exists()


def test_written_down_with_its_reason_and_a_slip(office, desk):
    client = desk(office.intake)
    first, again = client.post(NEW, said()), client.post(NEW, said())
    assert first.status_code == 302 and first["Location"] == again["Location"]
    contact = Contact.objects.get()
    assert [(reason["requirement"], reason["reason"]) for reason in contact.reasons] == [
        (builders.version().papers[0].key, "chưa ký")
    ]  # fmt: skip
    page = html.unescape(client.get(first["Location"]).content.decode())
    assert "chưa ký" in page and "data-print-now" in page
    assert client.get(first["Location"] + "phieu.pdf").content.startswith(b"%PDF")


def test_nobody_goes_without_a_reason(office, desk):
    client = desk(office.intake)
    wrong = [
        {"reason-0": None}, {"reason-0": " "}, {"outcome": None}, {"outcome": "x"}, {"outcome": "taken_in"}, {"unit": "SNN-CCTL"},
        {"outcome": "wrong_office"}, {"procedure": None, "outcome": "guided"}, {"procedure": None}, {"phone": "12"},
        {"identity_number": "12"}, {"key": None}, {"ticket": "-1"},
        {"reason-0": "\x00"}, {"key": "\x00"}, {"unit": "\x00"}, {"procedure": "\x00"},
    ]  # fmt: skip
    for change in wrong:
        answer = client.post(NEW, said(**change))
        assert answer.status_code == 422, change
        assert "Chưa gửi được, vì" in answer.content.decode(), change
    assert not Contact.objects.exists()


def test_a_wrong_office_and_a_question(office, desk):
    client = desk(office.intake)
    other = {"procedure": None, "reason-0": None}
    assert client.post(NEW, said(**other, outcome="wrong_office", right_office="UBND xã Tân Mỹ")).status_code == 302
    assert client.post(NEW, said(**other, key="k2", outcome="guided", note="Hỏi về tiêm phòng")).status_code == 302
    assert {contact.outcome for contact in Contact.objects.all()} == {"wrong_office", "guided"}


def test_taken_in_is_written_down_by_itself_with_the_number_waited_with(office, desk):
    queue = a_queue()
    ticket = visits.take_number(queue.pk, by=SYSTEM, at=AT)
    client = desk(office.intake, at=AT)
    visits.call_next(builders.DESK, [queue.pk], "1", by=office.intake, at=AT)
    client.post(NEW, said(name="Ai đó"))
    page = html.unescape(client.post(HERE, {"card": "024185001234", "luot": str(ticket.pk)}).content.decode())
    assert "đã đến 1 lần về thủ tục này" in page and "chưa ký" in page
    assert client.post(HERE, typed(ticket=str(ticket.pk), identity_number="024185001234", birth_date="")).status_code == 302
    contact = Contact.objects.get(outcome="taken_in")
    assert (contact.ticket, contact.came_at, contact.dossier.owner_name) == (ticket, ticket.taken_at, "NGUYỄN Văn Hòa")
    assert Ticket.objects.get().state == "SERVED"
    shown = html.unescape(client.get(f"/lam-viec/luot-tiep/{contact.pk}/").content.decode())
    assert "đã đến 2 lần" in shown and contact.dossier.number in shown
    assert client.get(f"/lam-viec/luot-tiep/{contact.pk}/phieu.pdf").status_code == 404


def test_only_who_takes_in(office, desk):
    for somebody in (office.officer, office.citizen):
        assert desk(somebody).get(NEW).status_code == desk(somebody).post(NEW, said()).status_code == 404
    assert desk().get(NEW).status_code == 302
