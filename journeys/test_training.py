"""Training: an administrator opens a made-up province, somebody learns in it, and it is made anew."""

from playwright.sync_api import expect

from journeys.houses import served
from journeys.test_intake import CARD, OWNER
from journeys.walking import PASSWORD, Window
from motcua.config.patrol.crawl import come_upon

TOWN = ("training", "--dossiers", "2")
MARK = "TẬP HUẤN – số liệu giả"
FIRST = "Bài 1: tiếp nhận một hồ sơ"


def test_a_province_to_learn_in(browser, tmp_path):
    with served(*TOWN, var=tmp_path) as house:
        at = opened(browser, house)
        at.go("/lam-viec/")
        at.reads("tiepnhan", PASSWORD)
        at.look("training-sign-in", whole=True)
        at.sign_in_official("tiepnhan")
        at.go("/lam-viec/tap-huan/")
        expect(lesson(at)).to_contain_text("chưa làm")
        expect(at.page.locator(".mc-tag", has_text="đã làm")).to_have_count(0)  # not what the made-up year did under this name
        at.look("training")
        learn(at)
        at.go("/lam-viec/tap-huan/")
        expect(lesson(at)).to_contain_text("xong")
        expect(lesson(at)).not_to_contain_text("chưa làm")
        at.look("training-done", part="main", most=620)
        every_page_is_marked(at)
        at.page.context.close()
    with served(*TOWN, "--reset", var=tmp_path) as house:
        at = opened(browser, house)
        at.sign_in_official("tiepnhan")
        at.go("/lam-viec/tap-huan/")
        expect(lesson(at)).not_to_contain_text("đã làm")
        at.go("/lam-viec/tim/?q=Trần Thị Bình")
        expect(at.page.locator("main")).not_to_contain_text("H99")
        at.page.context.close()


def opened(browser, house):
    context = browser.new_context(base_url=house.address, locale="vi-VN", viewport={"width": 1200, "height": 900})
    return Window(context.new_page(), house)


def lesson(at):
    return at.page.locator("main section", has=at.page.get_by_role("heading", name=FIRST))


def learn(at):
    """What the first exercise asks for, as at a real counter."""
    lesson(at).get_by_role("link", name="Bắt đầu").click()
    at.page.locator("#procedure-q").fill(CARD)
    at.page.keyboard.press("Enter")
    at.reads("Trần Thị Bình")
    at.page.locator("#procedure-q").press_sequentially("thuoc bvtv buon ban")
    at.page.locator("#found").get_by_role("button").first.click()
    at.fill(phone=OWNER["phone"])
    at.choose(**{"f.renewal": "no"})
    at.page.locator("[name='papers-0-count']").fill("1")
    at.page.keyboard.press("F8")
    at.reads("Giấy hẹn đã sẵn sàng để in.")
    at.look()
    at.go("/lam-viec/tim/?q=Trần Thị Bình")
    at.page.locator("main a[href*='/ho-so/']").first.click()
    at.press("Chuyển đến đơn vị giải quyết")
    at.reads("Đã chuyển hồ sơ đến đơn vị giải quyết.")


def every_page_is_marked(at):
    """In the band on top and in the name of the tab: a picture of any page shows what it is."""

    def fetch(address):
        answer = at.page.request.get(address)
        kind = answer.headers.get("content-type", "")
        return answer.status, kind, answer.text() if kind.startswith("text/") else ""

    pages = [(address, text) for _, address, text in come_upon(fetch)]
    assert len(pages) > 20
    assert [address for address, text in pages if MARK not in text or "<title>TẬP HUẤN" not in text] == []
