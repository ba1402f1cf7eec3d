"""What an office arranges for itself: the Word files its results come from, who signs while the leader is away, what people say."""

import io
import re
import zipfile

import docx
from playwright.sync_api import expect

from journeys.test_desk import Officials, filed, take
from journeys.test_inbox import transfer

SHOP = "1.004363-province"
NAME = "Giấy chứng nhận buôn bán thuốc bảo vệ thực vật"
LINES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "GIẤY CHỨNG NHẬN", "{{ issuer_name }} cấp cho: {{ owner }}",
         "Cửa hàng: {{ answers.shop_name }}, {{ answers.shop_area }} m²", "Hồ sơ số {{ number }}, {{ so_vao_so }}")  # fmt: skip


def a_template(*lines, **parts):
    document, kept = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(kept)
    with zipfile.ZipFile(kept, "a") as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.bin", content)
    return kept.getvalue()


def brought(at, content):
    """Fill in what a template is for, choose the file, and send it."""
    at.fill(name=NAME)
    at.page.locator("[name=procedure_key]").select_option(SHOP)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    at.page.locator("[name=file]").set_input_files({"name": "gcn.docx", "mimeType": word, "buffer": content})
    at.press("Tải mẫu lên")


def said_in(content):
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


def worked_on(window, phone, person):
    """A dossier that the officer has been given; windows of those at the desks."""
    number = filed(window(phone=True), phone, person)
    as_ = Officials(window, number)
    transfer(as_("tiepnhan"), number)
    head = as_("truongphong")
    take(head)
    head.press("Giao chuyên viên")
    head.page.get_by_label("Nguyễn Đức Long").check()
    head.press("Giao chuyên viên")
    head.reads("Đã giao hồ sơ.")
    return as_


def test_a_template_from_word_to_the_draft_of_a_result(window):
    as_ = worked_on(window, "0987222120", "Hoàng Thị Bưởi")
    at = window()
    at.sign_in_official("quantri")
    at.go("/lam-viec/danh-muc/")
    at.follow("Mẫu văn bản kết quả")
    at.page.get_by_text("Các chỗ điền dùng được trong mẫu").click()
    at.look("templates-places", part="details[open]", most=700)
    brought(at, a_template(*LINES, vbaProject=b"Sub AutoOpen()"))
    at.reads("Tệp có macro (chương trình chạy bên trong) nên không được nhận")
    at.look("template-refused", part="main", most=620)
    brought(at, a_template("Cấp cho {{ owner "))
    at.reads("Chỗ điền trong mẫu viết chưa đúng")
    at.look()
    brought(at, a_template(*LINES))
    at.heading(NAME)
    at.reads("Đã nhận mẫu. Hãy thử điền ví dụ trước khi dùng.", "so_vao_so")
    at.look("template", part="main")
    tried = at.page.get_by_role("link", name="Tải bản đã điền (Word)").get_attribute("href")
    assert "Trần Thị Ví Dụ" in said_in(at.fetch(tried))
    printed = at.page.get_by_role("link", name="Xem như bản in")
    if printed.count():
        assert at.fetch(printed.get_attribute("href")).startswith(b"%PDF")
    at.follow("Tải phiên bản mới")  # on the day itself: what is wrong is mended at once
    expect(at.page.locator("[name=name]")).to_have_value(NAME)
    brought(at, a_template(*LINES[:-1], "Hồ sơ số {{ number }}, vào sổ số {{ signer }}"))
    at.heading(NAME)
    expect(at.page.locator("main")).not_to_contain_text("Chỗ điền mà hệ thống không có")
    at.follow("Mẫu văn bản kết quả")
    at.look("templates", part="main", most=560)

    officer = as_("chuyenvien")
    take(officer)
    officer.page.locator("main a[href$='/draft_result/']").click()
    officer.page.get_by_label(f"Tạo từ mẫu: {NAME}").check()
    officer.look("draft-from-template", part="main", most=620)
    officer.press("Soạn dự thảo kết quả")
    officer.reads("Đã lưu bản dự thảo.")
    drafted = officer.page.locator("section:has(> #drafts)").get_by_role("link", name=re.compile(r"\.docx")).first
    text = said_in(officer.fetch(drafted.get_attribute("href")))
    assert "Hoàng Thị Bưởi" in text and "Vật tư nông nghiệp Đào Hoa" in text and as_.number in text

    at.page.get_by_role("link", name=NAME, exact=True).first.click()
    at.page.locator("summary", has_text="Thôi dùng mẫu này").click()
    at.press("Thôi dùng mẫu này")
    at.reads("Đã thôi dùng mẫu này. Dự thảo đã soạn vẫn giữ nguyên.", "không dùng")
    at.look()
    officer.page.reload()
    officer.page.locator("main a[href$='/draft_result/']").click()
    expect(officer.page.get_by_label(f"Tạo từ mẫu: {NAME}")).to_have_count(0)


