"""Axe looks at every form of the desk, every page of signing in, and the rest that no other journey opens; in both languages."""

import re
from html import unescape

from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from playwright.sync_api import expect

from journeys.walking import PASSWORD
from motcua.desk.act.view import FORMS
from motcua.ui.languages import LANGUAGES

# Who is asked for which form in the demonstration.
OFFICIALS = {
    "tiepnhan": {"accept", "refuse", "ask_supplement", "resubmit", "record_payment", "request_withdrawal", "stop", "ask_payment"},
    "chuyenvien": {"finish_step", "ask_opinion", "hand_up", "draft_result"},
    "truongphong": {"assign", "reassign", "extend", "apologise", "reopen"},
    "chicuctruong": {"decide", "reject", "send_back"},
    "vanthu": {"number_and_seal"},
    "traketqua": {"deliver"},
}
OF_OTHERS = {"answer_opinion", "hand_back", "explain", "judge_explanation"}  # these wait until somebody has asked, or is late


def look_at(at, *paths, languages=LANGUAGES):
    for language in languages:
        at.page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": at.house.address}])
        for path in paths:
            at.go(path)
            expect(at.page.locator("html")).to_have_attribute("lang", language)
            at.look()
    at.page.context.clear_cookies(name=settings.LANGUAGE_COOKIE_NAME)


def read(at, path):
    return unescape(at.page.request.get(path).text())


def open_forms(at, wanted):
    """Addresses of forms that this official may fill in now, one for each verb that is still wanted."""
    found = {}
    numbers = re.findall(r"/lam-viec/ho-so/([^/\"]+)/\"", read(at, "/lam-viec/?xem=tat-ca"))
    for number in dict.fromkeys(numbers):
        if not wanted - found.keys():
            break
        for verb in re.findall(rf'href="/lam-viec/ho-so/{re.escape(number)}/(\w+)/"', read(at, f"/lam-viec/ho-so/{number}/")):
            if verb in wanted:
                found.setdefault(verb, f"/lam-viec/ho-so/{number}/{verb}/")
    return found


def test_every_form_of_the_desk(window):
    at_desk, forms = {}, {}
    for username, verbs in OFFICIALS.items():
        at = at_desk[username] = window()
        at.sign_in_official(username)
        found = open_forms(at, verbs)
        assert verbs - found.keys() == set(), "the demonstration shows no dossier for these"
        forms |= found
        look_at(at, *found.values())
    assert forms.keys() | OF_OTHERS == FORMS.keys()

    officer, head = at_desk["chuyenvien"], at_desk["truongphong"]
    look_at(head, "/lam-viec/thong-bao/", "/lam-viec/toi/", "/lam-viec/so/", "/lam-viec/so/?unit=x", "/lam-viec/tim/?q=H02")
    officer.house.hire("hoi", "Hoàng Văn Đáp", "officer@SNN-CCTL")
    officer.go(forms["ask_opinion"])
    officer.page.locator("[name=unit]").select_option("SNN-CCTL")
    officer.fill(question="Công trình có nằm trong hành lang bảo vệ không?", due_at="25/10/2024")
    officer.press("Xin ý kiến đơn vị khác")
    officer.reads("Đã gửi yêu cầu cho ý kiến.")
    asked = window()
    asked.sign_in_official("hoi")
    answer = forms["ask_opinion"].replace("ask_opinion", "answer_opinion")
    look_at(asked, answer)
    asked.go(answer)
    asked.fill(answer="Không.")
    asked.press("Trả lời ý kiến")
    officer.go(forms["hand_up"])
    officer.page.get_by_label("Sở Nông nghiệp", exact=False).first.check()
    officer.fill(reason="Vượt thẩm quyền")
    officer.press("Chuyển cấp trên")
    officer.reads("Đã chuyển hồ sơ lên cấp trên.")
    above = window()
    above.sign_in_official("giamdoc")
    look_at(above, forms["hand_up"].replace("hand_up", "hand_back"))


def test_signing_in_and_the_second_step(window):
    at = window()
    at.house.tell("user", "buochai", "--name", "Đinh Văn Hai", "--password-stdin", says=PASSWORD + "\n")
    look_at(at, "/gallery/", "/gallery/?frame=desk", "/dang-nhap/", "/accounts/login/", "/accounts/signup/", "/accounts/inactive/")
    at.go("/accounts/login/")
    sign_in(at, "sai mật khẩu")
    at.look()
    sign_in(at, PASSWORD)
    at.heading("Tài khoản chưa có nhiệm vụ hôm nay")
    look_at(at, "/lam-viec/", "/accounts/password/change/", "/accounts/logout/", "/accounts/reauthenticate/")

    at.go("/accounts/2fa/totp/activate/")
    at.fill(password=PASSWORD)
    press(at, "Xác nhận")
    at.page.wait_for_url("**/totp/activate/")
    at.look()
    secret = at.page.locator("main .mc-file__print").first.inner_text()
    at.fill(code=totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))))
    press(at, "Bật")
    at.page.wait_for_url(re.compile("recovery-codes|2fa/$"))
    look_at(at, "/accounts/2fa/", "/accounts/2fa/recovery-codes/", "/accounts/2fa/recovery-codes/generate/",
            "/accounts/2fa/totp/deactivate/", "/accounts/2fa/webauthn/", "/accounts/2fa/webauthn/add/")  # fmt: skip
    at.go("/accounts/2fa/recovery-codes/")
    press(at, "Hiện mã")
    expect(at.page.locator("main .mc-file__print").first).to_be_visible()
    at.look()
    at.go("/accounts/logout/")
    press(at, "Đăng xuất")
    at.go("/accounts/login/")
    sign_in(at, PASSWORD)
    at.page.wait_for_url("**/2fa/authenticate/**")
    look_at(at, "/accounts/2fa/authenticate/")


def sign_in(at, password):
    at.fill(login="buochai", password=password)
    press(at, "Đăng nhập")


def press(at, name):
    """In the page itself: its frame may have a button of the same name."""
    at.page.locator("main").get_by_role("button", name=name, exact=True).click()
