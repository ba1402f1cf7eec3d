"""The catalogue: a procedure gets a new version through the gate; what was filed before keeps its term and its papers."""

import re
from datetime import datetime

from openpyxl import load_workbook
from playwright.sync_api import expect

from journeys.test_citizen import kind, number_in
from journeys.test_desk import do
from motcua.documents.builders import a_pdf
from motcua.kernel.moments import HANOI

KEY, WHICH = "2.001064-province", "1.000045-province"
PROCEDURE = re.compile("^Cấp, gia hạn Chứng chỉ hành nghề thú y thuộc thẩm quyền")
EARLIER, LATER = ("0987111333", "Bùi Thị Kim"), ("0987111444", "Giáp Văn Bảy")
PAPERS = ["Đơn đăng ký cấp chứng chỉ hành nghề thú y", "Văn bằng, chứng chỉ chuyên môn", "Giấy chứng nhận sức khỏe", "Ảnh 4x6"]
NEW_PAPER, NEW_FIELD = "Sơ yếu lý lịch có xác nhận", "Số năm đã hành nghề"
PERSON = {"submitter_number": "024185001234", "submitter_address": "Thôn Kép, xã Hồng Giang, huyện Lục Ngạn",
          "requested": "Cấp chứng chỉ hành nghề thú y"}  # fmt: skip
DECLARED = {"f.born": "05/03/1985", "f.place": "Thôn Kép, xã Hồng Giang"}


def file(at, phone, name, papers, **more):
    """File online as far as the receipt; return the dossier's number."""
    at.go(f"/nop/{KEY}/")
    at.sign_in(phone, name)
    at.press("Bắt đầu")
    at.heading("Trường hợp của Ông/Bà")
    at.choose(**{"f.renewal": "no"})
    at.press("Lưu và tiếp tục")
    at.heading("Thông tin hồ sơ")
    at.fill(**PERSON)
    at.choose(owner_is="self", return_by="counter")
    units = at.page.locator("select[name=receiving_unit] option")
    at.page.locator("select[name=receiving_unit]").select_option(value=units.nth(1).get_attribute("value"))
    at.press("Lưu và tiếp tục")
    at.heading("Tờ khai")
    at.choose(**{"f.foreigner": "no", "f.degree": "college", "f.promised": "yes"})
    at.page.get_by_label("Tư vấn về thú y").check()
    at.fill(**DECLARED, **more)
    at.look()
    at.press("Lưu và tiếp tục")
    at.heading("Giấy tờ")
    for paper in papers:
        card = at.page.locator("form.mc-card", has_text=paper)
        card.locator("input[type=file]").set_input_files({"name": "giay.pdf", "mimeType": kind("giay.pdf"), "buffer": a_pdf(paper)})
        expect(card.get_by_role("link", name="giay.pdf")).to_be_visible()
    at.press("Tiếp tục: xem lại")
    at.page.locator("[name=agree]").check()
    at.press("Nộp hồ sơ")
    at.heading("Đã nhận hồ sơ")
    return number_in(at)


def accept(at, number):
    """Take the dossier in at the counter; return when it is due."""
    at.go(f"/lam-viec/ho-so/{number}/")
    at.press("Tiếp nhận hồ sơ")
    for box in at.page.locator("[name=checked]").all():
        box.check()
    at.press("Tiếp nhận hồ sơ")
    at.reads("Đã tiếp nhận; thời hạn giải quyết bắt đầu tính.")
    return due_of(at, number)


def due_of(at, number):
    at.go(f"/lam-viec/ho-so/{number}/")
    said = re.search(r"Hẹn trả: (\d\d:\d\d) (?:ngày )?(\d\d/\d\d/\d{4})", at.page.locator("main").inner_text())
    return datetime.strptime(f"{said[2]} {said[1]}", "%d/%m/%Y %H:%M").replace(tzinfo=HANOI)


def edit(at, part):
    at.page.get_by_role("link", name=re.compile(rf"^Sửa\s*:\s*{part}$")).click()
    at.heading(part)
    at.look()


def saved(at):
    at.press("Lưu vào bản thảo")
    at.reads("Đã lưu vào bản thảo.")


