import re
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache, caches
from django.urls import include, path

from motcua.people.models import Account

PASSWORD = "một câu dễ nhớ 2024"


@pytest.fixture
def officer(office, settings):
    usual = import_module(settings.ROOT_URLCONF)
    ours = path("accounts/", include("motcua.desk.sign_in.urls"))  # in the place of allauth's
    settings.ROOT_URLCONF = type("Mounted", (), {"urlpatterns": (ours, *usual.urlpatterns), "handler404": usual.handler404})
    cache.clear()  # what other tests tried counts against nobody
    account = Account.objects.get(username="chuyenvien")
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(client, password=PASSWORD):
    return client.post("/accounts/login/", {"login": "chuyenvien", "password": password, "next": "/lam-viec/"})


def say_again(client):
    """Before how one signs in can be changed."""
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302


def test_in_and_out(officer, desk):
    client = desk()
    page = client.get("/accounts/login/?next=/lam-viec/").content.decode()
    assert "Đăng nhập dành cho cán bộ" in page and 'value="/lam-viec/"' in page
    assert sign_in(client)["Location"] == "/lam-viec/"
    html = client.get("/lam-viec/").content.decode()
    assert "Nguyễn Văn An" in html and "Successfully" not in html
    assert client.post("/accounts/logout/").status_code == 302
    assert client.get("/lam-viec/").status_code == 302


def test_a_wrong_password_says_so_without_telling_which(officer, desk):
    client = desk()
    known = sign_in(client, "sai").content.decode()
    unknown = client.post("/accounts/login/", {"login": "khong-co", "password": "sai"}).content.decode()
    for html in (known, unknown):
        assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in html


def test_five_wrong_ones_are_enough(officer, desk):
    client = desk()
    for _ in range(5):
        sign_in(client, "sai")
    assert "Đã thử sai nhiều lần" in sign_in(client).content.decode()


def test_the_other_pages(officer, desk):
    client = desk()
    assert "Không tự mở tài khoản ở đây" in client.get("/accounts/signup/").content.decode()
    assert "Tài khoản đã đóng" in client.get("/accounts/inactive/").content.decode()
    sign_in(client)
    assert client.get("/accounts/2fa/totp/activate/")["Location"].startswith("/accounts/reauthenticate/")
    assert client.get("/accounts/reauthenticate/").status_code == 200
    say_again(client)
    for address in ("password/change", "2fa", "2fa/webauthn", "2fa/webauthn/add", "2fa/totp/activate", "logout"):
        assert client.get(f"/accounts/{address}/").status_code == 200, address
    wrong = {"oldpassword": "sai", "password1": "ngắn", "password2": "khác"}
    assert "Mật khẩu hiện tại chưa đúng" in client.post("/accounts/password/change/", wrong).content.decode()


def test_a_code_as_the_second_step(officer, desk):
    client = desk()
    sign_in(client)
    say_again(client)
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r'<strong class="mc-file__print">(\w+)</strong>', page)[1]

    def code():
        return totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))

    assert "Mã chưa đúng" in client.post("/accounts/2fa/totp/activate/", {"code": "000000"}).content.decode()
    assert client.post("/accounts/2fa/totp/activate/", {"code": code()}).status_code == 302
    assert Authenticator.objects.filter(user=officer, type="totp").exists()
    assert "còn 10 mã" in client.get("/accounts/2fa/").content.decode()
    assert "Hiện mã" in client.get("/accounts/2fa/recovery-codes/").content.decode()
    codes = client.post("/accounts/2fa/recovery-codes/").content.decode()
    spare = re.findall(r'<strong class="mc-file__print">([\w-]+)</strong>', codes)
    assert client.get("/accounts/2fa/recovery-codes/generate/").status_code == 200
    assert client.get("/accounts/2fa/totp/deactivate/").status_code == 200
    client.post("/accounts/logout/")

    assert sign_in(client)["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/lam-viec/").status_code == 302
    assert "Mã xác thực" in client.get("/accounts/2fa/authenticate/").content.decode()
    assert client.post("/accounts/2fa/authenticate/", {"code": spare[0]}).status_code == 302
    assert client.get("/lam-viec/").status_code == 200


def test_tries_are_counted_for_all_processes_together(officer, desk, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_sign_in_tries"}}
    client = desk()
    assert client.get("/accounts/login/").status_code == 200  # looking writes nothing
    for _ in range(5):
        sign_in(client, "sai")
        del caches["default"]  # as another process: nothing but the table is shared
    assert "Đã thử sai nhiều lần" in sign_in(desk()).content.decode()
