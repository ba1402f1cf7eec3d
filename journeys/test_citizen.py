"""A citizen files online with a phone, and follows what becomes of it."""

import hashlib
import re

from playwright.sync_api import expect

from motcua.documents.builders import a_pdf, a_png

PROCEDURE = "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật"
PHONE, NAME = "0987111222", "Nguyễn Thị Đào"
PAPERS = [
    ("Đơn đề nghị", "don.pdf", a_pdf("Đơn đề nghị cấp giấy chứng nhận")),
    ("Giấy chứng nhận đăng ký doanh nghiệp/hộ kinh doanh", "dang-ky.png", a_png(640, 900)),
    ("Bản thuyết minh điều kiện buôn bán", "thuyet-minh.pdf", a_pdf("Bản thuyết minh")),
    ("Bằng trung cấp trở lên hoặc giấy chứng nhận bồi dưỡng chuyên môn", "bang.png", a_png(800, 600)),
]
PERSONS = {"submitter_number": "024185001234", "submitter_address": "Thôn Kép, xã Hồng Giang, huyện Lục Ngạn",
           "requested": "Cấp mới cho cửa hàng vật tư nông nghiệp Đào Hoa"}  # fmt: skip


CHOSEN = {"f.applicant_kind": "person", "f.trade": "retail", "f.has_store": "yes", "f.far_from_water": "yes", "f.promised": "yes"}
SHOP = {"f.shop_name": "Vật tư nông nghiệp Đào Hoa", "f.shop_address": "Thôn Kép, xã Hồng Giang", "f.shop_area": "12,5"}
SELLER = {"f.sellers.0.seller": NAME, "f.sellers.0.born": "05/03/1985", "f.sellers.0.paper": "BD 12/2020"}
STORE = {"f.store_address": "Thôn Kép", "f.store_area": "1030"}


def kind(name):
    return "image/png" if name.endswith(".png") else "application/pdf"


def say_who(at, **changed):
    """The questions, and then the persons: typed, not yet sent."""
    at.heading("Trường hợp của Ông/Bà")
    at.choose(**{"f.renewal": "no"})
    if at.scripts:
        at.reads("Theo các câu trả lời này", "800.000")
    at.look()
    at.press("Lưu và tiếp tục")
    at.heading("Thông tin hồ sơ")
    at.fill(**(PERSONS | changed))
    at.choose(owner_is="self", return_by="counter")
    units = at.page.locator("select[name=receiving_unit] option")
    at.page.locator("select[name=receiving_unit]").select_option(value=units.nth(1).get_attribute("value"))


def declare(at):
    """The form of the procedure. Without a script, what an answer asks for more comes after the first press."""
    at.heading("Tờ khai")
    if not at.scripts:
        rows_without_a_script(at)
    at.choose(**CHOSEN)
    at.fill(**SHOP, **SELLER)
    if not at.scripts:
        at.press("Lưu và tiếp tục")
        at.reads("Chưa xong, vì", "Còn thiếu: Địa điểm nơi chứa thuốc")
    at.fill(**STORE)
    expect(at.page.locator("[name='f.personal_number']")).to_have_value(PERSONS["submitter_number"])
    at.look()
    at.press("Lưu và tiếp tục")


def rows_without_a_script(at):
    """Each press is the same page with one row more or less, though nothing is typed in any of them."""
    for pressed, rows in (("Thêm dòng", 2), ("Thêm dòng", 3), ("Bỏ dòng này", 2), ("Bỏ dòng này", 1)):
        at.page.get_by_role("button", name=re.compile(f"^{pressed}")).last.click()
        expect(at.page.locator(".mc-rows__row")).to_have_count(rows)


def mistaken(at):
    """A mistake is said when the field is left, and what is reckoned follows what is typed; a row more, and away again."""
    at.fill(**{"f.shop_area": "0,5"})
    at.choose(**{"f.has_store": "yes"})
    at.reads("Không được dưới 1")
    at.look()
    at.fill(**{"f.shop_area": "12,5"} | STORE)
    at.page.locator("[name='f.store_area']").blur()
    at.reads("1.042,5", "Đã lưu lúc")
    expect(at.page.get_by_text("Không được dưới 1")).to_have_count(0)
    at.page.get_by_role("button", name=re.compile("^Thêm dòng")).click()
    at.fill(**{"f.sellers.0.seller": NAME})
    at.look()
    assert not at.page.evaluate("document.documentElement.scrollWidth > innerWidth")


def number_in(at):
    return re.search(r"/ho-so/([^/]+)/", at.page.url)[1]


