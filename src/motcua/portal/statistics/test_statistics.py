from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.test import Client

from motcua.dossiers.builders import a_dossier
from motcua.dossiers.rules.figures import Counted
from motcua.indicators import commands as indicators
from motcua.indicators import queries as control_room
from motcua.indicators.rules import Period, Scope
from motcua.portal import open_figures
from motcua.portal.builders import KEY, NOW, browser_of, statements, words
from motcua.portal.statistics.period import period
from motcua.portal.statistics.table import lines

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page(**asked):
    indicators.rebuild()
    open_figures.forget()
    return Client().get("/so-lieu/", asked)


def test_anybody_reads_what_was_received_and_how_it_ended(transactional_db, office):
    for number in range(6):
        a_dossier(office, until="announce", at=NOW - DAY * (20 + number))
    said = words(page(tu="2024-03", den="2024-04"))
    assert "01/03/2024 – 30/04/2024" in said
    said = said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật 6 0 6 0 0 100%" in said
    assert "Chi cục" in words(page(tu="2024-03", den="2024-04", theo="don-vi"))
    by_field = words(page(tu="2024-03", den="2024-04", theo="linh-vuc")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Bảo vệ thực vật 6 0 6 0 0 100%" in by_field
    by_month = words(page(tu="2024-02", den="2024-04", theo="thang")).replace("\N{NO-BREAK SPACE}", " ")
    assert "Tháng 3/2024 6" in by_month
    assert 'data-chart="bars"' in page(tu="2024-03", theo="thang").content.decode()
    assert "data-chart" not in page(tu="2023-03", den="2023-04").content.decode(), "there is nothing to draw"
    assert "Trần Thị Bình" not in said


def test_small_numbers_are_kept_back_on_the_page_and_in_the_file(transactional_db, office):
    a_dossier(office, until="announce", at=NOW - DAY * 10)
    said = words(page(tu="2024-03", den="2024-04")).replace("\N{NO-BREAK SPACE}", " ")
    assert "thuốc bảo vệ thực vật &lt;5 0 &lt;5 &lt;5 &lt;5 ẩn" in said
    file = Client().get("/so-lieu/so-lieu.csv", {"tu": "2024-03", "den": "2024-04"})
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    text = file.content.decode("utf-8-sig")
    assert f"{KEY},Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc bảo vệ thực vật,<5,0,<5,<5,<5,ẩn" in text
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


def test_the_public_number_is_the_control_rooms(transactional_db, office):
    for number in range(7):
        a_dossier(office, until="announce" if number < 5 else "accept", at=NOW - DAY * (20 + number))
    indicators.rebuild()
    period, at = Period.read("2024-03"), NOW
    (_, (whole,)), (_, (of_unit,)) = (open_figures.settled(by, period.since, period.until, at) for by in ("", "unit"))
    worth = control_room.values(["W02", "W03", "W04", "Q05", "Q06"], Scope(), period, at=at)
    told = [whole.received, whole.finished, whole.waiting, whole.early + whole.on_time, whole.early]
    assert told == [worth[code].numerator for code in ("W02", "W03", "W04", "Q05", "Q06")] == [7, 5, 2, 5, 5]
    assert (of_unit.received, of_unit.finished, of_unit.waiting) == (7, 5, 2)


@pytest.mark.parametrize("asked", [
    {"tu": "x"}, {"tu": "1066-01"}, {"den": "2024-99"}, {"theo": "<b>"}, {"tu": "٢٠٢٤-٠٣"}, {"tu": "\x00"},
])
def test_whatever_is_asked_gets_a_page(office, asked):
    assert page(**asked).status_code == 200
    assert Client().get("/so-lieu/so-lieu.csv", asked).status_code == 200


def test_counted_once_a_minute_for_all(office):
    assert statements(Client(), "/so-lieu/") <= 2
    assert browser_of(office.colleague).get("/so-lieu/").status_code == 200
