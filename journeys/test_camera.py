"""A paper photographed with a phone for a computer that waits, and looked at page by page."""

import re

import pytest
from playwright.sync_api import expect

from journeys.cutting import a_line
from journeys.test_uploads import papers_page
from motcua.documents.examiner import builders as corpus


@pytest.fixture
def photographs(tmp_path):
    for number in range(2):
        sheet = corpus.photographed(corpus.a_picture(corpus.SOURCES[number]), number)
        (tmp_path / f"{number}.jpg").write_bytes(corpus.as_jpeg(sheet))
    return [tmp_path / "0.jpg", tmp_path / "1.jpg"]


def test_a_phone_photographs_for_the_computer(window, photographs):
    at = window()
    papers_page(at, "0987555670")
    at.page.get_by_role("link", name=re.compile("^Chụp bằng điện thoại")).first.click()
    at.heading("Chụp giấy tờ")
    at.look("camera", part="main")
    at.press("Hiện mã QR")
    at.heading("Mã QR để chụp bằng điện thoại")
    at.look("camera-code", part="main")
    address = at.page.locator("code").text_content()

    phone = window(phone=True)
    phone.go(address)
    phone.heading("Chụp giấy tờ")
    phone.page.locator("[name=photos]").set_input_files(photographs)
    expect(phone.page.locator(".mc-camera__sheet")).to_have_count(2)
    phone.page.get_by_role("button", name="Xuống: Trang 1").click()
    phone.page.get_by_role("button", name="Xoay: Trang 1").click()
    phone.look("camera-phone", part="main")
    for _ in range(3):
        phone.page.get_by_role("button", name="Xoay: Trang 1").click()
    phone.press("Gửi thành một tệp PDF")
    phone.reads("Tệp đã về máy tính đang chờ")
    phone.look()

    at.reads("Đã nhận")
    at.page.get_by_role("link", name="Xem tệp trong hồ sơ").click()
    at.heading("Giấy tờ")
    card = at.page.locator("form.mc-card").first
    expect(card).not_to_contain_text("Đang xem thử")
    at.look("papers", part="main", most=900)
    card.locator(".mc-file a").click()
    at.reads("Trang 1 trong 2")
    at.look("viewer", part="main", most=900)
    at.press("Phóng to")
    at.press("Xoay")
    sheet = at.page.locator(".mc-viewer__sheet")
    at.press("Thu nhỏ")
    sheet.focus()
    sheet.press("PageDown")
    at.reads("Trang 2 trong 2")
    at.look()

    phone.go(address)
    phone.reads("đã dùng rồi")


def test_photographs_go_on_after_the_line_was_cut(window, house, photographs):
    at = window()
    papers_page(at, "0987555672")
    at.page.get_by_role("link", name=re.compile("^Chụp bằng điện thoại")).first.click()
    at.press("Hiện mã QR")
    secret = at.page.locator("code").text_content().rsplit("/chup/")[1]

    with a_line(house.address) as line:
        phone = window(phone=True)
        phone.go(f"{line.address}/chup/{secret}")
        phone.page.locator("[name=photos]").set_input_files(photographs)
        expect(phone.page.locator(".mc-camera__sheet")).to_have_count(2)
        line.cut_after(150_000)
        phone.press("Gửi thành một tệp PDF")
        phone.reads("mất kết nối. Ảnh vẫn ở đây")
        phone.look()
        assert line.cuts == 1
        before = line.sent
        line.down = False
        phone.press("Gửi tiếp ngay")
        phone.reads("Tệp đã về máy tính đang chờ")
        assert before > 100_000, "the first had partly come"
    at.reads("Đã nhận")
    at.page.get_by_role("link", name="Xem tệp trong hồ sơ").click()
    expect(at.page.locator("form.mc-card").first.locator(".mc-file")).to_have_count(1)
    at.page.locator("form.mc-card").first.locator(".mc-file a").click()
    at.reads("Trang 1 trong 2")


def test_without_scripts_one_field_takes_all_the_pages(window, photographs):
    at = window(scripts=False)
    papers_page(at, "0987555671")
    at.page.get_by_role("link", name=re.compile("^Chụp bằng điện thoại")).first.click()
    at.page.locator("[name=photos]").set_input_files(photographs)
    at.press("Gửi thành một tệp PDF")
    at.heading("Giấy tờ")
    at.page.locator("form.mc-card").first.locator(".mc-file a").click()
    at.reads("Trang 1 trong 2")
    at.follow("Trang sau")
    at.reads("Trang 2 trong 2")
    expect(at.page.get_by_role("img", name=re.compile("Trang 2 của"))).to_be_visible()
