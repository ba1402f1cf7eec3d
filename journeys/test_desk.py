"""The desk: one dossier from the counter's inbox to the result in the citizen's hand."""

import re

from playwright.sync_api import expect

from journeys import photographs
from journeys.test_citizen import PAPERS, declare, kind, number_in, say_who
from motcua.documents.builders import a_pdf

PHONE, NAME = "0987555666", "Lê Thị Ngát"


def filed(at, phone=PHONE, person=NAME):
    """File online as in the citizen's journey, without stopping anywhere; return the number."""
    at.go("/nop/1.004363-province/")
    at.sign_in(phone, person)
    at.press("Bắt đầu")
    say_who(at)
    at.press("Lưu và tiếp tục")
    declare(at)
    at.heading("Giấy tờ")
    for place, (_, name, content) in enumerate(PAPERS):
        card = at.page.locator("form.mc-card").nth(place)
        card.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind(name), "buffer": content})
        expect(card.get_by_role("link", name=name)).to_be_visible()
    at.press("Tiếp tục: xem lại")
    at.page.locator("[name=agree]").check()
    at.press("Nộp hồ sơ")
    at.heading("Đã nhận hồ sơ")
    return number_in(at)


class Officials:
    """Each signs in once, in a window of their own."""

    def __init__(self, window, number):
        self.window, self.number, self.windows = window, number, {}

    def __call__(self, username):
        """The official's window, open at the dossier."""
        if username not in self.windows:
            self.windows[username] = self.window()
            self.windows[username].sign_in_official(username)
        at = self.windows[username]
        at.go(f"/lam-viec/ho-so/{self.number}/")
        at.heading(self.number)
        return at


def do(at, action, said, **fields):
    """Press what the dossier's page offers, answer what it asks, and read what has been done."""
    at.press(action)
    if fields:
        at.heading(action)
        at.look()
        at.fill(**fields)
        at.press(action)
    at.reads(said)
    at.look()


def test_from_the_counter_to_the_result(window):
    citizen = window(phone=True)
    number = filed(citizen)
    as_ = Officials(window, number)
    intake = as_("tiepnhan")
    intake.go("/lam-viec/")
    expect(intake.page.get_by_role("link", name=number)).to_be_visible()
    intake.look("inbox")
    as_("tiepnhan").press("Tiếp nhận hồ sơ")
    intake.look()
    intake.press("Tiếp nhận hồ sơ")
    intake.reads("Còn giấy tờ chưa đánh dấu đã kiểm tra")
    intake.look()
    for box in intake.page.locator("[name=checked]").all():
        box.check()
    intake.press("Tiếp nhận hồ sơ")
    intake.reads("Đã tiếp nhận; thời hạn giải quyết bắt đầu tính.", "Hẹn trả:")
    do(intake, "Chuyển đến đơn vị giải quyết", "Đã chuyển hồ sơ đến đơn vị giải quyết.")

    head = as_("truongphong")
    do(head, "Nhận hồ sơ", "Đã nhận hồ sơ.")
    head.press("Giao chuyên viên")
    head.page.get_by_label("Nguyễn Đức Long").check()
    head.look()
    head.press("Giao chuyên viên")
    head.reads("Đã giao hồ sơ.")

    officer = as_("chuyenvien")
    take(officer)
    ask_one_supplement(officer)
    answer_it(citizen, number)
    officer = as_("chuyenvien")
    officer.reads("bổ sung lần 1", "Bổ sung xong lúc")
    officer.look("dossier")
    for step in range(3):
        if step:
            take(officer)
        do(officer, "Hoàn thành bước", "Đã hoàn thành bước", note="Cửa hàng và kho đủ điều kiện.")

    leader = as_("chicuctruong")
    take(leader)
    do(leader, "Ký kết quả", "Đã ký; hồ sơ chuyển văn thư vào số.", abstract="Cấp Giấy chứng nhận cho cửa hàng Đào Hoa")
    clerk = as_("vanthu")
    take(clerk)
    do(clerk, "Vào số, đóng dấu", "Đã vào số và đóng dấu", kind="GCN")
    do(as_("traketqua"), "Báo đã có kết quả", "Đã báo cho người nộp.")
    pay(as_("tiepnhan"))
    do(as_("traketqua"), "Trả kết quả", "Đã trả kết quả. Hồ sơ kết thúc.", to=NAME)
    the_trail_is_told(as_("tiepnhan"), citizen)
    nobody_else_sees_it(window, number)


