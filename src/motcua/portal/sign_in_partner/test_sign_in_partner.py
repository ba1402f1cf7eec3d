"""Signing in through a partner: a real one (oidc-provider) that insists on its part of OpenID Connect."""

import json
import re
import socket
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.contrib.auth import get_user_model
from django.test import Client

from motcua.journal.models import Event
from motcua.kernel.actors import SYSTEM
from motcua.people.commands import codes, identities
from motcua.people.models import Identity
from motcua.portal.builders import NOW, words
from motcua.portal.sign_in_partner import partner as partner_settings

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
NODE = ROOT / ".venv" / "bin" / "node"
BACK = "http://testserver/accounts/oidc/partner/login/callback/"
PHONE = "0977111333"
PEOPLE = {
    "dao": {
        "name": "Nguyễn Thị Đào", "personal_number": "024185001234", "phone_number": "+84977111333", "phone_number_verified": True,
    },
    "binh": {"name": "Trần Văn Bình", "personal_number": "1234"},
    "nameless": {},
}
Account = get_user_model()


@pytest.fixture(scope="module")
def issuer():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    facts = {"port": port, "client": "motcua", "secret": "s" * 40, "back": BACK, "people": PEOPLE}
    command = [str(NODE), str(Path(__file__).with_name("partner.mjs")), json.dumps(facts)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = []
    for line in running.stdout:
        said.append(line)
        if line.strip() == "ready":
            break
    assert said and said[-1].strip() == "ready", "".join(said)
    yield f"http://127.0.0.1:{port}"
    running.kill()
    with closing(running.stdout):
        running.wait()


@pytest.fixture
def partner(office, issuer, settings):
    settings.OIDC_ISSUER, settings.OIDC_NAME = issuer, "VNeID"
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": partner_settings.apps(issuer, "motcua", "s" * 40, "VNeID")}}
    return issuer


def asked_for(client, onward="/ho-so/"):
    """Press the button; return where it leads."""
    answer = client.post("/dang-nhap/doi-tac/", {"next": onward})
    assert answer.status_code == 302
    return answer["Location"]


def at_the_partner(address, who):
    """What the person does there; return the address to which the partner sends them back."""
    with requests.Session() as browser:
        page = browser.get(address, timeout=20)
        for _ in range(6):
            form = re.search(r'action="([^"]+)"', page.text)
            prompt = re.search(r'name="prompt" value="(\w+)"', page.text)
            assert form and prompt, page.text[:800]
            said = {"prompt": prompt[1], "login": who, "password": "x"}
            page = browser.post(form[1], said, timeout=20, allow_redirects=False)
            while page.is_redirect:
                onward = requests.compat.urljoin(page.url, page.headers["Location"])
                if onward.startswith(BACK):
                    return onward
                page = browser.get(onward, timeout=20, allow_redirects=False)
    raise AssertionError("the partner never sends back")


def come_back(client, who, **kept):
    onward = at_the_partner(asked_for(client, **kept), who)
    return client.get(urlsplit(onward).path + "?" + urlsplit(onward).query)


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_the_page_offers_it_only_where_there_is_one(partner, settings):
    assert "Đăng nhập bằng VNeID" in words(Client().get("/dang-nhap/"))
    settings.OIDC_ISSUER = ""
    assert "VNeID" not in words(Client().get("/dang-nhap/"))
    assert Client().post("/dang-nhap/doi-tac/").status_code == 404


def test_we_ask_with_state_nonce_and_a_proof_key(partner):
    said = parse_qs(urlsplit(asked_for(Client())).query)
    assert said["code_challenge_method"] == ["S256"]
    assert all(len(said[name][0]) >= 16 for name in ("state", "nonce", "code_challenge"))
    assert said["redirect_uri"] == [BACK]


def test_a_new_person_gets_an_account_with_its_event_and_the_same_one_next_time(partner):
    client = Client()
    answer = come_back(client, "dao")
    assert (answer.status_code, answer["Location"]) == (302, "/ho-so/")
    account = Account.objects.get(pk=signed_in(client))
    assert (account.full_name, account.personal_number, account.phone, account.kind) == (
        "Nguyễn Thị Đào", "024185001234", PHONE, "citizen",
    )  # fmt: skip
    kinds = list(Event.objects.filter(subject=account.subject).order_by("seq").values_list("kind", flat=True))
    assert kinds == ["account.opened", "account.identity-linked"]
    other = Client()
    come_back(other, "dao")
    assert (signed_in(other), Identity.objects.count()) == (str(account.pk), 1)


def test_a_number_that_cannot_be_one_is_not_taken(partner):
    client = Client()
    come_back(client, "binh")
    account = Account.objects.get(pk=signed_in(client))
    assert (account.full_name, account.personal_number, account.phone) == ("Trần Văn Bình", None, None)


def test_the_same_personal_number_is_the_same_account(partner):
    one = identities.Claims(issuer="https://another.example", key="7", full_name="Đào", personal_number="024185001234")
    there = identities.enter_by_identity(one, by=SYSTEM, at=NOW)
    client = Client()
    come_back(client, "dao")
    assert signed_in(client) == str(there.pk)


def test_an_account_with_codes_is_linked_only_when_its_phone_is_proven(partner, settings):
    settings.DEMO = True  # the code is shown on the page
    there = codes.open_citizen(PHONE, full_name="Đào", by=SYSTEM, at=NOW)
    client = Client()
    assert come_back(client, "dao", onward="/huong-dan/")["Location"] == "/dang-nhap/ma/"
    assert signed_in(client) is None
    page = words(client.get("/dang-nhap/ma/"))
    assert "Số điện thoại này đã có tài khoản ở đây" in page
    assert client.post("/dang-nhap/ma/", {"code": "000000"}).status_code == 422
    assert not Identity.objects.exists()
    code = re.search(r"Mã là (\d{6})", page)[1]
    assert client.post("/dang-nhap/ma/", {"code": code})["Location"] == "/huong-dan/"
    there.refresh_from_db()
    assert (signed_in(client), there.personal_number) == (str(there.pk), "024185001234")


def test_who_does_not_hold_the_phone_any_more_gets_an_account_of_their_own(partner, settings):
    settings.DEMO = True
    there = codes.open_citizen(PHONE, full_name="Người dùng số này", by=SYSTEM, at=NOW)
    client = Client()
    come_back(client, "dao")
    client.post("/dang-nhap/ma/", {"without": "1"})
    assert signed_in(client) not in {None, str(there.pk)}
    there.refresh_from_db()
    assert there.personal_number is None


def test_a_phone_whose_account_bears_another_number_is_left_alone(partner):
    there = codes.open_citizen(PHONE, full_name="Người khác", by=SYSTEM, at=NOW)
    Account.objects.filter(pk=there.pk).update(personal_number="024185009999")
    client = Client()
    come_back(client, "dao")
    assert signed_in(client) not in {None, str(there.pk)}


def test_a_closed_account_stays_closed(partner):
    client = Client()
    come_back(client, "dao")
    Account.objects.update(is_active=False)
    again = Client()
    assert "Tài khoản này đã đóng" in words(again.get(come_back(again, "dao")["Location"]))
    assert signed_in(again) is None


def test_an_answer_for_another_browser_opens_nothing(partner):
    onward = at_the_partner(asked_for(Client()), "dao")
    thief = Client()
    answer = thief.get(urlsplit(onward).path + "?" + urlsplit(onward).query)
    assert (answer.status_code, signed_in(thief), Identity.objects.count()) == (302, None, 0)
    assert "Không nhận được thông tin đăng nhập" in words(thief.get(answer["Location"]))


def test_an_answer_with_another_nonce_opens_nothing(partner):
    client = Client()
    onward = at_the_partner(asked_for(client), "dao")
    session = client.session
    session["sign_in_partner"] = {"nonce": "another", "next": ""}
    session.save()
    client.get(urlsplit(onward).path + "?" + urlsplit(onward).query)
    assert (signed_in(client), Identity.objects.count()) == (None, 0)


def test_an_answer_serves_once(partner):
    client = Client()
    onward = at_the_partner(asked_for(client), "dao")
    client.get(urlsplit(onward).path + "?" + urlsplit(onward).query)
    client.post("/dang-xuat/")
    client.get(urlsplit(onward).path + "?" + urlsplit(onward).query)
    assert signed_in(client) is None


@pytest.mark.parametrize("query", ["", "?error=access_denied", "?code=x&state=y", "?code=x", "?state=" + "z" * 3000])
def test_nonsense_from_outside_is_a_sentence(partner, query):
    client = Client()
    asked_for(client)
    answer = client.get("/accounts/oidc/partner/login/callback/" + query)
    assert answer["Location"].startswith("/dang-nhap/")
    assert "đăng nhập bằng mã một lần" in words(client.get(answer["Location"]))


def test_nobody_is_named(partner):
    client = Client()
    answer = come_back(client, "nameless")
    assert "Hãy nhập họ và tên" in words(client.get(answer["Location"]))
    assert signed_in(client) is None


def test_a_partner_that_is_away_is_said(office, settings):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": partner_settings.apps("http://127.0.0.1:9", "a", "b", "VNeID")}}
    client = Client()
    answer = client.post("/dang-nhap/doi-tac/")
    assert "VNeID chưa trả lời" in words(client.get(answer["Location"]))


def test_it_never_leads_out_of_the_house(partner):
    client = Client()
    assert come_back(client, "dao", onward="https://evil.example/")["Location"] == "/ho-so/"