def test_a_new_version_is_for_what_comes_after_it(window):
    citizen, counter, editor = window(phone=True), window(), window()
    old = file(citizen, *EARLIER, PAPERS)
    counter.sign_in_official("tiepnhan")
    due = accept(counter, old)
    do(counter, "Chuyển đến đơn vị giải quyết", "Đã chuyển hồ sơ đến đơn vị giải quyết.")

    editor.sign_in_official("quantri")
    begin(editor)
    change_all(editor)
    compare(editor)
    try_it(editor)
    publish(editor)
    keeps_what_it_was_filed_under(counter, citizen, old, due)

    later = window(phone=True)
    the_public_page_tells(later)
    new = file(later, *LATER, [*PAPERS, NEW_PAPER], **{"f.years": "7"})
    later.reads(NEW_PAPER, "90.000")
    new_due = accept(counter, new)
    assert new_due.date() > due.date()
    counter.reads(NEW_PAPER, NEW_FIELD, "90.000")
    counter.look()
    keeps_what_it_was_filed_under(counter, citizen, old, due)


def named(at):
    expect(at.page.get_by_role("heading", level=1, name=PROCEDURE)).to_be_visible()


def begin(at):
    at.go("/lam-viec/danh-muc/?q=2.001064")
    at.look()
    at.page.get_by_role("link", name=PROCEDURE).first.click()
    named(at)
    at.look()
    at.press("Lập bản thảo mới")
    at.reads("Trước khi công bố")
    at.look()


def change_all(at):
    edit(at, "Thông tin chung")
    at.fill(**{"general.0.term.amount": "8", "general.0.term_text": "8 ngày làm việc"})
    saved(at)

    edit(at, "Thành phần hồ sơ")
    rows = at.page.locator("main fieldset.mc-card")
    there = rows.count()
    at.page.get_by_role("button", name=re.compile("^Thêm dòng")).click()
    expect(rows).to_have_count(there + 1)
    at.fill(**{f"papers.{there}.key": "paper-cv", f"papers.{there}.name": NEW_PAPER, f"papers.{there}.originals": "1"})
    at.page.locator(f"[name='papers.{there}.required']").check()
    saved(at)

    edit(at, "Phí, lệ phí")
    at.fill(**{"fees.0.amount": "90.000"})
    saved(at)

    edit(at, "Quy trình nội bộ")
    place = next(n for n in range(9) if at.page.locator(f"[name='steps.{n}.kind']").input_value() == "work")
    at.fill(**{f"steps.{place}.budget.amount": "40"})
    saved(at)
    at.reads("Tổng thời gian các bước")
    assert at.page.get_by_role("button", name="Công bố", exact=True).count() == 0, "more hours than the term holds"
    edit(at, "Quy trình nội bộ")
    at.fill(**{f"steps.{place}.budget.amount": "5"})
    saved(at)
    build(at)


def build(at):
    """The electronic form: a wrong name is said, what is typed stands in the preview before anything is kept."""
    edit(at, "Biểu mẫu điện tử")
    at.page.get_by_role("link", name=re.compile(r"^Thêm mục\s*:\s*Người hành nghề$")).click()
    at.heading("Mục của biểu mẫu")
    at.fill(**{"field.0.label": NEW_FIELD, "field.0.key": "Số năm", "field.0.unit": "năm"})
    at.page.locator("[name='field.0.kind']").select_option("whole")
    preview = at.page.locator("#preview")
    expect(preview).to_contain_text("Chưa vẽ được")
    at.press("Lưu vào bản thảo")
    at.reads("Chưa lưu được, vì")
    at.look()
    at.fill(**{"field.0.key": "years", "field.0.minimum": "0", "field.0.maximum": "60"})
    at.page.locator("[name='field.0.required']").check()
    expect(preview.get_by_label(NEW_FIELD)).to_be_visible()
    at.look()
    saved(at)
    expect(at.page.locator("section", has=at.page.locator("#preview")).get_by_label(NEW_FIELD)).to_be_visible()
    at.look()
    at.page.get_by_role("link", name=re.compile("^Bản thảo ")).click()


def compare(at):
    here = at.page.url
    at.page.get_by_role("link", name="Các phiên bản", exact=True).click()
    named(at)
    at.page.get_by_role("link", name=re.compile("^So với phiên bản")).first.click()
    at.reads(NEW_PAPER, NEW_FIELD, "50.000", "90.000", "5 ngày làm việc", "8 ngày làm việc")
    at.look()
    at.go(here)


