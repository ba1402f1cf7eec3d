import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.desk.control_room.test_control_room import LATER, figures, read
from motcua.dossiers import builders
from motcua.indicators import commands as indicators

__all__ = ["figures"]
HERE = "/lam-viec/so-lieu/nhip-ho-so/"
MOST = 40
"""Statements: of the frame, the filters, and the sums; no more for a year of 365 days than for a day."""


@pytest.fixture
def late(figures):
    """A fourth one took three months."""
    builders.a_dossier(figures, until="deliver", every=timedelta(days=9))
    indicators.rebuild()
    return figures


def cells(page, chart):
    figure = re.search(rf'<figure[^>]*id="{chart}".*?</figure>', page, re.S)[0]
    return re.findall(r'href="(/lam-viec/so-lieu/[A-Z][^"]+)">([^<]+)<', figure)


def test_every_day_and_every_month_opens_as_many_dossiers_as_it_says(late, desk):
    client = desk(late.leader, at=LATER + timedelta(days=90))
    told = {}
    for part in ("tre", "dung-hen", "som"):
        page = read(client.get(f"{HERE}?ky=2024&xem={part}"))
        told[part] = sum(int(number) for _, number in cells(page, "units"))
        for chart in ("calendar", "units"):
            assert cells(page, chart)
            for address, number in [one for one in cells(page, chart) if not one[1].startswith("0")]:
                assert f"<strong>{number.removesuffix(' trễ')} hồ sơ</strong>" in read(client.get(address)), address
    assert told == {"tre": 1, "dung-hen": 0, "som": 2}
    assert [number for _, number in cells(page, "calendar")] == ["4", "1 trễ"]


def test_the_year_is_that_of_the_period_and_its_address_is_kept(late, desk):
    client = desk(late.leader, at=LATER)
    page = read(client.get(f"{HERE}?ky=2024-Q2&xem=som"))
    assert "từng ngày, năm 2024" in page and re.search(r'href="[^"]*xem=som#units" aria-current="true">Trước hạn', page)
    assert 'name="xem" value="som"' in page and "xem=tre" in page
    assert re.search(r"Tháng 6<", page) and not re.search(r"Tháng 7<", page), "what has not begun is not there"
    assert "Không có số liệu" in read(client.get(f"{HERE}?ky=2023"))
    assert "như đã biết đến hết ngày 31/03/2024" in read(client.get(f"{HERE}?ky=2024&biet-den=31/03/2024"))


def test_a_year_costs_no_more_statements_than_a_month(late, desk):
    client = desk(late.leader, at=LATER)
    counts = []
    for _ in range(2):  # the first fills what is kept of units and procedures
        with CaptureQueriesContext(connection) as asked:
            read(client.get(f"{HERE}?ky=2024"))
        counts.append(len(asked))
        cell_reads = [one for one in asked if "indicators_cell" in one["sql"]]
    # Of dossiers only those are read that have turned late since midnight.
    fact_reads = [one["sql"] for one in asked if "FROM indicators_fact" in one["sql"]]
    assert len(cell_reads) <= 6 and all("_from >=" in sql for sql in fact_reads), fact_reads
    assert counts[1] <= MOST, counts


def test_a_whole_year_as_it_was_known(late, desk):
    """Counted one by one, a year of days is more than a statement has room for."""
    client = desk(late.leader, at=LATER + timedelta(days=300))
    page = read(client.get(f"{HERE}?ky=2024&xem=som&biet-den=31/12/2024"))
    assert [number for _, number in cells(page, "calendar")] == ["4", "1 trễ"]
    assert sum(int(number) for _, number in cells(page, "units")) == 2


def test_who_has_no_figures_has_no_rhythm(late, desk):
    for who in (late.officer, late.intake, late.citizen):
        assert desk(who, at=LATER).get(HERE).status_code == 404
    assert not cells(read(desk(late.colleague, at=LATER).get(f"{HERE}?ky=2024")), "units")
    assert desk(late.leader, at=LATER).get(f"{HERE}?don-vi=SNN").status_code == 404
    assert desk(None, at=LATER).get(HERE).status_code == 302
