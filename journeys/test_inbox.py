"""The officials' list of dossiers, and papers beside the dossier: with keys, with news that come by themselves, as one likes it."""

import re

import pytest
from playwright.sync_api import expect

from journeys.test_desk import filed

PEOPLE = [("0987555101", "Lê Thị Một"), ("0987555102", "Lê Thị Hai"), ("0987555103", "Lê Thị Ba")]
PAUSE = 31_000  # milliseconds: longer than the list waits before it asks for news


@pytest.fixture
def waiting(window):
    """Three dossiers that have come online a moment ago, and the counter's official, signed in."""
    numbers = []
    for phone, name in PEOPLE:
        citizen = window(phone=True)
        numbers.append(filed(citizen, phone, name))
    at = window()
    at.sign_in_official("tiepnhan")
    return at, numbers


def transfer(at, number):
    """From the counter to the unit that settles it."""
    at.go(f"/lam-viec/ho-so/{number}/accept/")
    for box in at.page.locator("[name=checked]").all():
        box.check()
    at.press("Tiếp nhận hồ sơ")
    at.reads("Đã tiếp nhận; thời hạn giải quyết bắt đầu tính.")
    at.press("Chuyển đến đơn vị giải quyết")
    at.reads("Đã chuyển hồ sơ đến đơn vị giải quyết.")


def clocked(at):
    """Let the browser's own clock be turned by the test: nobody waits half a minute here."""
    at.page.clock.install()
    return lambda: at.page.clock.fast_forward(PAUSE)


def row(at, number):
    return at.page.locator(f"tr[data-row='{number}']")


def test_news_keys_and_many_at_once(window, waiting):
    counter, numbers = waiting
    head = window()
    head.sign_in_official("truongphong")
    later = clocked(head)
    head.go("/lam-viec/?xem=chua-ai-nhan")
    head.look()

    for number in numbers:
        transfer(counter, number)
    expect(row(head, numbers[0])).to_have_count(0)
    later()
    for number in numbers:
        expect(row(head, number)).to_contain_text("mới")
    expect(head.page.locator("[data-chosen]")).to_have_text(re.compile("Danh sách vừa đổi: [3-9] hồ sơ mới."))
    head.look()

    by_keys(head, numbers)
    one_at_a_time(window, head, numbers)


def by_keys(at, numbers):
    """j and k walk, x chooses, g gives; ? tells all of it."""
    keys = at.page.keyboard
    keys.press("?")
    expect(at.page.get_by_role("dialog")).to_be_visible()
    expect(at.page.get_by_role("dialog")).to_contain_text("chọn, bỏ chọn")
    at.look("inbox-keys")
    keys.press("Escape")
    expect(at.page.get_by_role("dialog")).to_be_hidden()

    shown = [one.get_attribute("data-row") for one in at.page.locator("tr[data-row]").all()]
    at.page.locator("body").focus()
    focused = at.page.locator("tr[data-row]:focus-within")
    for number in shown:
        keys.press("j")
        expect(focused).to_have_attribute("data-row", number)
        if number in numbers[:2]:
            keys.press("x")
            expect(row(at, number).get_by_role("checkbox")).to_be_checked()
    keys.press("j")  # the end is the end
    expect(focused).to_have_attribute("data-row", shown[-1])
    keys.press("k")
    expect(focused).to_have_attribute("data-row", shown[-2])
    keys.press("ArrowDown")
    expect(focused).to_have_attribute("data-row", shown[-1])
    expect(at.page.locator("[data-chosen]")).to_have_text("Đã chọn 2 hồ sơ.")
    keys.press("/")
    expect(at.page.locator("#header-q")).to_be_focused()
    keys.type("jx")  # letters in a box are letters
    expect(at.page.locator("#header-q")).to_have_value("jx")
    at.look()

    row(at, shown[-1]).get_by_role("link").focus()
    keys.press("g")
    at.heading("Giao 2 hồ sơ")
    at.look()
    at.press("Giao")  # to nobody: asked again, and the two are still meant
    at.heading("Giao 2 hồ sơ")
    at.look()
    at.page.get_by_label("Nguyễn Đức Long").check()
    at.press("Giao")
    at.heading("2 hồ sơ đã xong, 0 hồ sơ không làm được")
    at.look()
    at.page.get_by_role("link", name="Danh sách hồ sơ").click()
    expect(at.page).to_have_url(re.compile("xem=chua-ai-nhan"))
    expect(row(at, numbers[0])).to_have_count(0)


def one_at_a_time(window, head, numbers):
    """Two look at one pool; a press that comes too late says so."""
    colleague = window()
    colleague.house.hire("truongphong2", "Ngô Thị Cùng", "head@SNN-CCTTBVTV")
    colleague.sign_in_official("truongphong2")
    colleague.go("/lam-viec/?xem=chua-ai-nhan")
    expect(row(colleague, numbers[2])).to_be_visible()
    row(head, numbers[2]).get_by_role("checkbox").check()
    head.page.keyboard.press("n")
    head.heading("1 hồ sơ đã xong, 0 hồ sơ không làm được")
    row(colleague, numbers[2]).get_by_role("checkbox").check()
    colleague.press("Nhận các hồ sơ đã chọn")
    colleague.heading("0 hồ sơ đã xong, 1 hồ sơ không làm được")
    colleague.reads("Đã có người nhận hồ sơ này.")
    colleague.look()


