"""What the manual shows and no other journey comes by: pages read, forms opened, and little done that others would meet."""

import re

from openpyxl import Workbook
from playwright.sync_api import expect

from journeys.test_citizen import PAPERS, declare, kind, number_in, say_who
from journeys.test_desk import Officials, do, filed, take
from journeys.test_intake import CARD, WANTED

CITIZEN = "0912345678"  # the demonstration's, with a dossier at every stage
SHOP = "1.004363-province"


def test_anybody_reads(window):
    at = window()
    at.go("/")
    at.page.locator("#home-q").press_sequentially("ban thuoc sau")
    expect(at.page.get_by_role("link", name=re.compile("^Xem mọi kết quả"))).to_be_visible()
    at.photograph("search")  # the offers lie over what is below them, until the box is left
    at.page.locator("#home-q").press("Enter")
    at.go(f"/thu-tuc/{SHOP}/")
    at.choose(**{"f.renewal": "no"})
    at.reads("800.000")
    at.look("questions", part="#decided", most=900)
    at.go("/tinh-thoi-han/?thoi_han=5 ngày làm việc&ngay=25/04/2024&gio=10:00")
    at.reads("Hẹn trả, nếu nộp đủ giấy tờ")
    at.look("deadline", part="main", most=900)
    at.go("/so-lieu/")
    at.look("statistics")
    at.go("/noi-tiep-nhan/?q=luc ngan")
    at.look("units")
    at.go("/lich-lam-viec/")
    at.look("calendar")
    at.go("/tra-cuu/")
    at.look("look-up", part="main")


def test_a_citizen_files_and_keeps_an_eye_on_it(window):
    at = window(phone=True)
    at.go(f"/nop/{SHOP}/")
    at.look("sign-in", part="main")
    at.fill(told_to="0987222111")
    at.press("Gửi mã cho tôi")
    at.heading("Nhập mã đăng nhập")
    at.look("sign-in-code", part="main")
    at.fill(code=at.page.locator("main").inner_text().partition("Mã là ")[2][:6])
    at.press("Đăng nhập")
    at.fill(full_name="Nguyễn Thị Đào")
    at.press("Tiếp tục")
    at.press("Bắt đầu")
    at.heading("Trường hợp của Ông/Bà")
    at.choose(**{"f.renewal": "no"})
    at.reads("Theo các câu trả lời này")
    at.look("filing-questions", part="main", most=1000)
    say_who(at)
    at.look("filing-persons", part="main", most=1000)
    at.press("Lưu và tiếp tục")
    at.heading("Tờ khai")
    at.fill(**{"f.shop_area": "0,5"})
    at.page.locator("[name='f.shop_area']").blur()
    at.reads("Không được dưới 1")
    at.look("filing-form", part="section:has([name='f.shop_area'])", most=1000)
    at.go("/ho-so/")
    at.look("drafts", part="main")
    at.page.get_by_role("button", name=re.compile("^Khai tiếp")).click()
    at.go(at.page.url.replace("xem-lai", "to-khai"))
    declare(at)
    at.heading("Giấy tờ")
    for place, (_, name, content) in enumerate(PAPERS):
        card = at.page.locator("form.mc-card").nth(place)
        card.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind(name), "buffer": content})
        expect(card.get_by_role("link", name=name)).to_be_visible()
        if place == 1:
            expect(card).not_to_contain_text("Đang xem thử")
            at.look("filing-papers", part="main", most=1000)
    at.press("Tiếp tục: xem lại")
    at.page.locator("[name=agree]").check()
    at.press("Nộp hồ sơ")
    at.heading("Đã nhận hồ sơ")
    number = number_in(at)
    at.look("filing-receipt", part="main", most=1000)
    at.go(f"/ho-so/{number}/trao-doi/")
    at.fill(text="Cửa hàng mở từ 7 giờ sáng. Xin báo trước khi đến kiểm tra.")
    at.press("Gửi tin nhắn")
    at.reads("Xin báo trước khi đến kiểm tra.")
    at.look("messages", part="main")
    at.go(f"/ho-so/{number}/rut/")
    at.look("withdrawal", part="main")


