"""Two at one dossier, and a session that ends while somebody types: nothing is lost, and the second reads what the first did."""

from itertools import count

import pytest
from playwright.sync_api import expect

from journeys.test_desk import filed
from journeys.test_inbox import transfer
from journeys.walking import PASSWORD
from motcua.documents.builders import a_pdf, a_png

PERSONS = count(1)  # each test files as somebody new to the house
WORDS = "Kho có lối thoát hiểm, đủ điều kiện theo khoản 2."


@pytest.fixture
def worked_on(window):
    """The officer's window, the head's, and a dossier that the officer works on."""
    number = filed(window(phone=True), f"09875552{next(PERSONS):02d}", "Lê Thị Năm")
    counter = window()
    counter.sign_in_official("tiepnhan")
    transfer(counter, number)
    head = window()
    head.sign_in_official("truongphong")
    head.go(f"/lam-viec/ho-so/{number}/")
    head.press("Nhận hồ sơ")
    head.press("Giao chuyên viên")
    head.page.get_by_label("Nguyễn Đức Long").check()
    head.press("Giao chuyên viên")
    head.reads("Đã giao hồ sơ.")
    officer = window()
    officer.sign_in_official("chuyenvien")
    return officer, head, number


def test_who_comes_second_reads_what_the_first_changed(worked_on):
    officer, head, number = worked_on
    officer.go(f"/lam-viec/ho-so/{number}/finish_step/")
    officer.fill(note=WORDS)
    head.go(f"/lam-viec/ho-so/{number}/extend/")
    head.fill(until="30/12/2024", reason="Chờ kết quả đo đạc.")
    head.press("Xin lỗi và hẹn lại")
    head.reads("Đã hẹn lại")
    officer.press("Hoàn thành bước")
    officer.reads("Từ khi ông/bà mở trang", "Xin lỗi và hẹn lại", "Trần Quang Hải", "Chờ kết quả đo đạc.")
    expect(officer.page.locator("[name=note]")).to_have_value(WORDS)
    officer.look("changed-meanwhile", part="main", most=900)

    # Now it goes to somebody else: the words can no longer be sent, and are there to be copied.
    officer.house.hire("chuyenvien9", "Bùi Thị Mới", "officer@SNN-CCTTBVTV")
    head.go(f"/lam-viec/ho-so/{number}/reassign/")
    head.page.get_by_label("Bùi Thị Mới").check()
    head.fill(reason="Đồng chí Long đi công tác.")
    head.press("Giao lại")
    head.reads("Đã giao lại hồ sơ.")
    officer.press("Hoàn thành bước")
    officer.reads("Chưa làm được việc này", "Giao lại cho Bùi Thị Mới", "Đồng chí Long đi công tác.", WORDS)
    officer.look()


FORMS = [("ask_supplement/", "reason-0", "Yêu cầu bổ sung"), ("ask_opinion/", "question", "Xin ý kiến đơn vị khác"),
         ("to-khai/", "reason", "Lưu tờ khai"), ("trao-doi/", "text", "Gửi tin nhắn")]  # fmt: skip


def test_what_an_official_typed_outlives_the_session(worked_on):
    at, _, number = worked_on
    for where, name, button in FORMS:
        at.go(f"/lam-viec/ho-so/{number}/{where}")
        at.fill(**{name: WORDS})
        at.page.context.clear_cookies(name="sessionid")
        at.press(button)
        at.fill(login="chuyenvien", password=PASSWORD)
        at.press("Đăng nhập")
        expect(at.page.locator(f"[name='{name}']")).to_have_value(WORDS)
        at.look()
    at.press("Gửi tin nhắn")
    at.reads("Đã gửi tin nhắn cho người nộp.", WORDS)
    at.go(f"/lam-viec/ho-so/{number}/trao-doi/")
    expect(at.page.locator("[name=text]")).to_have_value("")  # arrived: nothing comes back


def test_a_paper_scanned_and_photographed_after_acceptance(window, worked_on):
    at, _, number = worked_on
    at.go(f"/lam-viec/ho-so/{number}/")
    at.follow("Quét, chụp giấy tờ vào hồ sơ")
    at.heading("Bản quét, ảnh chụp giấy tờ")
    at.look("scans", part="main", most=760)
    more = at.page.locator("section.mc-card").last
    more.locator("input[type=file]").set_input_files({"name": "bien-ban-kiem-tra.pdf", "mimeType": "application/pdf",
                                                      "buffer": a_pdf("Biên bản kiểm tra")})  # fmt: skip
    expect(more.get_by_role("link", name="bien-ban-kiem-tra.pdf")).to_be_visible()
    more.get_by_role("button", name="Chụp bằng điện thoại").click()
    expect(more.get_by_role("img", name="Mã QR mở máy ảnh trên điện thoại")).to_be_visible()
    at.look("scan-code", part="section#giay-khac")
    phone = window(phone=True)
    phone.go("/" + more.locator(".govuk-hint.mc-break").inner_text().split("/", 3)[3])
    photograph = {"name": "anh.png", "mimeType": "image/png", "buffer": a_png(640, 900)}
    phone.page.locator("input[type=file]").set_input_files(photograph)
    phone.look()
    phone.page.locator("main").get_by_role("button", name="Gửi thành một tệp PDF").click()
    expect(more).to_contain_text("Ảnh đã vào hồ sơ:")
    at.look()
    at.follow(f"Hồ sơ {number}")
    at.reads("bien-ban-kiem-tra", "Giấy tờ khác", "Đưa bản quét vào hồ sơ")
