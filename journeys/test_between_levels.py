"""Liên thông: a dossier that goes up to the superior level, is answered there, and comes back to who sent it."""

import re

from playwright.sync_api import expect

from journeys.test_desk import Officials, do, filed, take

ASKED = "Vượt thẩm quyền của Chi cục: xin ý kiến chỉ đạo về địa điểm kho."
ANSWERED = "Đồng ý địa điểm kho; đề nghị Chi cục tiếp tục giải quyết."


def test_up_to_the_superior_level_and_back(window):
    number = filed(window(phone=True), "0987555668", "Lê Thị Mận")
    as_ = Officials(window, number)
    intake = as_("tiepnhan")
    intake.press("Tiếp nhận hồ sơ")
    for box in intake.page.locator("[name=checked]").all():
        box.check()
    intake.press("Tiếp nhận hồ sơ")
    do(intake, "Chuyển đến đơn vị giải quyết", "Đã chuyển hồ sơ đến đơn vị giải quyết.")
    due = due_of(intake)

    head = as_("truongphong")
    take(head)
    head.press("Giao chuyên viên")
    head.page.get_by_label("Nguyễn Đức Long").check()
    head.press("Giao chuyên viên")
    officer = as_("chuyenvien")
    take(officer)
    officer.press("Chuyển cấp trên")
    officer.look()
    officer.page.get_by_label("Sở Nông nghiệp", exact=False).first.check()
    officer.fill(reason=ASKED)
    officer.press("Chuyển cấp trên")
    officer.reads("Đã chuyển hồ sơ lên cấp trên.")
    officer.look()
    expect(officer.page.get_by_role("button", name="Hoàn thành bước", exact=True)).to_have_count(0)

    above = as_("giamdoc")
    above.reads(ASKED)
    take(above)
    do(above, "Trả lại cấp dưới", "Đã trả hồ sơ về đơn vị đã chuyển lên.", answer=ANSWERED)

    officer = as_("chuyenvien")
    officer.reads(ANSWERED)
    assert due_of(officer) == due, "the appointment is the applicant's; going up and down does not move it"
    take(officer)
    do(officer, "Hoàn thành bước", "Đã hoàn thành bước", note="Đã có ý kiến của Sở.")


def due_of(at):
    found = re.search(r"Hẹn trả:?\s*(\d\d:\d\d \d\d/\d\d/\d{4})", at.page.locator("main").inner_text())
    assert found, at.page.locator("main").inner_text()
    return found[1]
