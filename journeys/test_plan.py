"""The plan of a year, from its file to the Director's page of the morning; the figures that open, and the reports made of them."""

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from motcua.plans.builders import SAMPLE

TITLE = "Kế hoạch kiểm soát thủ tục hành chính, nhập trên màn hình"
LATER = "Giải quyết trước và đúng hạn"  # the target that is linked afterwards


def signed_in(window, username):
    at = window()
    at.go("/lam-viec/")
    at.sign_in_official(username)
    return at


def test_a_plan_from_its_file_to_the_morning(window):
    office = signed_in(window, "kiemsoat")
    office.go("/lam-viec/ke-hoach/nhap/")
    file = {"name": "ke-hoach.txt", "mimeType": "text/plain", "buffer": SAMPLE.read_bytes()}
    office.page.locator("input[type=file]").set_input_files(file)
    office.press("Xem tệp có gì")
    office.reads("Tìm thấy 23 nhiệm vụ và 21 chỉ tiêu đề xuất.")
    office.look("plan-import")
    office.fill(ten=TITLE)
    for row in office.page.locator("tr:has(select[name^='chi-so-'])").all():
        if row.locator("select").input_value() != "Q05":
            row.locator("input[type=checkbox]").check()
    office.press("Lưu dự thảo kế hoạch")
    office.heading(TITLE)
    plan = re.search(r"/ke-hoach/(\d+)/", office.page.url)[1]

    office.follow("Ghi số, ngày ban hành")
    office.look()
    office.fill(number="12/KH-SNN", issued_date="15/01/2024")
    office.press("Ghi số, ngày ban hành")
    office.reads("Số 12/KH-SNN ngày 15/01/2024")
    office.look("plan")
    office.go(f"/lam-viec/ke-hoach/{plan}/chi-tieu/")
    office.reads("1 chờ xác nhận", "20 đã xác nhận")
    office.page.get_by_role("link", name=re.compile("^Xác nhận")).click()
    office.heading("Xác nhận chỉ tiêu")
    office.page.get_by_label("Từng đơn vị phải đạt riêng").check()
    office.press("Xác nhận chỉ tiêu")
    office.reads("21 đã xác nhận")
    office.look()
    work(signed_in(window, "truongphong"), plan)
    morning(signed_in(window, "giamdoc"), plan)


def work(at, plan):
    """The head of a branch notes how far it is, and proves what it has delivered."""
    at.go(f"/lam-viec/ke-hoach/{plan}/?don-vi=SNN-CCTTBVTV")
    at.page.get_by_role("link", name=re.compile("^Đăng ký danh sách TTHC")).click()
    at.look()
    at.follow("Ghi tiến độ")
    at.fill(text="Đã gửi các phòng góp ý.")
    at.press("Ghi tiến độ")
    at.reads("Đã ghi tiến độ.")
    at.press("Thêm minh chứng")
    at.look()
    at.fill(name="Văn bản đăng ký", number="31/ĐK-TTBVTV")
    at.page.locator("[name=delivers]").check()
    at.press("Thêm minh chứng")
    at.reads("Đã thêm minh chứng.", "31/ĐK-TTBVTV")
    at.look("plan-task", part="main", most=1100)


def morning(at, plan):
    """Every number is a link, the view is its address, and the paper is one sheet."""
    at.go(f"/lam-viec/chi-tieu/?ke-hoach={plan}")
    at.heading("Chỉ tiêu hôm nay")
    at.look("targets")
    sheet = at.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(PdfReader(io.BytesIO(sheet)).pages) == 1
    at.page.locator("#theo-don-vi").scroll_into_view_if_needed()
    at.photograph("targets-by-unit", part=".mc-plan-matrix", most=700)
    row = at.page.locator("tr").filter(has_text=LATER)
    settled = re.search(r"trên ([\d.]+) hồ sơ", row.inner_text())[1]
    row.get_by_role("link", name=re.compile("trên .* hồ sơ")).click()
    expect(at.page.locator("main")).to_contain_text(f"{settled} hồ sơ")
    at.go(f"/lam-viec/chi-tieu/?ke-hoach={plan}&trang-thai=met")
    expect(at.page.locator("th[scope=row]").filter(has_text="Kế hoạch được ban hành đúng hạn")).to_be_visible()
    at.look()


def test_figures_open_and_reports_are_made_of_them(window):
    at = signed_in(window, "giamdoc")
    at.go("/lam-viec/so-lieu/?ky=2024")
    at.heading("Bảng điều hành")
    at.look("control-room")
    at.go("/lam-viec/so-lieu/Q05/?ky=2024")
    at.look("figure")
    at.go("/lam-viec/so-lieu/Q05/rest/?ky=2024")
    at.look("figure-list")
    at.go("/lam-viec/qua-han/")
    at.look("late-list")
    at.go("/lam-viec/bao-cao/")
    at.look("reports")
    at.go("/lam-viec/chi-tieu/")
    at.page.get_by_role("link", name="Báo cáo quý III/2024", exact=True).click()
    at.look("report")
