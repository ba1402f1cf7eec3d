"""What happened becomes notices, each once, whoever repeats or dies."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.dossiers import commands as dossiers
from motcua.dossiers.builders import MONDAY, a_dossier, an_office
from motcua.dossiers.commands import Person
from motcua.journal.models import Cursor, Event
from motcua.kernel.actors import Actor
from motcua.letters import queries
from motcua.letters.commands import compose
from motcua.letters.models import Notice

DAY = timedelta(days=1)
ADDRESS = "binh@example.vn"


@pytest.fixture
def office(transactional_db, province, settings):
    settings.NOTICE_CHANNEL = "smtp"
    return an_office()


def compose_all(limit=1000):
    """Compose until the whole journal is read; what other databases of this server have open holds the reader back."""
    for _ in range(2000):
        compose(limit, at=MONDAY)
        last = Event.objects.order_by("-transaction", "-id").first()
        cursor = Cursor.objects.filter(reader="letters").first()
        if cursor and (cursor.transaction, cursor.event) == (last.transaction, last.pk):
            return
    raise AssertionError("the journal was never read to its end")


def told():
    return list(Notice.objects.order_by("id").values_list("kind", "recipient", "channel", "state"))


def test_the_usual_way_tells_the_applicant_three_times(office):
    dossier = a_dossier(office, until="deliver")
    compose_all()
    assert told() == [(kind, ADDRESS, "email", "PENDING") for kind in ("submitted", "accepted", "result_ready")]
    submitted, accepted, _ = queries.of_dossier(dossier.subject)
    assert dossier.number in submitted.subject
    assert f"Hẹn trả kết quả: {dossier.due_at.astimezone(MONDAY.tzinfo):%H:%M %d/%m/%Y}" in accepted.body
    assert "024185001234" not in submitted.body + accepted.body


def test_each_person_with_an_address_is_told_and_no_address_twice(office):
    owner = Person(role="owner", name="Công ty Đồng Xanh", kind="organisation", email="dongxanh@example.vn")
    same = Person(role="submitter", name="Trần Thị Bình", email="DongXanh@example.vn")
    other = Person(role="submitter", name="Trần Thị Bình", email=ADDRESS)
    silent = Person(role="submitter", name="Trần Thị Bình")
    for persons in ([owner, same], [owner, other], [owner, silent]):
        a_dossier(office, filing={"persons": persons})
    a_dossier(office, filing={"persons": [Person(role="owner", name="Lê An")]})
    compose_all()
    assert [recipient.casefold() for _, recipient, _, _ in told()] == [
        "dongxanh@example.vn", ADDRESS, "dongxanh@example.vn", "dongxanh@example.vn",
    ]  # fmt: skip


def test_reasons_money_and_new_days_are_told(office):
    first, paying, late, ended = (a_dossier(office, until=until) for until in ("submit", "accept", "assign", "submit"))
    reason = [{"requirement": next(iter(first.requirements)), "reason": "Thiếu chữ ký"}]
    dossiers.ask_supplement(first.pk, by=office.intake, at=MONDAY + DAY, reasons=reason, until=MONDAY + 9 * DAY)
    dossiers.ask_payment(paying.pk, by=office.intake, at=MONDAY + DAY, amount=1_200_000, reason="Phí thẩm định.")
    until = late.due_at + 2 * DAY
    dossiers.extend(late.pk, by=office.head, at=MONDAY + DAY, until=until, reason="Phải lấy thêm ý kiến.")
    not_theirs = [{"requirement": "subject", "reason": "Là cơ sở sản xuất"}]
    dossiers.refuse(ended.pk, by=office.intake, at=MONDAY + DAY, reasons=not_theirs)
    compose_all()
    body = dict(Notice.objects.values_list("kind", "body"))
    assert f"{next(iter(first.requirements.values()))}: Thiếu chữ ký" in body["supplement_asked"]
    assert "Hạn bổ sung: 08:30 10/04/2024" in body["supplement_asked"]
    assert "1.200.000 đồng. Phí thẩm định." in body["payment_asked"]
    assert f"Hẹn lại: {until.astimezone(MONDAY.tzinfo):%H:%M %d/%m/%Y}" in body["extended"]
    assert "Phải lấy thêm ý kiến." in body["extended"]
    assert "Không đúng đối tượng thực hiện: Là cơ sở sản xuất" in body["refused"]


def test_a_passed_deadline_is_shown_to_whoever_is_head_now(office):
    dossier = a_dossier(office, until="assign")
    assert dossiers.mark_passed(dossier.pk, at=dossier.due_at + DAY)
    compose_all()
    shown = queries.at_desk(office.head).get()
    assert (shown.kind, shown.channel, shown.state, shown.sent_at) == ("deadline_passed", "desk", "SENT", MONDAY)
    assert queries.at_desk(Actor(id="account:0", name="Người thay", posts=office.head.posts)).get() == shown
    assert not queries.at_desk(office.officer).exists()
    assert not queries.at_desk(office.colleague).exists()


def test_composing_again_and_in_small_bites_makes_nothing_twice(office):
    for _ in range(3):
        a_dossier(office, until="accept")
    compose_all(limit=3)
    first = told()
    assert len(first) == 6
    Cursor.objects.all().delete()
    compose_all()
    assert told() == first


def test_dying_before_the_end_leaves_nothing_done(office, monkeypatch):
    a_dossier(office, until="accept")
    with monkeypatch.context() as broken, pytest.raises(DatabaseError):
        broken.setattr("motcua.journal.commands.advance", lambda *_: connection.cursor().execute("SELECT 1/0"))
        for _ in range(2000):
            compose(1000, at=MONDAY)
    assert (told(), Cursor.objects.count()) == ([], 0)
    compose_all()
    assert len(told()) == 2


def test_only_one_composes_at_a_time(office):
    a_dossier(office)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('letters.compose'))")
            assert compose(10, at=MONDAY) == 0
    finally:
        other.close()
    compose_all()
    assert len(told()) == 1


def test_many_events_cost_as_many_statements_as_few(office, django_assert_max_num_queries):
    few = [a_dossier(office, until="accept") for _ in range(2)]
    events = list(Event.objects.filter(subject__in=[d.subject for d in few]))
    with django_assert_max_num_queries(3):
        assert len(queries.tellings(events)) == 4
    events += Event.objects.filter(subject__in=[a_dossier(office, until="accept").subject for _ in range(6)])
    with django_assert_max_num_queries(3):
        assert len(queries.tellings(events)) == 16


@pytest.mark.django_db
def test_a_notice_sent_has_its_moment():
    with pytest.raises(DatabaseError, match="notice_sent_has_moment"), transaction.atomic():
        Notice.objects.create(
            event=1, kind="accepted", about="dossier:1", recipient=ADDRESS, channel="email", subject="s", body="b", state="SENT",
            made_at=MONDAY, next_at=MONDAY,
        )  # fmt: skip
