import pytest
from django.test import Client

from motcua.portal.builders import browser_of, words

pytestmark = pytest.mark.django_db


def test_holidays_are_named_and_worked_saturdays_marked(office):
    page = Client().get("/lich-lam-viec/", {"nam": "2024"})
    said = words(page)
    assert "Lịch làm việc năm 2024" in said
    assert "30/04/2024 nghỉ lễ: Ngày Chiến thắng" in said
    assert "làm bù" in said
    html = page.content.decode()
    assert html.count('<table class="mc-month">') == 12
    assert 'mc-day--holiday">30<span class="govuk-visually-hidden"> nghỉ lễ</span>' in html


def test_a_year_without_notice_is_said_to_be_provisional(office):
    assert "tạm tính" in words(Client().get("/lich-lam-viec/", {"nam": "2026"}))


@pytest.mark.parametrize("year", ["", "abcd", "0001", "99999", "-2024", "٢٠٢٤", "\x00", "2999"])
def test_whatever_is_asked_is_this_year(office, year):
    assert "Lịch làm việc năm 2024" in words(Client().get("/lich-lam-viec/", {"nam": year}))
    assert browser_of(office.colleague).get("/lich-lam-viec/").status_code == 200
