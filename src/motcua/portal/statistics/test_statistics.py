from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.test import Client

from motcua.dossiers.builders import a_dossier
from motcua.dossiers.rules.figures import Counted
from motcua.portal import open_figures
from motcua.portal.builders import KEY, NOW, browser_of, statements, words
from motcua.portal.statistics.period import period
from motcua.portal.statistics.table import lines

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page(**asked):
    open_figures.forget()
    return Client().get("/so-lieu/", asked)


def test_anybody_reads_what_was_received_and_how_it_ended(office):
    for number in range(6):
        a_dossier(office, until="announce", at=NOW - DAY * (20 + number))
    said = words(page(tu="2024-03", den="2024-04"))
    assert "01/03/2024 – 30/04/2024" in said
    said = said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật 6 6 6 0 0 100%" in said
    assert "Chi cục" in words(page(tu="2024-03", den="2024-04", theo="don-vi"))
    assert "Trần Thị Bình" not in said


def test_small_numbers_are_kept_back_on_the_page_and_in_the_file(office):
    a_dossier(office, until="announce", at=NOW - DAY * 10)
    said = words(page(tu="2024-03", den="2024-04")).replace("\N{NO-BREAK SPACE}", " ")
    assert "thuốc bảo vệ thực vật &lt;5 &lt;5 &lt;5 &lt;5 &lt;5 ẩn" in said
    file = Client().get("/so-lieu/so-lieu.csv", {"tu": "2024-03", "den": "2024-04"})
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    text = file.content.decode("utf-8-sig")
    assert f"{KEY},Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật,<5,<5,<5,<5,<5,ẩn" in text
    assert "so-lieu-thu-tuc-2024-03-2024-04.csv" in file["Content-Disposition"]


def test_one_small_row_hides_the_next_too():
    rows = [Counted("a", received=40, early=30), Counted("b", received=9, early=7), Counted("c", received=3, early=2)]
    assert [line.received for line in lines(rows, {})] == ["40", "ẩn", "<5"]
    assert [line.early for line in lines(rows, {})] == ["30", "ẩn", "<5"]


def test_without_dossiers_there_is_no_share(office):
    said = words(page())
    assert "Chưa có hồ sơ nào trong thời gian này" in said
    assert "—" in said


def test_the_months_are_in_the_address(office):
    today = date(2024, 4, 1)
    assert period(QueryDict("tu=2024-03&den=2024-01"), today).since == date(2024, 1, 1)
    assert period(QueryDict(""), today).last == today
    assert period(QueryDict("tu=2024-02"), today).since == date(2024, 2, 1)
    assert period(QueryDict("den=2024-02&theo=don-vi"), today).until == date(2024, 3, 1)


@pytest.mark.parametrize("asked", [
    {"tu": "x"}, {"tu": "1066-01"}, {"den": "2024-99"}, {"theo": "<b>"}, {"tu": "٢٠٢٤-٠٣"}, {"tu": "\x00"},
])
def test_whatever_is_asked_gets_a_page(office, asked):
    assert page(**asked).status_code == 200
    assert Client().get("/so-lieu/so-lieu.csv", asked).status_code == 200


def test_counted_once_a_minute_for_all(office):
    assert statements(Client(), "/so-lieu/") <= 2
    assert browser_of(office.colleague).get("/so-lieu/").status_code == 200
