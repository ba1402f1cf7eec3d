"""The counter, with both hands on the keyboard."""

from playwright.sync_api import expect

MOST_ACTIONS = 40
MOST_REQUESTS = 10  # pages and fragments from the empty box to the printed receipt; pictures and assets aside
CARD = "024185001234|121234567|Trần Thị Bình|05031985|Nữ|Thôn Đông, Tân Mỹ, Bắc Giang|21052021"
OWNER = {"identity_number": "024185001234", "name": "Trần Thị Bình", "phone": "0912345678", "address": "Xã Tân Mỹ"}
WANTED = "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật"


class Keyboard:
    """Counts what the hands do: a key, a word typed in one go, a card held to the scanner."""

    def __init__(self, page):
        self.page, self.actions, self.requests = page, 0, 0
        page.on("request", self._asked)

    def _asked(self, request):
        self.requests += request.resource_type in {"document", "xhr", "fetch"}

    def press(self, key):
        self.actions += 1
        self.page.keyboard.press(key)

    def type(self, text):
        self.actions += 1
        self.page.keyboard.type(text)

    def scan(self, line):
        """A scanner types what it reads and presses Enter."""
        self.actions += 1
        self.page.keyboard.type(line)
        self.page.keyboard.press("Enter")

    def name(self):
        return self.page.evaluate("() => document.activeElement.name || ''")

    def text(self):
        return self.page.evaluate("() => document.activeElement.innerText || ''")

    def until(self, arrived, key="Tab"):
        """Press Tab until the focus is where it should be."""
        while not arrived():
            assert self.actions < 2 * MOST_ACTIONS, f"lost at {self.name()} {self.text()}"
            self.press(key)


def test_intake_by_keyboard_alone(window):
    at = window()
    at.sign_in_official("tiepnhan")
    at.go("/lam-viec/tiep-nhan/")
    at.look()
    keys = Keyboard(at.page)
    keys.scan(CARD)  # the box has the focus already
    at.reads("Trần Thị Bình")
    at.look()
    keys.type("thuoc bvtv buon ban")
    expect(at.page.locator("#found").get_by_role("button", name=WANTED, exact=True)).to_be_visible()
    at.look()
    keys.until(lambda: keys.text() == WANTED, key="ArrowDown")
    keys.press("Enter")
    at.heading(WANTED)
    at.look("intake")
    if keys.name() == "phone":  # nobody here knows this person yet
        keys.type(OWNER["phone"])
    keys.press("F3")
    keys.press("ArrowDown")  # no: not a renewal
    keys.press("F6")
    assert keys.name() == "papers-0-count"
    keys.press("p")  # a copy of the first paper
    keys.press("Enter")  # from any field: the first button takes in and prints
    at.reads("Giấy hẹn đã sẵn sàng để in.")
    expect(at.page.get_by_role("img", name="Giấy tiếp nhận và hẹn trả, trang 1")).to_be_visible()
    at.look("receipt")
    assert at.fetch(at.page.get_by_role("link", name="Bản PDF").get_attribute("href")).startswith(b"%PDF")
    assert keys.text() == "Người tiếp theo"
    keys.press("Enter")
    at.heading("Tiếp nhận tại quầy")
    assert keys.name() == "q"
    assert keys.actions <= MOST_ACTIONS, f"{keys.actions} key actions"
    assert keys.requests <= MOST_REQUESTS, f"{keys.requests} requests"


def test_without_a_scanner_it_is_typed(window):
    at = window()
    at.sign_in_official("tiepnhan")
    at.go("/lam-viec/tiep-nhan/")
    keys = Keyboard(at.page)
    keys.type("thuoc bvtv buon ban")
    expect(at.page.locator("#found").get_by_role("link", name=WANTED, exact=True)).to_be_visible()
    keys.until(lambda: keys.text() == WANTED, key="ArrowDown")
    keys.press("Enter")
    at.heading(WANTED)
    for name, text in OWNER.items():
        keys.until(lambda name=name: keys.name() == name)
        keys.type(text)
    keys.press("F3")
    keys.press("ArrowDown")
    keys.press("F8")
    at.reads("Giấy hẹn đã sẵn sàng để in.")
    assert keys.actions <= MOST_ACTIONS, f"{keys.actions} key actions"


