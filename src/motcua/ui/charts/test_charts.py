"""What a chart makes of its numbers: the table, the words, what the picture is told."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import unescape

import pytest

from motcua.ui import charts, languages
from motcua.ui.charts import Aim, Bin, Cell, Handover, Row, Standing, Unit
from motcua.ui.charts.days import shades
from motcua.ui.jinja import environment

PAGE = environment().from_string('{% from "ui/components/chart/chart.html" import chart %}{{ chart(drawn) }}')
CELL = re.compile(r'<td[^>]*?(?: data-value="([^"]*)")?>(?:<a class="govuk-link" href="([^"]*)">)?(?:<span[^>]*>)?([^<]*)<')
THIRD = Fraction(1, 3)


def shown(drawn):
    return PAGE.render(drawn=drawn)


def cells(html):
    """(value as the script reads it, list, as written), None where there is no data."""
    return [(value or None, unescape(href), unescape(said)) for value, href, said in CELL.findall(html)]


def three(name, *numbers):
    return Row(name, tuple(Cell(n, f"/ho-so/?{name}={place}") for place, n in enumerate(numbers)))


def test_the_table_is_what_the_picture_is_drawn_from():
    html = shown(charts.bars("a", "Theo đơn vị", [three("x", 1234, 5, 0)], ("Sớm", "Đúng", "Quá"), head="Đơn vị"))
    assert cells(html) == [("1234", "/ho-so/?x=0", "1.234"), ("5", "/ho-so/?x=1", "5"), ("0", "/ho-so/?x=2", "0")]
    assert re.findall(r'data-role="(\w*)">([^<]+)<', html) == [("part", "Sớm"), ("part", "Đúng"), ("part", "Quá")]
    assert 'role="img" aria-label="Theo đơn vị. 1 dòng, mỗi dòng chia thành: Sớm, Đúng, Quá. Nhiều nhất: x, 1.239."' in html
    assert 'data-script="' in html
    assert "<script" not in html


def test_what_is_no_part_stays_in_the_table():
    row = Row("x", (Cell(3), Cell(1), Cell(Fraction(3, 4), "/x")))
    html = shown(charts.bars("a", "Theo", [row], ("Sớm", "Quá"), head="Đơn vị", more=[charts.Column("Tỷ lệ", unit=Unit.SHARE)]))
    assert cells(html)[2] == ("75", "/x", "75%")
    assert 'data-role="">Tỷ lệ<' in html
    assert "Nhiều nhất: x, 4." in html


def test_no_data_is_no_nought():
    rows = [Row("01/2024", (Cell(Fraction(0)), Cell(None), Cell(THIRD, "/a")))]
    drawn = charts.lines("a", "Tỷ lệ", rows, ("Nay", "Trước", "Năm ngoái"), head="Tháng", unit=Unit.SHARE, target=Fraction(9, 10))
    html = shown(drawn)
    assert cells(html) == [("0", "", "0%"), (None, "", "—"), ("33.3333", "/a", "33,33%")]
    assert "không có số liệu" in html
    assert '"target": "90"' in html


@pytest.mark.parametrize("rows", [[], [Row("x", (Cell(None), Cell(None)))]])
def test_nothing_is_drawn_of_nothing(rows):
    html = shown(charts.bars("a", "Theo đơn vị", rows, ("Sớm", "Quá"), head="Đơn vị"))
    assert "Không có số liệu trong thời gian này." in html
    assert "data-chart" not in html


@pytest.mark.parametrize(("value", "unit", "plain", "written"), [
    (1234, Unit.COUNT, "1234", "1.234"), (THIRD, Unit.SHARE, "33.3333", "33,33%"), (1, Unit.SHARE, "100", "100%"),
    (Decimal("3.2"), Unit.DAYS, "3.2", "3,2 ngày"), (4, Unit.DAYS, "4", "4 ngày"), (Decimal("5.5"), Unit.HOURS, "5.5", "5,5 giờ"),
    (Decimal("84.305"), Unit.POINTS, "84.305", "84,3"), (Fraction(1, 2), Unit.COUNT, "0.5", "0,5"), (None, Unit.SHARE, "", "—"),
])  # fmt: skip
def test_units(value, unit, plain, written):
    assert charts.plain(value, unit) == plain
    assert charts.written(value, unit) == written


def test_a_bullet_says_how_it_stands():
    aims = [Aim("Q05", Fraction(974, 1000), Fraction(9, 10), "> 90%", Standing.MET, Fraction(85, 100), href="/q05"),
            Aim("Q12", None, Fraction(9, 10), "≥ 90%", Standing.NO_DATA),
            Aim("Q21", 12, 15, "≤ 15 phút", Standing.MET, 20, Unit.POINTS, 40, falling=True)]  # fmt: skip
    drawn = charts.bullets("a", "Chỉ tiêu", aims, head="Chỉ tiêu")
    html = shown(drawn)
    assert cells(html)[:2] == [("97.4", "/q05", "97,40%"), ("90", "", "> 90%")]
    assert cells(html)[2] == (None, "", "—")
    assert "2 trong 3 chỉ tiêu đạt." in html
    assert re.findall(r'mc-chart__more">([^<]+)', html) == ["đạt", "không có số liệu", "đạt"]
    assert drawn.rows[2].facts == {"standing": "met", "risk": "20", "most": "40", "falling": True}


def test_a_calendar_has_a_row_for_each_week_and_leaves_out_other_days():
    arrived = {date(2024, 10, 3): Cell(7, "/den"), date(2024, 10, 8): Cell(2, "/den-2")}
    late = {date(2024, 10, 3): Cell(1, "/tre")}
    drawn = charts.days("a", "Theo ngày", arrived, late, since=date(2024, 10, 2), until=date(2024, 10, 9),
                        closed=frozenset({date(2024, 10, 5), date(2024, 10, 6)}))  # fmt: skip
    assert [row.name for row in drawn.rows] == ["30/09/2024", "07/10/2024"]
    assert [cell.value for row in drawn.rows for cell in row.cells] == [None, None, 0, 7, 0, 0, 0, 0, 2, *[None] * 5]
    assert drawn.rows[0].facts["late"] == [0, 0, 0, 1, 0, 0, 0]
    assert drawn.rows[0].facts["closed"] == [False] * 5 + [True] * 2
    html = shown(drawn)
    assert 'href="/den">7</a><small class="mc-chart__more"><a class="govuk-link" href="/tre">1 trễ</a></small>' in html
    assert "Ngày nhiều nhất: 03/10/2024, 7." in html


@pytest.mark.parametrize(("top", "steps"), [
    (0, [1]), (3, [1, 2, 3]), (7, [1, 2, 4, 6]), (71, [1, 20, 40, 60]), (4000, [1, 1000, 2000, 3000]),
])  # fmt: skip
def test_shades_begin_at_round_numbers(top, steps):
    assert shades([0, top]) == steps


def test_arrows_are_coloured_by_their_wait():
    arrows = [Handover("Một cửa", "Chi cục", 40, 1, 9, "/mot"), Handover("Chi cục", "Lãnh đạo", 39, 1, 2, "/hai"),
              Handover("Lãnh đạo", "Chi cục", 5, None, None, "/ba")]  # fmt: skip
    drawn = charts.handovers("a", "Chuyển giao", arrows, slow=(2, 4, 8))
    assert [(row.name, row.facts["shade"]) for row in drawn.rows] == [
        ("Một cửa → Chi cục", 3), ("Chi cục → Lãnh đạo", 1), ("Lãnh đạo → Chi cục", 0)]
    html = shown(drawn)
    assert cells(html)[:3] == [("40", "/mot", "40"), ("1", "/mot", "1 ngày"), ("9", "/mot", "9 ngày")]
    assert "nhiều nhất Một cửa → Chi cục, 40 hồ sơ. Chờ lâu nhất Một cửa → Chi cục, P90 9 ngày." in html


def test_the_last_bin_has_no_end():
    bins = [Bin(0, 5, 3, "/a"), Bin(5, None, 1)]
    drawn = charts.histogram("a", "Chờ", bins, head="Ngày", marks=(("Trung vị", Decimal("3.2")), ("P90", None)))
    assert [row.name for row in drawn.rows] == ["0–5 ngày", "từ 5 ngày trở lên"]
    assert drawn.options == {"marks": [["Trung vị", "3.2", "3,2 ngày"]]}


def test_what_is_named_can_not_break_the_page():
    html = shown(charts.bars("a", "<b>", [Row("'><img>", (Cell(1, '"><img>'),), facts={"x": "'><img>"})], ("a",), head="a"))
    assert "<img>" not in html
    assert "<b>" not in html


def test_a_chart_speaks_english():
    with languages.spoken("en"):
        html = shown(charts.bars("a", "Theo", [three("x", 1, 2)], ("a", "b"), head="Unit"))
    assert "1 rows, each split into: a, b." in html
