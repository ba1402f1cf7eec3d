import pytest

from motcua.dossiers.models import Dossier
from motcua.journal import queries as journal
from motcua.portal.builders import begun, browser_of, filled, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


def send(client, draft, **facts):
    return client.post(f"/nop/{draft.pk}/xem-lai/", {"agree": "on"} | facts)


def test_everything_once_more_then_a_number(client):
    draft = filled(client)
    said = words(client.get(f"/nop/{draft.pk}/xem-lai/"))
    for fact in ("Cấp mới cho cửa hàng", "024185001234", "0912345678", "đơn.pdf", "Chính người nộp"):
        assert fact in said
    answer = send(client, draft)
    draft.refresh_from_db()
    assert (draft.state, draft.papers.count()) == ("SUBMITTED", 4)
    assert answer["Location"] == f"/ho-so/{draft.number}/bien-nhan/"
    assert journal.first_break() is None


def test_sent_twice_it_is_one_dossier(client):
    draft = filled(client)
    first, second = send(client, draft), send(client, draft)
    assert first["Location"] == second["Location"]
    assert Dossier.objects.count() == 1
    assert client.get(f"/nop/{draft.pk}/xem-lai/")["Location"] == first["Location"]


def test_what_is_missing_is_said_and_nothing_is_sent(client):
    draft = begun(client)
    answer = send(client, draft)
    assert (answer.status_code, "Chưa có thông tin chủ hồ sơ" in words(answer)) == (422, True)
    whole = filled(client)
    whole.papers.filter(requirement="paper-2").delete()
    answer = send(client, whole)
    assert (answer.status_code, "Còn thiếu giấy tờ bắt buộc" in words(answer)) == (422, True)
    assert "Giấy chứng nhận đăng ký doanh nghiệp" in words(answer)
    assert not Dossier.objects.exclude(state="DRAFT").exists()


def test_without_the_declaration_nothing_is_sent(client):
    draft = filled(client)
    answer = client.post(f"/nop/{draft.pk}/xem-lai/", {})
    assert (answer.status_code, "Đánh dấu vào ô" in words(answer)) == (422, True)


def test_nobody_else_sends_it(client, office):
    draft = filled(client)
    for other in (office.stranger, office.intake):
        assert send(browser_of(other), draft).status_code == 404
        assert browser_of(other).get(f"/nop/{draft.pk}/xem-lai/").status_code == 404