def test_a_citizen_with_a_dossier_at_every_stage(window):
    at = window(phone=True)
    at.go("/dang-nhap/")
    at.sign_in(CITIZEN)
    at.heading("Hồ sơ của tôi")
    at.look("my-dossiers", part="main", most=1000)
    at.page.get_by_role("button", name=re.compile("^Bổ sung giấy tờ")).first.click()
    at.reads("Bổ sung hồ sơ")
    at.look("supplement", part="main", most=900)
    at.go("/ho-so/?muc=closed")
    at.page.locator("main li.mc-card h3 a").first.click()
    at.follow("Đánh giá việc giải quyết hồ sơ")
    at.look("rating", part="main", most=760)
    at.go("/to-chuc/")
    at.fill(name="Hợp tác xã Rau sạch Tân Mỹ", tax_code="2400123401")
    at.press("Lập tổ chức")
    at.heading("Hợp tác xã Rau sạch Tân Mỹ")
    at.look("organisation", part="main")
    at.press("Nộp hồ sơ cho tổ chức này")
    at.reads("sẽ nộp cho Hợp tác xã Rau sạch Tân Mỹ")
    at.page.go_back()
    at.page.reload()
    at.press("Thôi, nộp cho riêng tôi")
    at.go("/ho-so/?muc=running")
    at.page.locator("main li.mc-card h3 a").first.click()
    at.reads("Diễn biến")
    at.look("own-dossier", part="main", most=1000)


def numbers(at, path):
    """The dossiers of a list at the desk, in its order."""
    at.go(path)
    return [one for one in at.page.locator("main tbody tr td a, main tbody tr th a").all_inner_texts() if re.match(r"H\d", one)]


def test_the_counter(window):
    at = window()
    at.sign_in_official("tiepnhan")
    at.go("/lam-viec/tiep-nhan/")
    at.page.locator("#procedure-q").fill(CARD)
    at.page.keyboard.press("Enter")
    at.reads("Trần Thị Bình")
    at.page.locator("#procedure-q").press_sequentially("thuoc bvtv")
    expect(at.page.locator("#found").get_by_role("button", name=WANTED, exact=True)).to_be_visible()
    at.look("intake-start")
    at.go(f"/lam-viec/tiep-nhan/{SHOP}/")
    at.page.get_by_text("Đính kèm bản quét").click()
    at.page.get_by_role("button", name="Chụp bằng điện thoại Đơn đề nghị").click()
    expect(at.page.get_by_role("img", name="Mã QR mở máy ảnh trên điện thoại")).to_be_visible()
    at.look("scan", part="details:has(input[type=file])")
    at.go("/lam-viec/luot-tiep/moi/")
    at.look("contact-new", part="main")
    waiting = numbers(at, "/lam-viec/?buoc=SUBMITTED")[0]
    at.go(f"/lam-viec/ho-so/{waiting}/accept/")
    at.look("accept", part="main")
    at.go(f"/lam-viec/ho-so/{waiting}/ask_supplement/")
    at.fill(**{"reason-0": "Đơn chưa có chữ ký của chủ cửa hàng."}, until="22/10/2024")
    at.look("ask-supplement", part="main")
    paying = numbers(at, "/lam-viec/?xem=tat-ca&buoc=AWAITING_PAYMENT")[0]
    at.go(f"/lam-viec/ho-so/{paying}/record_payment/")
    at.look("payment", part="main")
    at.go("/lam-viec/so/")
    at.look("register", part="main")
    at.go("/lam-viec/thong-bao/")
    at.look("notices")
    at.go("/nop-giup/")
    at.look("helping", part="main")
    results = window()
    results.sign_in_official("traketqua")
    ready = numbers(results, "/lam-viec/?xem=tra-ket-qua")[0]
    results.go(f"/lam-viec/ho-so/{ready}/")
    results.look("result-desk", part="main")
    results.go(f"/lam-viec/ho-so/{ready}/deliver/")
    results.look("deliver", part="main")