def take(at):
    """Take the step, unless it came with a name on it."""
    found = at.page.get_by_role("button", name="Nhận hồ sơ", exact=True)
    if found.count():
        found.click()
        at.reads("Đã nhận hồ sơ.")


def ask_one_supplement(at):
    at.press("Yêu cầu bổ sung")
    at.heading("Yêu cầu bổ sung")
    at.look()
    at.fill(**{"reason-0": "Đơn chưa có chữ ký của chủ cửa hàng."}, until="22/10/2024")
    at.press("Yêu cầu bổ sung")
    at.reads("Đã lập phiếu yêu cầu bổ sung (mẫu 02).", "Đơn chưa có chữ ký của chủ cửa hàng.")
    at.look()


def answer_it(citizen, number):
    citizen.go(f"/ho-so/{number}/")
    citizen.reads("Cần bổ sung giấy tờ", "Đơn chưa có chữ ký của chủ cửa hàng.")
    citizen.look()
    citizen.press("Bổ sung giấy tờ")
    signed = {"name": "don-da-ky.pdf", "mimeType": "application/pdf", "buffer": a_pdf("Đơn đã ký")}
    citizen.page.locator("input[type=file]").first.set_input_files(signed)
    citizen.reads("don-da-ky.pdf", "mã băm SHA-256")
    citizen.look()
    citizen.press("Nộp bổ sung")
    citizen.reads("Đã nộp bổ sung. Cơ quan sẽ xem xét tiếp.")
    citizen.look()


def pay(at):
    do(at, "Ghi nhận tiền nộp", "Đã ghi nhận tiền nộp.", receipt_number="0001234")


def the_trail_is_told(official, citizen):
    """In sentences, for both sides; and the papers are papers."""
    trail = official.page.locator("section", has=official.page.get_by_role("heading", name="Diễn biến"))
    for happening in ("nộp", "tiếp nhận", "bổ sung", "ký", "vào số", "trả kết quả"):
        expect(trail).to_contain_text(re.compile(happening, re.IGNORECASE))
    assert re.search(r"[a-z]+_[a-z]+|dossier\.", trail.inner_text()) is None, "words of the machine"
    for paper in ("mẫu 01", "mẫu 02", "mẫu 05"):
        href = official.page.get_by_role("link", name=re.compile(re.escape(paper))).get_attribute("href")
        content = official.fetch(href)
        assert content.startswith(b"%PDF")
        if paper == "mẫu 01":
            photographs.keep_page(content, "receipt")
    official.look()
    citizen.page.reload()
    citizen.look()
    for link in citizen.page.get_by_role("link", name=re.compile("PDF")).all():
        assert citizen.fetch(link.get_attribute("href")).startswith(b"%PDF")


def nobody_else_sees_it(window, number):
    colleague, other = window(), window(phone=True)
    colleague.house.hire("donvikhac", "Hoàng Văn Khác", "officer@SNN-CCTL")
    colleague.sign_in_official("donvikhac")
    assert colleague.go(f"/lam-viec/ho-so/{number}/") == 404
    colleague.heading("Không có trang này")
    colleague.look()
    other.go("/dang-nhap/")
    other.sign_in("0987777888", "Phạm Văn Người Lạ")
    other.heading("Hồ sơ của tôi")
    assert other.go(f"/ho-so/{number}/") == 404
    assert other.go(f"/lam-viec/ho-so/{number}/") in (403, 404)