def try_it(at):
    """As the one who files and as the one who works, on a morning of one's own choice."""
    at.follow("Thử như người nộp và cán bộ")
    at.heading("Thử thủ tục")
    at.fill(day="28/10/2024", time="08:00")
    at.press("Thử")
    at.reads("Chưa gửi được, vì", f"Còn thiếu: {NEW_FIELD}")
    at.look()
    at.choose(**{"f.renewal": "no", "f.foreigner": "no", "f.degree": "college", "f.promised": "yes"})
    at.page.get_by_label("Tư vấn về thú y").check()
    at.press("Thử")  # what depends on the answers comes with the next look
    at.fill(**DECLARED, **{"f.name": "Người thử", "f.personal_number": PERSON["submitter_number"], "f.address": "Kép",
                           "f.phone": "0987111555", "f.years": "7"})  # fmt: skip
    at.press("Thử")
    at.reads("Tờ khai đủ và đúng: gửi được.", NEW_PAPER, "90.000", "8 ngày làm việc", "07/11/2024", "Như cán bộ", "Ký")
    at.look()
    at.page.get_by_role("link", name=re.compile("^phiên bản ")).click()


def publish(at):
    at.reads("Các phần đủ và khớp nhau.")
    at.fill(valid_from="01/01/2020")
    at.press("Công bố")
    at.reads("Đã có phiên bản hiệu lực từ 01/01/2024")
    at.look()
    at.fill(valid_from="15/10/2024")
    at.press("Công bố")
    named(at)
    at.reads("Đã công bố.", "Đang công bố", "Đã thay thế")
    at.look()


def keeps_what_it_was_filed_under(counter, citizen, old, due):
    """On the official's page and on the citizen's."""
    assert due_of(counter, old) == due
    papers = counter.page.locator("section", has=counter.page.get_by_role("heading", name="Giấy tờ người nộp đưa"))
    for paper in PAPERS:
        expect(papers).to_contain_text(paper)
    expect(counter.page.locator("main")).not_to_contain_text(NEW_PAPER)
    expect(counter.page.locator("main")).not_to_contain_text(NEW_FIELD)
    counter.look()
    citizen.go(f"/ho-so/{old}/")
    citizen.reads(f"{due:%d/%m/%Y}")
    expect(citizen.page.locator("main")).not_to_contain_text(NEW_PAPER)
    citizen.look()


def the_public_page_tells(at):
    at.go(f"/thu-tuc/{KEY}/")
    at.reads("8 ngày làm việc", "90.000", NEW_PAPER)
    at.look()


def test_the_whole_catalogue_goes_out_and_comes_in_as_one_workbook(window, tmp_path):
    at, book = window(), tmp_path / "danh-muc.xlsx"
    at.sign_in_official("quantri")
    at.go("/lam-viec/danh-muc/")
    with at.page.expect_download() as coming:
        at.follow("Xuất cả danh mục (Excel)")
    coming.value.save_as(book)
    previewed(at, book)
    at.reads("Tệp không có gì khác danh mục đang công bố", "Không khác bản đang công bố")
    expect(at.page.locator("main")).not_to_contain_text("Đọc được")
    at.look("workbook-same", part="main", most=620)

    whole = load_workbook(book)
    rename(whole["procedures"], WHICH, "Cấp thẻ kiểm tra cho lâm sản (tên thử)")
    whole.save(book)
    previewed(at, book)
    at.reads("1 dòng đọc được, 0 dòng chưa đọc được.")
    at.look("workbook-changed", part="main", most=620)
    at.press("Lập 1 bản thảo")
    at.reads("Đã lập 1 bản thảo")
    at.look()
    at.go(f"/lam-viec/danh-muc/tt/{WHICH}/")
    at.page.get_by_role("link", name=re.compile("^So với phiên bản")).first.click()
    at.reads("(tên thử)")
    at.look()


def previewed(at, book):
    at.go("/lam-viec/danh-muc/nhap/")
    at.page.locator("[name=file]").set_input_files(book)
    at.press("Xem trước từng dòng")


def rename(sheet, key, name):
    """As somebody at Excel does: find the row by its key, and type into the column of names."""
    heads = [cell.value for cell in sheet[1]]
    (row,) = [row for row in sheet.iter_rows(min_row=2) if row[heads.index("key")].value == key]
    row[heads.index("name")].value = name