def test_an_officer_and_who_leads(window):
    number = filed(window(phone=True), "0987222112", "Lê Thị Mận")
    as_ = Officials(window, number)
    intake = as_("tiepnhan")
    intake.press("Tiếp nhận hồ sơ")
    for box in intake.page.locator("[name=checked]").all():
        box.check()
    intake.press("Tiếp nhận hồ sơ")
    do(intake, "Chuyển đến đơn vị giải quyết", "Đã chuyển hồ sơ đến đơn vị giải quyết.")
    head = as_("truongphong")
    take(head)
    head.press("Giao chuyên viên")
    head.page.get_by_label("Nguyễn Đức Long").check()
    head.look("assign", part="main")
    head.press("Giao chuyên viên")
    at_work(as_("chuyenvien"))
    for _ in range(3):
        take(as_("chuyenvien"))
        do(as_("chuyenvien"), "Hoàn thành bước", "Đã hoàn thành bước", note="Cửa hàng và kho đủ điều kiện.")
    leader = as_("chicuctruong")
    take(leader)
    leader.press("Trả lại bước thẩm định")
    leader.fill(reason="Sửa tên cửa hàng cho đúng đăng ký.", **{"mark-0": "Trang 1: thiếu chữ “vật tư”."})
    leader.look("send-back", part="main")
    leader.press("Trả lại bước thẩm định")
    leader.reads("Đã trả lại bước thẩm định.")
    officer = as_("chuyenvien")
    officer.reads("Cần xem lại 1 chỗ")
    officer.look("marks")
    take(officer)
    do(officer, "Hoàn thành bước", "Đã hoàn thành bước", note="Đã sửa.")
    leader = as_("chicuctruong")
    take(leader)
    leader.press("Ký kết quả")
    leader.look("decide", part="main")
    leader.go(f"/lam-viec/ho-so/{number}/")
    leader.go("/lam-viec/phu-trach/")
    leader.page.get_by_label(f"Ký {number}").check()
    leader.look("head-sign", part="section:has(> #sign)")
    leader.press("Ký các hồ sơ đã đánh dấu")
    leader.reads("1 hồ sơ đã xong")
    leader.look("signed", part="main")


def at_work(at):
    """On the dossier's page, from the papers to the draft."""
    at.photograph("dossier-top")
    at.page.locator("section:has(> #papers)").get_by_role("link", name=re.compile("^Xem ")).first.click()
    expect(at.page.locator(".mc-viewer").first).to_be_visible()
    at.look("viewer-desk", whole=True)
    at.page.reload()
    at.page.get_by_text("Những việc chưa làm được, và vì sao").click()
    at.look("actions", part="section:has(> h2:text('Việc có thể làm'))", most=620)
    at.look("steps", part="section:has(> #steps)")
    at.page.get_by_text("Tính từng ngày").click()
    at.look("clock", part="section:has(> #clock)", most=700)
    take(at)
    open_form(at, "finish_step").look("finish-step", part="main")
    at.page.go_back()
    open_form(at, "ask_opinion").look("ask-opinion", part="main")
    at.page.go_back()
    open_form(at, "draft_result").look("draft-result", part="main")
    at.press("Soạn dự thảo kết quả")
    at.reads("Đã lưu bản dự thảo.")
    at.look("drafts-desk", part="section:has(> #drafts)")


def open_form(at, verb):
    at.page.locator(f"main a[href$='/{verb}/']").click()
    return at


def test_the_lists_of_an_officer_and_of_a_head(window):
    at = window()
    at.sign_in_official("chuyenvien")
    at.page.set_viewport_size({"width": 1320, "height": 900})
    at.look("officer-inbox")
    at.page.get_by_role("button", name="Phím tắt (?)").click()
    at.look("inbox-keys", part="dialog[open]")
    at.page.get_by_role("button", name="Đóng", exact=True).click()
    at.go("/lam-viec/loc/")
    at.look("inbox-arrange", part="main")

    head = window()
    head.sign_in_official("truongphong")
    head.page.locator("main tbody input[type=checkbox]").nth(0).check()
    head.page.locator("main tbody input[type=checkbox]").nth(1).check()
    head.press("Giao hoặc giao lại…")
    head.heading("Giao 2 hồ sơ")
    head.look("assign-many", part="main")
    leader = window()
    leader.sign_in_official("chicuctruong")
    leader.go("/lam-viec/vang-mat/")
    leader.fill(valid_from="28/10/2024", valid_to="01/11/2024", reason="Đi học")
    leader.look("absences", part="main")
    leader.press("Ghi vắng mặt")
    leader.reads("Đi học")
    head.go("/lam-viec/phu-trach/")
    head.look("head")
    head.look("away", part="section:has(> #away)")
    leader.page.get_by_role("button", name=re.compile("^Bỏ lần này")).click()
    leader.reads("Hôm nay và sắp tới không ai vắng.")