def test_from_a_misspelt_search_to_the_state_seen_by_a_stranger(window):
    at = window(phone=True)
    at.page.set_viewport_size({"width": 320, "height": 640})
    at.go("/")
    at.look()
    at.page.locator("#home-q").fill("buon ban thuco bao ve thuc vat")
    at.page.locator("#home-q").press("Enter")
    at.reads("1.004363")
    at.look()
    at.follow(PROCEDURE)
    at.heading(PROCEDURE)
    at.look()

    at.press("Nộp hồ sơ trực tuyến")
    at.heading("Đăng nhập")
    at.look()
    at.sign_in(PHONE, NAME)
    at.reads("Hãy chuẩn bị sẵn")
    at.look()
    at.press("Bắt đầu")
    say_who(at)
    expect(at.page.locator("[name=submitter_name]")).to_have_value(NAME)
    expect(at.page.locator("[name=submitter_phone]")).to_have_value(PHONE)
    at.look()
    at.press("Lưu và tiếp tục")
    at.heading("Tờ khai")
    mistaken(at)
    declare(at)

    at.heading("Giấy tờ")
    at.look()
    send_papers(at)
    at.look()
    at.press("Tiếp tục: xem lại")

    at.heading("Xem lại và nộp")
    at.reads(NAME, PERSONS["requested"], SHOP["f.shop_name"], "1.042,5 m²", *(name for _, name, _ in PAPERS))
    at.look("filing-review", whole=True)
    at.page.locator("[name=agree]").check()
    at.page.get_by_role("button", name="Nộp hồ sơ", exact=True).dblclick()

    at.heading("Đã nhận hồ sơ")
    number = number_in(at)
    at.reads(SHOP["f.shop_name"], "1.042,5 m²", "Người nộp tự khai")
    for _, name, content in PAPERS:
        at.reads(name, hashlib.sha256(content).hexdigest())
    expect(at.page.locator(".mc-file")).to_have_count(len(PAPERS))
    expect(at.page.locator(".mc-file").first).to_contain_text(f"{len(PAPERS[0][2])} B")
    at.look()
    at.go("/ho-so/")
    expect(at.page.locator("main li.mc-card").filter(has_text=number)).to_have_count(1)
    expect(at.page.locator("main li.mc-card")).to_have_count(1)  # pressed twice, one dossier
    at.look()
    at.go(f"/ho-so/{number}/")
    at.look()
    as_a_stranger(window(phone=True), number)


def send_papers(at):
    """One after the other; the second is cut off on its way, and sent again."""
    for place, (title, name, content) in enumerate(PAPERS):
        card = at.page.locator("form.mc-card").nth(place)
        expect(card).to_contain_text(title)
        cut_off = place == 1
        if cut_off:
            at.page.route("**/giay-to/*/", lambda route: route.abort("connectionreset"))
        card.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind(name), "buffer": content})
        if cut_off:
            expect(card).to_contain_text("mất kết nối. Tệp vẫn ở đây")
            at.look()
            at.page.unroute("**/giay-to/*/")  # and it goes on by itself
        expect(card.get_by_role("link", name=name)).to_be_visible()
        expect(card).to_contain_text(hashlib.sha256(content).hexdigest()[:8])


def as_a_stranger(at, number):
    """Number and phone show where it stands, and nothing of what is in it."""
    at.go(f"/theo-doi/{number}")
    at.heading("Tra cứu hồ sơ")
    at.fill(phone="0987111223")
    at.press("Tra cứu")
    at.reads("Không có hồ sơ nào khớp")
    at.look()
    at.fill(phone=PHONE)
    at.press("Tra cứu")
    at.reads(number, "Hẹn trả kết quả")
    at.look("track", whole=True)
    said = at.page.locator("main").inner_text()
    assert [secret for secret in (NAME, PERSONS["requested"], "don.pdf", "024185001234", "Kép") if secret in said] == []
    at.go(f"/ho-so/{number}/")
    at.heading("Đăng nhập")


def test_what_is_answered_before_the_script_has_come_counts(window):
    at = window(phone=True)
    at.go("/nop/1.004363-province/")
    at.sign_in("0987333445", "Vũ Thị Nam")
    held = []
    slow = re.compile(r"/motcua[^/]*\.js")  # the page is there, its script is still on its way
    at.page.route(slow, lambda route: held.append(route) or None)
    at.page.get_by_role("button", name="Bắt đầu").click(no_wait_after=True)
    at.heading("Trường hợp của Ông/Bà")
    at.choose(**{"f.renewal": "no"})
    held[-1].continue_()  # the page before had asked for it, too
    at.reads("Theo các câu trả lời này", "800.000")


def test_filing_without_scripts(window):
    """Everything still works when no script runs: the files go with the button below them."""
    at = window(scripts=False)
    at.go("/thu-tuc/?q=1.004363")
    at.follow(PROCEDURE)
    at.press("Nộp hồ sơ trực tuyến")
    at.sign_in("0987333444", "Vũ Văn Đông")
    at.press("Bắt đầu")
    say_who(at)
    at.press("Lưu và tiếp tục")
    declare(at)
    at.heading("Giấy tờ")
    for place, (_, name, content) in enumerate(PAPERS):
        card = at.page.locator("form.mc-card").nth(place)
        card.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind(name), "buffer": content})
        card.get_by_role("button", name=re.compile("^Gửi tệp này")).click()
        expect(at.page.locator("form.mc-card").nth(place).get_by_role("link", name=name)).to_be_visible()
    at.look()
    at.press("Tiếp tục: xem lại")
    at.press("Nộp hồ sơ")
    at.reads("Đánh dấu vào ô")  # forgotten, and said in words
    at.page.locator("[name=agree]").check()
    at.press("Nộp hồ sơ")
    at.heading("Đã nhận hồ sơ")
    at.reads(*(hashlib.sha256(content).hexdigest() for _, _, content in PAPERS))
    at.look()
