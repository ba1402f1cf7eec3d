"""All of signing in: where the code goes, the code, the name."""

import re
from dataclasses import replace

import pytest
from django.core import mail
from django.test import Client

from motcua.dossiers import commands
from motcua.dossiers.builders import MONDAY, a_filing
from motcua.dossiers.commands import Person
from motcua.dossiers.rules import Channel
from motcua.journal.models import Event
from motcua.letters.builders import a_gateway
from motcua.people.models import Account, SignInCode
from motcua.portal.builders import words

pytestmark = pytest.mark.django_db
PHONE = "0912999888"


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.DEMO = True


def asked(client, told_to=PHONE, **more):
    return client.post("/dang-nhap/", {"told_to": told_to, **more})


def shown(client):
    return re.search(r"Mã là (\d{6})", client.get("/dang-nhap/ma/").content.decode())[1]


def test_a_new_person_comes_in_and_returns_to_where_the_way_led(office):
    client = Client()
    assert client.get("/ho-so/")["Location"] == "/dang-nhap/?next=/ho-so/"
    assert asked(client, "+84 912 999 888", next="/nop/1.004363-province/")["Location"] == "/dang-nhap/ma/"
    assert client.post("/dang-nhap/ma/", {"code": shown(client)})["Location"] == "/dang-nhap/ho-ten/"
    assert client.get("/ho-so/").status_code == 302, "not signed in before the name is known"
    assert client.post("/dang-nhap/ho-ten/", {"full_name": "Lê Thị Mơ"})["Location"] == "/nop/1.004363-province/"
    assert client.get("/ho-so/").status_code == 200
    account = Account.objects.get(username=PHONE)
    assert (account.full_name, account.kind, account.phone) == ("Lê Thị Mơ", "citizen", PHONE)


def test_who_was_here_before_needs_no_name(office):
    client = Client()
    asked(client, "0912345678")
    assert client.post("/dang-nhap/ma/", {"code": f" {shown(client)[:3]} {shown(client)[3:]} "})["Location"] == "/ho-so/"


def test_the_code_is_in_no_journal_and_told_in_a_file_of_ours_alone(office, settings):
    client = Client()
    asked(client)
    code = shown(client)
    place = settings.VAR / "notices" / "codes.txt"
    assert code in place.read_text()
    assert place.stat().st_mode & 0o077 == 0
    assert not Event.objects.filter(data__icontains=code).exists()
    assert code not in str(SignInCode.objects.values())


def test_in_real_use_the_page_does_not_show_it_and_mail_carries_it(office, settings):
    settings.DEMO, settings.NOTICE_CHANNEL = False, "smtp"
    client = Client()
    asked(client, "Mo@Vidu.vn")
    page = client.get("/dang-nhap/ma/")
    assert "Mã là" not in words(page)
    assert mail.outbox[0].to == ["mo@vidu.vn"]
    assert re.search(r"\b\d{6}\b", mail.outbox[0].body)[0] not in page.content.decode()


@pytest.fixture
def gateway(settings):
    with a_gateway() as server:
        settings.DEMO, settings.SMS_URL, settings.SMS_TOKEN = False, server.url, "t"
        yield server


def test_a_phone_gets_its_code_by_the_gateway_and_nowhere_else(office, settings, gateway):
    client = Client()
    assert asked(client).status_code == 302
    ((_, _, message),) = gateway.kept
    code = re.search(r"\b\d{6}\b", message["text"])[0]
    page = client.get("/dang-nhap/ma/")
    assert (message["to"], code in page.content.decode()) == ("+84912999888", False)
    assert not (settings.VAR / "notices").exists()
    assert len(message["text"]) <= 160 and message["text"].isascii()
    assert client.post("/dang-nhap/ma/", {"code": code})["Location"] == "/dang-nhap/ho-ten/"


@pytest.mark.parametrize("phone", ["0912345503", "0912345400"])
def test_a_refused_message_is_said_and_not_logged_with_its_number(office, gateway, phone, caplog):
    answer = asked(Client(), phone)
    assert (answer.status_code, "Chưa gửi được mã" in words(answer)) == (429, True)
    assert phone in answer.content.decode(), "what was typed stays"
    assert "was not sent" in caplog.text and phone not in caplog.text and phone[1:] not in caplog.text