def test_the_administrator_looks_after_the_catalogue(window):
    at = window()
    at.sign_in_official("quantri")
    at.go("/lam-viec/danh-muc/")
    at.look("catalogue")
    at.go("/lam-viec/danh-muc/nhap/")
    at.look("catalogue-import", part="main")
    at.go(f"/lam-viec/danh-muc/tt/{SHOP}/")
    at.press("Lập bản thảo mới")
    draft = at.page.url
    at.look("catalogue-version")
    at.page.set_viewport_size({"width": 2200, "height": 900})
    at.page.locator(".mc-flow").evaluate("(one) => { one.style.overflow = 'visible' }")  # on the page it is moved sideways
    at.look("catalogue-steps", part=".mc-flow svg")
    at.page.set_viewport_size({"width": 1200, "height": 900})
    at.go(f"{draft}phan/papers/")
    at.look("catalogue-part")
    at.go(f"{draft}phan/fees/")
    at.fill(**{"fees.0.amount": "900000"})
    at.page.get_by_role("button", name="Lưu vào bản thảo", exact=True).last.click()
    at.page.wait_for_url(draft)
    at.go(f"/lam-viec/danh-muc/tt/{SHOP}/")
    at.page.get_by_role("link", name=re.compile("^So với phiên bản")).first.click()
    at.reads("800.000", "900.000")
    at.look("catalogue-compare")
    at.go(f"{draft}mau/")
    at.photograph("catalogue-form")
    at.go(f"{draft}thu/")
    at.choose(**{"f.renewal": "no"})
    at.press("Thử")
    at.look("catalogue-try", whole=True)
    at.go(draft)
    at.page.get_by_text("Bỏ bản thảo này").click()
    at.press("Bỏ bản thảo")


def test_the_administrator_looks_after_people(window, tmp_path):
    at = window()
    at.sign_in_official("quantri")
    at.go("/lam-viec/can-bo/")
    at.look("people")
    at.press("Mở tài khoản mới")
    at.look("people-add", part="main")
    at.go("/lam-viec/can-bo/nhap/")
    book = Workbook()
    sheet = book.active
    for row in (
        ("Họ và tên", "Số định danh", "Điện thoại", "Thư điện tử", "Đơn vị (mã hoặc tên)", "Nhiệm vụ", "Từ ngày", "Đến hết ngày"),
        ("Nguyễn Văn An", "024085001235", "0912345671", "an@vidu.vn", "SNN-VP", "chuyên viên", "15/10/2024", ""),
        ("Lý Thị Bưởi", "024190001236", "0912345672", "", "SNN-BPMC", "cán bộ tiếp nhận", "15/10/2024", "31/12/2024"),
        ("Hoàng Văn Chín", "12345", "", "", "SNN-XYZ", "chuyên viên", "15/10/2024", ""),
    ):
        sheet.append(row)
    book.save(tmp_path / "can-bo.xlsx")
    at.page.locator("[name=file]").set_input_files(tmp_path / "can-bo.xlsx")
    at.press("Xem trước từng dòng")
    at.reads("Chưa có gì được lưu.")
    at.look("people-import", part="main")
    at.house.hire("maunguoi", "Nông Thị Mẫu", "officer@SNN-CCTTBVTV")
    at.go("/lam-viec/can-bo/?text=maunguoi")
    at.follow("Nông Thị Mẫu")
    at.look("person", part="main", most=1000)
    person = at.page.url
    at.go(f"{person}giao-nhiem-vu/")
    at.look("person-post", part="main")
    at.go(f"{person}cap-ma/")
    at.press("Cấp mã đặt mật khẩu")
    at.heading("Phiếu cấp mật khẩu")
    at.look("password-slip", part="main")
    at.go("/lam-viec/don-vi/SNN-BPMC/")
    at.look("unit")
    at.go("/lam-viec/thiet-lap/")
    at.look("settings", part="main", most=1000)
