"""A view is an address: what is chosen, what is taken away, other periods."""

import re
from html import unescape

import pytest

from motcua.ui.filters import Filters, Option, Periods, Pick, Switch, address
from motcua.ui.jinja import environment

PAGE = environment().from_string('{% from "ui/components/filters/filters.html" import filter_bar %}{{ filter_bar(filters) }}')
UNITS = [Option("BVTV", "Chi cục <Bảo vệ>", "Thuộc Sở"), Option("LN", "Lục Ngạn", "Cấp huyện")]


def some(error="", **asked):
    periods = Periods(
        name="ky", value="2024-Q3", words="Quý III/2024", kinds=(("Tháng", "2024-09", False), ("Quý", "2024-Q3", True)),
        before="2024-Q2", dates=(("tu", asked.get("tu", "")), ("den", "")), error=error,
    )  # fmt: skip
    return Filters(path="/so-lieu/", asked={"ky": "2024-Q3", **asked}, target="part", periods=periods,
                   picks=(Pick("dv", "Đơn vị", UNITS, "Tất cả"),), switches=(Switch("ss", "So sánh"),))  # fmt: skip


def html(filters):
    return unescape(re.sub(r">\s+", ">", PAGE.render(filters=filters)))


@pytest.mark.parametrize(("changes", "expected"), [
    ({}, "/x/?a=1&b=2"), ({"a": ""}, "/x/?b=2"), ({"a": "", "b": ""}, "/x/"), ({"c": "đ &"}, "/x/?a=1&b=2&c=%C4%91+%26"),
])  # fmt: skip
def test_an_address_leaves_out_what_is_empty(changes, expected):
    assert address("/x/", {"a": "1", "b": "2"}, changes) == expected


def test_each_filter_can_be_taken_away_and_all_but_the_period():
    filters = some(dv="BVTV", ss="1")
    assert [(one.text, one.href) for one in filters.taken()] == [
        ("Đơn vị: Chi cục <Bảo vệ>", "/so-lieu/?ky=2024-Q3&ss=1"), ("So sánh", "/so-lieu/?ky=2024-Q3&dv=BVTV")]
    assert filters.clear() == "/so-lieu/?ky=2024-Q3"
    assert some().taken() == []
    assert some(dv="Ở đâu").taken()[0].text == "Đơn vị: Ở đâu"


def test_another_period_forgets_free_dates_but_no_filter():
    assert some(tu="01/07/2024", dv="LN").at("2024-Q2") == "/so-lieu/?ky=2024-Q2&dv=LN"


def test_the_bar_says_what_is_chosen_and_offers_the_rest():
    page = html(some(dv="LN", trang="2"))
    assert '<option value="LN" selected>Lục Ngạn</option>' in page
    assert '<optgroup label="Thuộc Sở">' in page
    assert 'href="/so-lieu/?ky=2024-Q3&dv=LN&trang=2" aria-current="true">Quý</a>' in page
    assert 'href="/so-lieu/?ky=2024-Q2&dv=LN&trang=2"' in page
    assert "Kỳ sau" not in page
    assert dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]+)"', page)) == {"ky": "2024-Q3", "trang": "2"}
    assert "Kỳ: Quý III/2024 · Đơn vị: Lục Ngạn" in page


def test_wrong_dates_are_said_where_they_are():
    page = html(some(error="Ngày 31/02/2024 không có.", tu="31/02/2024"))
    assert 'aria-describedby="part-wrong"' in page
    assert 'value="31/02/2024"' in page
    assert "Ngày 31/02/2024 không có.</p>" in page