def test_sent_home_with_a_slip_and_known_again(window):
    at = window()
    at.sign_in_official("tiepnhan")
    for time in (1, 2):
        at.go("/lam-viec/tiep-nhan/1.004363-province/")
        keys = Keyboard(at.page)
        keys.scan(CARD.replace("024185001234", "024185004321"))
        at.reads("Đã đọc thẻ của Trần Thị Bình." if time == 1 else "Người này đã đến 1 lần về thủ tục này")
        at.look()
        keys.press("F10")
        at.heading("Chưa nhận hồ sơ: ghi lý do, in phiếu hướng dẫn")
        at.look()
        at.fill(**{"reason-0": "chưa ký"})
        keys.press("F8")
        at.heading("Chưa nhận: Trần Thị Bình")
        expect(at.page.get_by_role("img", name="Phiếu hướng dẫn, trang 1")).to_be_visible()
        at.look()
    at.reads("Người này đã đến 2 lần về thủ tục này")
    at.go("/lam-viec/luot-tiep/")
    at.look("contacts")


def test_a_number_from_the_hall_to_the_counter(window):
    at, wall, phone = window(), window(), window(phone=True)
    at.sign_in_official("tiepnhan")
    at.go("/lam-viec/hang-doi/dat/")
    at.look()
    at.fill(letter="A", name="Mọi việc")
    at.press("Lưu hàng đợi")
    at.go("/lam-viec/may-o-quay/")
    at.look()
    at.press("Đánh dấu máy này")
    at.follow("Mở trang lấy số")
    at.look("kiosk")
    at.page.get_by_role("button", name="Mọi việc").click()
    at.heading("Số của tôi: A001")
    at.look()
    phone.go(at.page.url.split("//")[1].partition("/")[1] + at.page.url.split("//")[1].partition("/")[2])
    phone.reads("Ông/Bà là người tiếp theo.")
    phone.look("ticket")
    wall.go("/goi-so/SNN-BPMC/")
    wall.reads("Chưa gọi số nào.")
    other = window()
    other.sign_in_official("tiepnhan")
    other.go("/lam-viec/hang-doi/")

    at.go("/lam-viec/hang-doi/")
    at.look()
    at.fill(desk="3")
    keys = Keyboard(at.page)
    keys.press("F8")
    at.reads("A001")
    at.look("queue")
    # Nobody reloads anything: not the telephone, not the wall, not the other counter.
    phone.reads("Mời Ông/Bà đến quầy 3 ngay bây giờ.")
    wall.reads("A001", "đến quầy 3")
    wall.look("wall")
    keys.press("F10")
    phone.reads("Số này đã được gọi mà chưa thấy Ông/Bà.")
    wall.reads("Chưa gọi số nào.")
    expect(other.page.get_by_role("button", name="Gọi lại A001")).to_be_visible()
    at.press("Gọi lại A001")
    phone.reads("Mời Ông/Bà đến quầy 3 ngay bây giờ.")  # as it stood before, and shown again all the same
    wall.reads("A001", "đến quầy 3")
    expect(other.page.get_by_role("button", name="Gọi lại A001")).to_have_count(0)
    at.page.locator("main").focus()
    keys.press("F8")
    at.heading("Tiếp nhận tại quầy")
    keys.scan(CARD)
    at.reads("Trần Thị Bình")


def test_a_scan_stays_when_something_else_was_wrong(window):
    at = window()
    at.sign_in_official("tiepnhan")
    at.go("/lam-viec/tiep-nhan/1.004363-province/")
    for name, text in (OWNER | {"phone": "12"}).items():
        at.page.fill(f"input[name={name}]", text)
    at.choose(**{"f.renewal": "no"})
    at.page.get_by_text("Đính kèm bản quét").click()
    scan = {"name": "Đơn đề nghị.txt", "mimeType": "text/plain", "buffer": "Kính gửi Sở".encode()}
    at.page.get_by_label("Bản quét: Đơn đề nghị").set_input_files(scan)
    at.page.get_by_role("button", name="Tiếp nhận, in giấy hẹn").click()
    at.reads("Số điện thoại chưa đúng")
    at.reads("Đơn đề nghị.txt")
    at.look()
    at.page.fill("input[name=phone]", OWNER["phone"])
    at.page.get_by_role("button", name="Tiếp nhận, in giấy hẹn").click()
    at.reads("Giấy hẹn đã sẵn sàng để in.")
    at.follow("Trang hồ sơ")
    expect(at.page.get_by_role("link", name="Đơn đề nghị.txt", exact=True)).to_be_visible()
