"""Files over a bad line: cut in the middle and gone on with, pressed twice, reloaded half-way, left out."""

import hashlib
import random
import re

import pytest
from playwright.sync_api import expect

from journeys.cutting import a_line
from motcua.documents.builders import a_pdf

LARGE = a_pdf("Bản vẽ mặt bằng") + b"%" + random.Random(7).randbytes(5_000_000) + b"\nstartxref\n0\n%%EOF\n"


PHONES = iter(range(987555660, 987555669))


def chosen(at, folder, place=0, name="ban-ve.pdf", content=LARGE):
    """Choose a file of the disk: chosen again, it is known by its date."""
    if not (file := folder / name).exists():
        file.write_bytes(content)
    card = at.page.locator("form.mc-card").nth(place)
    card.locator("input[type=file]").set_input_files(file)
    return card


@pytest.fixture
def line(house):
    with a_line(house.address) as line:
        yield line


@pytest.fixture
def papers(window, line):
    """The papers page of a draft, reached over the bad line."""
    at = window(phone=True)
    papers_page(at, f"0{next(PHONES)}", line.address)
    return at


def papers_page(at, phone, address=""):
    """A new citizen begins to file and comes to the papers."""
    at.go(f"{address}/nop/1.004363-province/")
    at.sign_in(phone, "Phạm Thị Nguyệt")
    at.go(f"{address}/nop/1.004363-province/")
    at.press("Bắt đầu")
    at.page.wait_for_url(re.compile(r"/nop/\d+/[a-z-]+/"))
    at.go(f"{address}/nop/{re.search(r'/nop/([0-9]+)/', at.page.url)[1]}/giay-to/")
    at.heading("Giấy tờ")


def test_a_file_goes_on_after_the_line_was_cut_and_after_a_reload(papers, line, tmp_path):
    at = papers
    line.cut_after(1_500_000)
    card = chosen(at, tmp_path)
    expect(card).to_contain_text("mất kết nối. Tệp vẫn ở đây")
    assert line.cuts == 1
    at.look()
    card.get_by_role("button", name="Gửi lại").dblclick()  # in vain: the line is still down
    line.down = False
    expect(card.get_by_role("link", name="ban-ve.pdf")).to_be_visible()
    expect(card).to_contain_text(hashlib.sha256(LARGE).hexdigest()[:8])
    assert line.sent < len(LARGE) + 1_400_000, "what had come was not sent again"

    line.cut_after(2_500_000)
    card = chosen(at, tmp_path, 1)
    expect(card).to_contain_text("mất kết nối. Tệp vẫn ở đây")
    line.down = False
    before = line.sent
    at.page.on("dialog", lambda dialog: dialog.accept())
    at.page.reload()
    card = at.page.locator("form.mc-card").nth(1)
    if not card.get_by_role("link", name="ban-ve.pdf").is_visible():
        expect(card).to_contain_text("Chọn lại tệp này để gửi tiếp")
        at.look()
        chosen(at, tmp_path, 1)
    expect(card.get_by_role("link", name="ban-ve.pdf")).to_be_visible()
    assert line.sent - before < len(LARGE) - 1_000_000, "the part that had come before the reload counts"
    expect(card.locator(".mc-file")).to_have_count(1)
    at.page.reload()
    expect(at.page.locator(".mc-file")).to_have_count(2)


def test_several_at_once_pressed_twice_and_one_left_out(papers, line):
    at = papers
    small = a_pdf("Giấy chứng nhận")
    card = at.page.locator("form.mc-card").first
    files = [{"name": f"{n}.pdf", "mimeType": "application/pdf", "buffer": small if n else LARGE} for n in range(3)]
    line.cut_after(600_000)
    card.locator("input[type=file]").set_input_files(files)
    expect(card).to_contain_text("mất kết nối. Tệp vẫn ở đây")
    line.down = False
    card.locator(".mc-file", has_text="0.pdf").get_by_role("button", name="Bỏ tệp này").click()
    for name in ("1.pdf", "2.pdf"):
        expect(card.get_by_role("link", name=name)).to_be_visible()
    expect(card.locator(".mc-file")).to_have_count(2)
    at.page.reload()
    expect(at.page.locator(".mc-file")).to_have_count(2)
    at.look()


def test_a_program_and_a_giant_are_said_and_nothing_is_lost(papers, tmp_path):
    at = papers
    card = chosen(at, tmp_path, 0, "tot.pdf", a_pdf("Giấy tốt"))
    expect(card.get_by_role("link", name="tot.pdf")).to_be_visible()
    chosen(at, tmp_path, 0, "xau.pdf", b"MZ" + bytes(900))
    expect(card).to_contain_text("Loại tệp này không được nhận")
    expect(card.get_by_role("link", name="tot.pdf")).to_be_visible()
    at.page.evaluate("""() => {
      const place = document.querySelector('[data-module="mc-upload"]'), input = place.querySelector('input[type=file]')
      const giant = new File(['x'], 'khong-lo.pdf')
      Object.defineProperty(giant, 'size', { value: 4 * 1024 ** 3 })
      let chosen = [giant]
      Object.defineProperty(input, 'files', { get: () => chosen })
      Object.defineProperty(input, 'value', { set: () => { chosen = [] }, get: () => '' })
      input.dispatchEvent(new Event('change'))
    }""")
    expect(card).to_contain_text(re.compile(r"Tệp lớn hơn 20.MB"))
    at.look()
