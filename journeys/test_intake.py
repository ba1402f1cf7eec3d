"""The counter, with both hands on the keyboard."""

from playwright.sync_api import expect

MOST_ACTIONS = 60
OWNER = {"identity_number": "024185001234", "name": "Trần Thị Bình", "phone": "0912345678", "address": "Xã Tân Mỹ"}


class Keyboard:
    """Counts what the hands do: a key, or a word typed in one go."""

    def __init__(self, page):
        self.page, self.actions = page, 0

    def press(self, key):
        self.actions += 1
        self.page.keyboard.press(key)

    def type(self, text):
        self.actions += 1
        self.page.keyboard.type(text)

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
    keys.type("thu")  # the box has the focus already
    keys.type("oc bvtv buon ban")
    wanted = "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật"
    expect(at.page.locator("#found").get_by_role("link", name=wanted, exact=True)).to_be_visible()
    at.look()
    keys.until(lambda: keys.text() == wanted)
    keys.press("Enter")
    at.heading(wanted)
    at.look()
    for name, text in OWNER.items():
        keys.until(lambda name=name: keys.name() == name)
        keys.type(text)
    at.look("intake")
    keys.press("Enter")  # from any field: the first button takes in and prints
    at.reads("Giấy hẹn đã sẵn sàng để in.")
    at.look()
    link = at.page.get_by_role("link", name="Giấy tiếp nhận và hẹn trả (mẫu 01)")
    assert at.fetch(link.get_attribute("href")).startswith(b"%PDF")
    keys.until(lambda: keys.text().startswith("Giấy tiếp nhận và hẹn trả"))
    assert keys.actions <= MOST_ACTIONS, f"{keys.actions} key actions"


def test_a_scan_stays_when_something_else_was_wrong(window):
    at = window()
    at.sign_in_official("tiepnhan")
    at.go("/lam-viec/tiep-nhan/1.004363-province/")
    for name, text in (OWNER | {"phone": "12"}).items():
        at.page.fill(f"input[name={name}]", text)
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
    expect(at.page.get_by_role("link", name="Đơn đề nghị.txt")).to_be_visible()
