"""An official adds a passkey and comes in by it, with no password: a real browser with a key of its own."""

import re

from playwright.sync_api import expect

from motcua.config.demo.people import PASSWORD

A_KEY = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
         "automaticPresenceSimulation": True}  # fmt: skip


def test_a_passkey_stands_in_for_the_password(house, window):
    house.hire("khoamoi", "Lý Thị Khóa", "officer@SNN-CCTTBVTV")
    official = window()
    page = official.page
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    key = browser.send("WebAuthn.addVirtualAuthenticator", {"options": A_KEY})["authenticatorId"]
    at = house.address.replace("127.0.0.1", "localhost")  # a key belongs to a name, never to a number

    official.go(f"{at}/accounts/login/?next=/lam-viec/")
    official.fill(login="khoamoi", password=PASSWORD)
    official.press("Đăng nhập")
    expect(page).to_have_url(f"{at}/lam-viec/")
    official.go(f"{at}/accounts/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        official.fill(password=PASSWORD)
        official.press("Xác nhận")
    official.fill(name="Máy tính phòng Một cửa")
    official.press("Thêm khóa")
    expect(page.get_by_text("Đã thêm khóa truy cập.")).to_be_visible()
    (kept,) = browser.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert kept["rpId"] == "localhost"

    official.go(f"{at}/accounts/logout/")
    page.locator("main button[type=submit]").click()
    official.go(f"{at}/accounts/login/?next=/lam-viec/")
    official.press("Đăng nhập bằng khóa truy cập")
    expect(page).to_have_url(re.compile(re.escape(at) + "/lam-viec/"))
    expect(page.get_by_text("Lý Thị Khóa").first).to_be_visible()