def test_a_broken_line_leaves_the_code_good_and_says_so(office, gateway):
    client = Client()
    assert asked(client, "0912345000")["Location"] == "/dang-nhap/ma/"
    assert "chưa chắc mã đã đi" in words(client.get("/dang-nhap/ma/"))
    code = re.search(r"\b\d{6}\b", gateway.kept[0][2]["text"])[0]
    assert client.post("/dang-nhap/ma/", {"code": code}).status_code == 302


def test_production_without_a_gateway_asks_for_an_address(office, settings):
    settings.DEMO, settings.PRODUCTION, settings.NOTICE_CHANNEL, settings.SECURE_SSL_REDIRECT = False, True, "smtp", False
    page = words(Client().get("/dang-nhap/"))
    assert "Số điện thoại" not in page and "Thư điện tử" in page
    answer = asked(Client())
    assert (answer.status_code, "chưa gửi được mã qua điện thoại" in words(answer)) == (422, True)
    assert asked(Client(), "mo@vidu.vn").status_code == 302
    assert len(mail.outbox) == 1
    assert not (settings.VAR / "notices").exists()


@pytest.mark.parametrize("told_to", ["", "12345", "abc", "a@", "0912\x00345678", "x" * 300])
def test_what_is_no_address_is_said(office, told_to):
    answer = asked(Client(), told_to)
    assert answer.status_code == 422
    assert "Chưa gửi được" in words(answer)


def test_a_wrong_code_is_said_with_the_tries_left(office):
    client = Client()
    asked(client)
    wrong = f"{(int(shown(client)) + 1) % 10**6:06d}"
    answer = client.post("/dang-nhap/ma/", {"code": wrong})
    assert (answer.status_code, "Còn 4 lần thử" in words(answer)) == (422, True)
    assert client.post("/dang-nhap/ma/", {"code": "12ab"}).status_code == 422
    assert "_auth_user_id" not in client.session


def test_too_many_codes_for_one_phone(office):
    for _ in range(5):
        assert asked(Client()).status_code == 302
    answer = asked(Client())
    assert (answer.status_code, "Đã thử quá nhiều lần" in words(answer)) == (429, True)
    assert asked(Client(), "0987111222").status_code == 302


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "portal:home", "x"])
def test_nobody_is_led_astray(office, address):
    client = Client()
    asked(client, "0912345678", next=address)
    assert client.post("/dang-nhap/ma/", {"code": shown(client)})["Location"] == "/ho-so/"


def test_a_closed_account_and_an_officials_name_do_not_come_in(office):
    Account.objects.filter(username="0912345678").update(is_active=False)
    client = Client()
    asked(client, "0912345678")
    answer = client.post("/dang-nhap/ma/", {"code": shown(client)})
    assert (answer.status_code, "đã đóng" in words(answer)) == (422, True)
    assert asked(Client(), "chuyenvien").status_code == 422


def test_pages_out_of_turn_lead_to_the_first(office):
    assert Client().get("/dang-nhap/ma/")["Location"] == "/dang-nhap/"
    assert Client().post("/dang-nhap/ho-ten/", {"full_name": "Ai đó"})["Location"] == "/dang-nhap/"


def test_the_page_keeps_what_was_typed_before_the_session_ended(office):
    assert 'data-keep="filing-12"' in Client().get("/dang-nhap/?next=/nop/12/thong-tin/").content.decode()


@pytest.mark.parametrize(("name", "finds"), [("Lê Thị Mơ", True), ("Lê Thị Mận", False)])
def test_what_the_counter_took_in_before_is_there_at_the_first_coming(office, name, finds):
    taken_in = commands.submit(
        replace(
            a_filing(office), submitter=None, owner=None, channel=Channel.COUNTER, form={},
            persons=[Person(role=role, name="Lê Thị Mơ", phone=PHONE) for role in ("owner", "submitter")],
        ),
        by=office.intake, at=MONDAY,
    )  # fmt: skip
    client = Client()
    asked(client)
    client.post("/dang-nhap/ma/", {"code": shown(client)})
    client.post("/dang-nhap/ho-ten/", {"full_name": name})
    page = words(client.get("/ho-so/"))
    assert ("Đã đưa vào tài khoản 1 hồ sơ" in page) is finds
    assert (taken_in.number in page) is finds
    assert (client.get(f"/ho-so/{taken_in.number}/").status_code == 200) is finds
    if finds:
        assert "Hồ sơ được đưa vào tài khoản cá nhân" in words(client.get(f"/ho-so/{taken_in.number}/"))
