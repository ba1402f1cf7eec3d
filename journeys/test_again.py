"""What a citizen comes upon the second time: papers that are here already, a draft open twice, a colleague asked by letter."""

import re

from playwright.sync_api import expect

from journeys.test_citizen import PAPERS, PERSONS, declare, kind, number_in, say_who
from journeys.test_desk import filed
from journeys.test_inbox import transfer

SHOP, PHONE, NAME = "1.004363-province", "0987222140", "Trịnh Thị Mơ"
FIRM, MATE = "Hợp tác xã Vải thiều Hồng Giang", "keo@htx-honggiang.example.vn"
HELD = (1, 3)  # of PAPERS: what people have; the others are forms


def card_of(at, place):
    return at.page.locator("form.mc-card").nth(place)


def begun(at):
    """As far as the form of one's own draft."""
    at.go(f"/nop/{SHOP}/")
    at.press("Bắt đầu")
    say_who(at)
    at.press("Lưu và tiếp tục")
    at.heading("Tờ khai")


def test_a_paper_handed_in_before_is_used_again(window):
    at, counter = window(phone=True), window()
    earlier = filed(at, PHONE, NAME)
    counter.sign_in_official("tiepnhan")
    transfer(counter, earlier)  # what was taken in, that the office has
    begun(at)
    declare(at)
    at.heading("Giấy tờ")
    for place, (_, name, content) in enumerate(PAPERS):
        if place in HELD:
            expect(card_of(at, place)).to_contain_text("Đã có từ hồ sơ trước, không phải chụp lại:")
        else:  # what is written anew for each dossier is not offered
            expect(card_of(at, place)).not_to_contain_text("Đã có từ hồ sơ trước")
            file = {"name": name, "mimeType": kind(name), "buffer": content}
            card_of(at, place).locator("input[type=file]").set_input_files(file)
            expect(card_of(at, place).get_by_role("link", name=name)).to_be_visible()
    at.look("papers-reuse", part="form.mc-card:has(.mc-plain-button[form=reuse])")
    for place in HELD:
        card_of(at, place).get_by_role("button", name=re.compile("^Dùng lại tệp này")).click()
        expect(card_of(at, place)).to_contain_text(f"dùng lại từ hồ sơ {earlier}")
    at.look()
    at.press("Tiếp tục: xem lại")
    at.page.locator("[name=agree]").check()
    at.press("Nộp hồ sơ")
    at.heading("Đã nhận hồ sơ")
    assert number_in(at) != earlier
    at.reads(*(name for _, name, _ in PAPERS))
    at.look()


def test_one_draft_in_two_tabs(window):
    at = window()
    at.go("/dang-nhap/")
    at.sign_in("0987222141", "Hà Thị Lê")
    begun(at)
    here = at.page.url
    other = at.page.context.new_page()
    other.goto(here)
    at.fill(**{"f.shop_name": "Cửa hàng Bình Minh", "f.shop_address": "Thôn Kép"})
    at.page.locator("[name='f.shop_address']").blur()
    at.reads("Đã lưu lúc")
    other.locator("[name='f.shop_name']").fill("Cửa hàng Hoàng Hôn")
    other.locator("[name='f.shop_area']").fill("20")
    other.get_by_role("button", name="Lưu và tiếp tục", exact=True).click()
    at.page.close()
    at.page = other
    at.reads("Vừa có thay đổi từ một cửa sổ hoặc máy khác", "Cả hai nơi cùng sửa", "Cửa hàng Bình Minh", "Thôn Kép")
    expect(other.locator("[name='f.shop_name']")).to_have_value("Cửa hàng Hoàng Hôn")
    expect(other.locator("[name='f.shop_address']")).to_have_value("Thôn Kép")
    at.look("two-tabs", part="main", most=1000)
    declare(at)
    at.heading("Giấy tờ")
    at.go(here)
    expect(at.page.locator("[name='f.shop_area']")).to_have_value("12,5")

    # On the last page, too: what is sent is what was read.
    at.go(here.replace("to-khai", "giay-to"))
    for place, (_, name, content) in enumerate(PAPERS):
        card = at.page.locator("form.mc-card").nth(place)
        card.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind(name), "buffer": content})
        expect(card.get_by_role("link", name=name)).to_be_visible()
    at.press("Tiếp tục: xem lại")
    other = at.page.context.new_page()
    other.goto(here.replace("to-khai", "thong-tin"))
    other.locator("[name=requested]").fill(PERSONS["requested"] + ", cơ sở 2")
    other.get_by_role("button", name="Lưu và tiếp tục", exact=True).click()
    expect(other.get_by_role("heading", level=1, name="Tờ khai", exact=True)).to_be_visible()
    other.close()
    at.page.locator("[name=agree]").check()
    at.press("Nộp hồ sơ")
    at.reads("Vừa có thay đổi từ một cửa sổ hoặc máy khác", "cơ sở 2")
    at.look("two-tabs-review", part="main", most=620)
    at.page.locator("[name=agree]").check()
    at.press("Nộp hồ sơ")
    at.heading("Đã nhận hồ sơ")


def test_a_colleague_is_asked_by_letter_and_comes(window, house):
    at = window()
    at.go("/dang-nhap/")
    at.sign_in("0987222142", "Vi Văn Bách")
    at.go("/to-chuc/")
    at.fill(name=FIRM, tax_code="0100109106")
    at.press("Lập tổ chức")
    at.heading(FIRM)
    at.fill(told_to=MATE)
    at.press("Mời")
    at.reads(f"Đã ghi lời mời {MATE}", "chưa nhận lời")
    expect(at.page.locator("[name=told_to]")).to_have_value("")  # arrived: nothing comes back
    at.look("invited", part="main")

    letter = house.letter_to(MATE)
    said = letter.get_content()
    assert letter["Subject"] == f"{FIRM} mời Ông/Bà tham gia" and "Vi Văn Bách" in said
    mate = window(phone=True)
    mate.go(re.search(r"https?://\S+/to-chuc/", said)[0])
    mate.sign_in(MATE, "Chu Thị Kẹo")
    mate.heading("Tổ chức của tôi")
    mate.reads(f"{FIRM} mời Ông/Bà tham gia")
    mate.look("invitation", part="main", most=620)
    mate.press("Tham gia")
    mate.reads("Đã tham gia.")
    mate.look()
    mate.follow(FIRM)
    mate.heading(FIRM)
    mate.look()
    at.page.reload()
    at.reads("Chu Thị Kẹo")
    expect(at.page.locator("main")).not_to_contain_text("chưa nhận lời")

    at.page.get_by_role("link", name="Thay đổi Chu Thị Kẹo").click()
    at.look()
    at.press("Cho ra khỏi tổ chức")
    at.reads("Đã ghi nhận thay đổi.")
    mate.page.reload()
    assert mate.go("/to-chuc/") == 200
    expect(mate.page.locator("main")).not_to_contain_text(FIRM)
