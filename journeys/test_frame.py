"""What stands around everything: the deadline anybody may ask for, sessions that end, the other language."""

import re

import pytest
from playwright.sync_api import expect

from journeys.test_citizen import PERSONS, SHOP, declare, say_who


def test_anybody_asks_when_something_is_due(window):
    at = window(phone=True)
    at.go("/tinh-thoi-han/")
    at.look()
    at.fill(thoi_han="5 ngày làm việc", ngay="25/04/2024", gio="10:00")
    at.press("Xem ngày hẹn trả")
    at.reads("17:00 06/05/2024", "29/04/2024", "30/04/2024", "01/05/2024", "Ngày Chiến thắng", "Ngày Quốc tế lao động")
    at.look()
    with at.page.expect_download() as download:
        at.follow("Thêm vào lịch của điện thoại hoặc máy tính")
    with open(download.value.path(), encoding="utf-8", newline="") as file:
        entry = file.read()
    assert entry.startswith("BEGIN:VCALENDAR\r\n")
    assert "20240506T100000Z" in entry
    assert download.value.suggested_filename.endswith(".ics")


def test_what_was_typed_outlives_a_session(window):
    at = window()
    at.go("/")
    at.look("portal-home")
    at.go("/thu-tuc/1.004363-province/")
    at.look("procedure")
    at.press("Nộp hồ sơ trực tuyến")
    at.sign_in("0987999000", "Đỗ Thị Hạnh")
    at.press("Bắt đầu")
    say_who(at)
    form = at.page.url
    at.page.context.clear_cookies(name="sessionid")
    at.press("Lưu và tiếp tục")
    at.heading("Đăng nhập")
    at.look()
    at.sign_in("0987999000")
    at.heading("Thông tin hồ sơ")
    assert at.page.url == form
    for name, text in PERSONS.items():
        expect(at.page.locator(f"[name={name}]")).to_have_value(text)
    expect(at.page.locator("[name=owner_is][value=self]")).to_be_checked()
    expect(at.page.locator("select[name=receiving_unit]")).not_to_have_value("")

    at.page.context.clear_cookies(name="csrftoken")  # the page lay open for too long
    at.press("Lưu và tiếp tục")
    at.heading("Trang đã hết hạn")
    at.reads("Hãy tải lại trang rồi gửi lại.")
    at.look()
    at.page.go_back()
    at.page.reload()
    expect(at.page.locator("[name=requested]")).to_have_value(PERSONS["requested"])
    at.press("Lưu và tiếp tục")
    at.heading("Tờ khai")
    at.fill(**SHOP)
    form = at.page.url
    at.page.context.clear_cookies(name="sessionid")
    at.press("Lưu và tiếp tục")
    at.sign_in("0987999000")
    at.heading("Tờ khai")
    assert at.page.url == form
    for name, text in SHOP.items():
        expect(at.page.locator(f"[name='{name}']")).to_have_value(text)
    declare(at)
    at.heading("Giấy tờ")

    at.page.context.clear_cookies(name="sessionid")
    upload = {"name": "don.txt", "mimeType": "text/plain", "buffer": b"x"}
    at.page.locator("input[type=file]").first.set_input_files(upload)
    at.reads("Phiên làm việc đã hết nên tệp chưa được lưu.")
    at.look()


VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def frame(at):
    """What the page says by itself: not the names of places, people and procedures."""
    parts = at.page.locator("header, nav, footer, h1, h2, form label, form button, form .govuk-hint, th")
    return [line for text in parts.all_inner_texts() for line in text.splitlines()]


def in_english(at, *names):
    at.look()
    return [line for line in frame(at) if VIETNAMESE.search(line) and not any(name in line for name in ("Tiếng Việt", *names))]


def test_the_pages_speak_english_too(window):
    at = window()
    at.go("/")
    at.press("English")
    expect(at.page.locator("html")).to_have_attribute("lang", "en")
    fields = at.page.locator("main section li").all_inner_texts()
    assert in_english(at, "Bắc Giang", "For example: b", *fields) == []
    for path in ("/tinh-thoi-han/?thoi_han=5+ngày+làm+việc&ngay=25/04/2024&gio=10:00", "/tra-cuu/", "/dang-nhap/", "/huong-dan/"):
        at.go(path)
        assert in_english(at, "Bắc Giang") == [], path

    official = window()
    official.sign_in_official("tiepnhan")
    official.press("English")
    expect(official.page.locator("html")).to_have_attribute("lang", "en")
    person = official.page.locator(".mc-bar__person strong").inner_text()
    rows = official.page.locator("tbody").all_inner_texts()
    known = [line for text in rows for line in text.splitlines()]
    said = in_english(official, person, "Bắc Giang", *known)
    assert [line for line in said if "·" not in line] == []  # duty · unit: the unit's name stays as it is


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_header_is_low_and_its_menu_opens_with_a_key(window, scripts):
    at = window(phone=True, scripts=scripts)
    at.go("/dang-nhap/")
    at.sign_in("0987444555" if scripts else "0987444666", "Lý Thị Sen")
    at.heading("Hồ sơ của tôi")
    mine = at.page.get_by_role("link", name="Hồ sơ của tôi", exact=True)
    for width in (320, 360, 390):
        at.page.set_viewport_size({"width": width, "height": 740})
        at.go("/ho-so/")
        assert at.page.locator("header").bounding_box()["height"] < 140
        expect(mine).to_have_count(0)
        at.look()
        at.page.locator("header summary").focus()
        at.page.keyboard.press("Enter")
        expect(mine).to_have_attribute("aria-current", "page")
        at.look()
    before = at.page.locator(".mc-fold__panel .mc-menu a").all_inner_texts().index("Hồ sơ của tôi")
    for _ in range(before + 3):  # the search box, its button, the links before, one's own dossiers
        at.page.keyboard.press("Tab")
    expect(mine).to_be_focused()
    at.page.keyboard.press("Tab")
    expect(at.page.get_by_role("button", name="Đăng xuất", exact=True)).to_be_focused()
    at.page.keyboard.press("Enter")
    at.page.wait_for_url("/")
    at.go("/ho-so/")
    at.heading("Đăng nhập")
