import pytest
from django.test import Client

from motcua.portal.builders import words

pytestmark = pytest.mark.django_db
ASKED = {"thu_tuc": "1.004363", "ngay": "25/04/2024", "gio": "10:00"}


def page(**facts):
    return Client().get("/tinh-thoi-han/", facts)


def test_a_procedure_and_a_moment_give_the_date_and_every_day(office):
    said = words(page(**ASKED))
    assert "17:00 28/05/2024" in said
    assert "Thứ Ba 30/04/2024 không tính nghỉ lễ: Ngày Chiến thắng" in said
    assert "Làm việc bù" in said


def test_a_bare_term_too(office):
    assert "17:00 08/04/2024" in words(page(thoi_han="5 ngày làm việc", ngay="01/04/2024", gio="8h30"))


def test_the_page_opens_with_now(office):
    html = page().content.decode()
    assert 'value="01/04/2024"' in html
    assert "govuk-error-summary" not in html


@pytest.mark.parametrize(("facts", "sentence"), [
    ({"thu_tuc": "1.999999"}, "Không tìm thấy thủ tục này"),
    ({"thu_tuc": "thuốc bảo vệ"}, "Chọn một thủ tục trong danh sách dưới đây"),
    ({"thu_tuc": ""}, "Nhập mã hoặc tên thủ tục"),
    ({"thoi_han": "5 ngày"}, "không điền cả hai"),
    ({"thu_tuc": "", "thoi_han": "vài hôm"}, "Không hiểu thời hạn"),
    ({"thu_tuc": "", "thoi_han": "99999 tháng"}, "Thời hạn quá dài"),
    ({"ngay": "31/02/2024"}, "ngày/tháng/năm"),
    ({"ngay": "01/01/9999"}, "từ năm 2015 đến năm 2060"),
    ({"gio": "25:99"}, "giờ:phút"),
    ({"gio": ""}, "Nhập giờ nộp"),
    ({"thu_tuc": "a\x00b"}, "Bỏ ký tự lạ"),
    ({"thu_tuc": "x" * 300}, "ngắn hơn"),
])
def test_what_cannot_be_counted_is_said(office, facts, sentence):
    answer = page(**ASKED | facts)
    assert answer.status_code == 422
    assert sentence in words(answer)


def test_what_was_meant_is_offered(office):
    assert "thu_tuc=1.004363-province" in page(**ASKED | {"thu_tuc": "buôn bán thuốc bvtv"}).content.decode()


def test_the_calendar_entry_says_the_same(office):
    answer = Client().get("/tinh-thoi-han/hen-tra.ics", ASKED)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART:20240528T100000Z" in answer.content.decode()
    assert Client().get("/tinh-thoi-han/hen-tra.ics").status_code == 422
