from fractions import Fraction

import pytest

from motcua.desk.control_room.test_control_room import LATER, figures, read
from motcua.indicators.rules import Value
from motcua.indicators.rules.criteria import CRITERIA, points_of

__all__ = ["figures"]
HERE = "/lam-viec/so-lieu/chin-chi-so/"


def test_points_come_from_dossiers_and_open_them(figures, desk):
    client = desk(figures.leader, at=LATER)
    page = read(client.get(f"{HERE}?ky=2024"))
    assert "người chấm" in page and "/lam-viec/so-lieu/N1-2/numerator/" in page and "chưa kiểm chứng" in page
    assert "Chi cục Trồng trọt" in page
    assert figures.officer.name in read(client.get(f"{HERE}?ky=2024&theo=officer"))
    assert "<strong>2 hồ sơ</strong>" in read(client.get("/lam-viec/so-lieu/N1-2/numerator/?ky=2024"))
    assert desk(figures.officer, at=LATER).get(HERE).status_code == 404


@pytest.mark.parametrize(
    ("two", "one", "points"),
    [((3, 4), (1, 4), Fraction(7, 4)), ((0, 4), (0, 4), Fraction(0)), ((4, 4), (0, 4), Fraction(2)), ((0, 0), (0, 0), None)],
)
def test_two_one_or_no_points_for_each(two, one, points):
    values = {"N1-2": Value("N1-2", *two), "N1-1": Value("N1-1", *one)}
    assert points_of(CRITERIA[0], values) == points
    assert points_of(CRITERIA[1], values) is None