USUAL = ["Chủ hồ sơ", "Đang ở bước", "Người giữ", "Nhận lúc", "Hẹn trả", "Dự báo"]
CHOSEN = ["Dự báo", "Chủ hồ sơ", "Lĩnh vực"]


def heads(at, *columns):
    """The list stands in these columns, after the tick and the number."""
    expect(at.page.locator("#inbox-list thead th")).to_have_text(["Chọn", "Hồ sơ", *columns])


def test_columns_and_a_filter_of_ones_own(window):
    at = window()
    at.sign_in_official("chuyenvien")
    at.go("/lam-viec/?xem=tat-ca")
    heads(at, *USUAL)
    at.follow("Lọc, chọn cột, lưu bộ lọc")
    at.heading("Lọc, chọn cột, lưu bộ lọc")
    at.look("inbox-arrange")
    at.page.get_by_label("Danh sách", exact=True).select_option(label="Mọi hồ sơ được xem")
    at.page.locator("#filter ~ form").get_by_label("Đang ở bước", exact=True).select_option(label="Thẩm định")
    at.press("Xem danh sách")
    expect(at.page).to_have_url(re.compile(r"xem=tat-ca&.*buoc=work"))
    at.look()
    shown = at.page.locator("tr[data-row]").count()
    assert shown > 0
    at.follow("Lọc, chọn cột, lưu bộ lọc")
    at.page.get_by_label("Lưu bộ lọc đang xem với tên").fill("Đang thẩm định")
    at.press("Lưu bộ lọc")
    at.look()
    at.follow("Lọc, chọn cột, lưu bộ lọc")
    for label in {*USUAL, *CHOSEN}:
        place = str(CHOSEN.index(label) + 1) if label in CHOSEN else ""
        at.page.locator("#columns ~ form").get_by_label(label, exact=True).fill(place)
    at.press("Lưu các cột")
    heads(at, *CHOSEN)
    at.look()

    again = window()  # another machine, another day
    again.sign_in_official("chuyenvien")
    again.follow("Đang thẩm định")
    expect(again.page.get_by_role("link", name="Đang thẩm định", exact=True)).to_have_attribute("aria-current", "page")
    expect(again.page.locator("tr[data-row]")).to_have_count(shown)
    heads(again, *CHOSEN)
    again.follow("Lọc, chọn cột, lưu bộ lọc")
    again.press("Bỏ Đang thẩm định")
    expect(again.page.get_by_role("link", name="Đang thẩm định", exact=True)).to_have_count(0)
    other = window()
    other.sign_in_official("truongphong")
    other.go("/lam-viec/?xem=tat-ca")
    heads(other, *USUAL)


def test_a_list_that_outlives_its_session_says_so(window):
    at = window()
    at.sign_in_official("chuyenvien")
    later = clocked(at)
    at.go("/lam-viec/?xem=tat-ca")
    rows = at.page.locator("tr[data-row]").count()
    at.page.context.clear_cookies(name="sessionid")
    later()
    at.reads("Phiên làm việc đã hết. Tải lại trang để đăng nhập")
    expect(at.page.locator("tr[data-row]")).to_have_count(rows)
    at.look()


def test_papers_beside_the_form_with_the_keyboard(window):
    citizen = window(phone=True)
    number = filed(citizen, "0987555104", "Lê Thị Bốn")
    at = window()
    at.sign_in_official("tiepnhan")
    at.go(f"/lam-viec/ho-so/{number}/")
    keys = at.page.keyboard
    opener = at.page.locator("#papers ~ * a[hx-target='#viewer']").first
    for _ in range(80):
        if opener.evaluate("(link) => link === document.activeElement"):
            break
        keys.press("Tab")
    keys.press("Enter")
    sheet = at.page.locator("#viewer .mc-viewer__sheet")
    expect(sheet).to_be_focused()
    picture = sheet.get_by_role("img")
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth > 100)")
    expect(at.page.get_by_role("heading", level=1)).to_have_text(number)  # beside the dossier, not instead of it
    box, work = sheet.bounding_box(), at.page.locator(".mc-workbench__work").bounding_box()
    assert box["x"] >= work["x"] + work["width"] - 1
    at.look()
    plain = picture.bounding_box()["width"]
    keys.press("+")
    assert picture.bounding_box()["width"] > plain
    keys.press("-")
    keys.press("r")
    turned, sheet_box = picture.bounding_box(), sheet.bounding_box()
    assert turned["width"] > turned["height"]  # lies on its side, and nothing of it is cut off
    assert turned["x"] >= sheet_box["x"] and turned["y"] >= sheet_box["y"]
    assert 0.9 * sheet_box["width"] < turned["width"] <= sheet_box["width"] - (turned["x"] - sheet_box["x"])
    at.look()
    keys.press("Escape")
    expect(opener).to_be_focused()