def test_somebody_stands_in_while_the_leader_is_away(window):
    as_ = worked_on(window, "0987222121", "Ngô Thị Hồng")
    for _ in range(3):
        take(as_("chuyenvien"))
        officer = as_("chuyenvien")
        officer.press("Hoàn thành bước")
        officer.fill(note="Đủ điều kiện.")
        officer.press("Hoàn thành bước")
        officer.reads("Đã hoàn thành bước")
    head = as_("truongphong")
    expect(head.page.get_by_role("button", name="Ký kết quả", exact=True)).to_have_count(0)

    leader = as_("chicuctruong")
    leader.go("/lam-viec/toi/")
    leader.follow("Thiết lập")
    leader.follow("Nhờ người làm thay")
    leader.heading("Nhờ người làm thay")
    leader.press("Nhờ người làm thay")
    leader.reads("Chọn người làm thay", "Nhập ngày cuối cùng", "Nhập số, ngày văn bản ủy quyền")
    leader.look()
    leader.go("/lam-viec/thiet-lap/lam-thay/")
    leader.page.locator("[name=to]").select_option(label="Trần Quang Hải (truongphong)")
    leader.fill(valid_from="15/10/2024", valid_to="18/10/2024", decision="15/GUQ-CCTTBVTV ngày 14/10/2024", reason="Đi học")
    leader.page.locator("[name=away]").check()
    leader.look("stand-in", part="main")
    leader.press("Nhờ người làm thay")
    leader.reads("Đã ghi người làm thay.", "Trần Quang Hải: lãnh đạo ký", "15/GUQ-CCTTBVTV")
    leader.look()

    head = as_("truongphong")
    take(head)
    head.look("stand-in-deputy", most=900)
    head.press("Ký kết quả")
    head.reads("Chức danh người ký")
    head.look()
    head.fill(abstract="Cấp Giấy chứng nhận")
    head.press("Ký kết quả")
    head.reads("Đã ký; hồ sơ chuyển văn thư vào số.")
    head.go("/lam-viec/phu-trach/")
    head.reads("Người ký thay được: Trần Quang Hải (thay Lê Hữu Sơn)")
    head.go("/lam-viec/toi/")
    head.reads("thay Lê Hữu Sơn: lãnh đạo ký", "đến hết 18/10/2024")
    head.look("stand-in-me", part="main", most=700)

    leader.page.get_by_role("button", name=re.compile("^Thôi từ hôm nay")).click()
    leader.reads("Từ hôm nay người ấy không làm thay nữa.", "Hiện không nhờ ai làm thay.")
    leader.go("/lam-viec/vang-mat/")
    leader.page.get_by_role("button", name=re.compile("^(Bỏ lần này|Đi làm lại từ hôm nay)")).click()
    leader.reads("Hôm nay và sắp tới không ai vắng.")


def test_the_head_reads_what_people_say(window):
    citizen = window(phone=True)
    citizen.go("/dang-nhap/")
    citizen.sign_in("0912345678")
    rate(citizen, 0, "first", "Cán bộ ở quầy chỉ dẫn rõ ràng.")
    rate(citizen, 1, "last", "Gọi ba lần không ai nghe máy.")

    at = window()
    at.sign_in_official("giamdoc")
    at.go("/lam-viec/phu-trach/")
    at.follow("Người dân đánh giá")
    at.heading("Người dân đánh giá")
    at.page.locator("[name=ky]").select_option("nam")
    at.press("Xem")
    at.reads("Tỷ lệ trả lời", "Cán bộ ở quầy chỉ dẫn rõ ràng.")
    at.look("ratings", part="main", most=1100)
    at.page.locator(".mc-answers a", has_text=re.compile(r"^[1-9]")).first.click()
    at.reads("Bỏ lọc theo câu trả lời")
    at.look()
    at.page.get_by_role("link", name=re.compile("^Có ý kiến bằng lời")).click()
    at.reads("Cán bộ ở quầy chỉ dẫn rõ ràng.")
    assert "Trần Thị Bình" not in at.page.locator("main").inner_text()
    at.look()
    at.go("/lam-viec/danh-gia/?can-xem=1")
    low = at.page.locator("main li", has_text="Gọi ba lần không ai nghe máy.")
    low.get_by_text("Ghi đã xem xét").first.click()
    low.locator("[name=note]").fill("Đã nhắc quầy trực điện thoại trong giờ làm việc.")
    at.look("ratings-low", part="section:has(> #list)", most=620)
    low.get_by_role("button", name="Ghi đã xem xét").click()
    at.go("/lam-viec/danh-gia/")
    at.reads("Đã nhắc quầy trực điện thoại trong giờ làm việc.")
    at.look()


def rate(at, place, which, comment):
    """One of the dossiers that are done, every question with the first answer or the last."""
    at.go("/ho-so/?muc=closed")
    at.page.locator("main li.mc-card h3 a").nth(place).click()
    at.follow("Đánh giá việc giải quyết hồ sơ")
    at.heading("Đánh giá việc giải quyết hồ sơ")
    for group in at.page.locator("main fieldset").all():
        getattr(group.locator("input[type=radio]"), which).check()
    at.fill(comment=comment)
    at.press("Gửi đánh giá")
    at.reads("Cảm ơn Ông/Bà đã đánh giá.")
    expect(at.page.locator("[name=comment]")).to_have_value(comment)  # who changes an answer does not lose the words
    at.look()
