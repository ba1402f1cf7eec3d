import pytest
from django.test import Client

from motcua.portal.builders import asked, begun, browser_of, sent, words

pytestmark = pytest.mark.django_db
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    return begun(client)


def test_it_is_the_first_stage_and_asks(client, draft):
    assert client.post("/nop/1.004363-province/")["Location"].endswith("/truong-hop/")
    said = words(client.get(f"/nop/{draft.pk}/truong-hop/"))
    assert "Giấy chứng nhận đang có sắp hết hạn?" in said
    assert "Theo các câu trả lời này" not in said


def test_it_shows_at_once_what_the_answers_decide(client, draft):
    answer = client.post(f"/nop/{draft.pk}/truong-hop/kiem/", asked, headers=SCRIPT)
    said = words(answer)
    for fact in ("Đã lưu lúc 14:30", "Theo các câu trả lời này", "Mất bao lâu", "Phí, lệ phí", "Đơn đề nghị"):
        assert fact in said
    assert 'id="decided" role="status" hx-swap-oob="true"' in answer.content.decode()
    other = words(client.post(f"/nop/{draft.pk}/truong-hop/kiem/", {"f.renewal": "yes"}, headers=SCRIPT))
    assert other != said


def test_without_a_script_a_button_shows_it(client, draft):
    answer = client.post(f"/nop/{draft.pk}/truong-hop/", asked | {"do": "look"})
    assert (answer.status_code, "Theo các câu trả lời này" in words(answer)) == (200, True)
    draft.refresh_from_db()
    assert "questions" not in draft.form


def test_the_answers_are_kept_and_decide_the_case(client, draft):
    assert client.post(f"/nop/{draft.pk}/truong-hop/", {"f.renewal": "yes"})["Location"] == f"/nop/{draft.pk}/thong-tin/"
    draft.refresh_from_db()
    assert (draft.form["questions"], draft.case) == ({"renewal": True}, "case-1")
    client.post(f"/nop/{draft.pk}/truong-hop/", asked)
    draft.refresh_from_db()
    assert (draft.form["questions"], draft.case) == ({"renewal": False}, "base")


def test_what_is_not_answered_is_said(client, draft):
    answer = client.post(f"/nop/{draft.pk}/truong-hop/", {})
    assert (answer.status_code, "Còn thiếu: Giấy chứng nhận đang có sắp hết hạn?" in words(answer)) == (422, True)
    assert "questions" not in draft.form


def test_nobody_else_and_nothing_that_was_sent(client, draft, office):
    for other in (office.stranger, office.intake):
        assert browser_of(other).get(f"/nop/{draft.pk}/truong-hop/").status_code == 404
        assert browser_of(other).post(f"/nop/{draft.pk}/truong-hop/kiem/", asked, headers=SCRIPT).status_code == 404
    assert Client().post(f"/nop/{draft.pk}/truong-hop/kiem/", asked, headers=SCRIPT).status_code == 401
    dossier = sent(client)
    assert client.get(f"/nop/{dossier.pk}/truong-hop/")["Location"] == f"/ho-so/{dossier.number}/bien-nhan/"
    assert client.post(f"/nop/{dossier.pk}/truong-hop/kiem/", asked, headers=SCRIPT).status_code == 422
