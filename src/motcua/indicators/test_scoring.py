"""The score of QĐ 766: the worked example, its edges, and what must hold for any ratios."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.indicators.rules.scoring import PROFILES, band, score

# A province with these ratios, worked out by hand: 17.66 + 19.40 + 8.625 + 7.32 + 13.30 + 18 = 84.305.
WORKED = {
    "1.1": "1", "1.2": "1", "1.3": "0.98", "1.4": "0.95", "2.1": "0.97", "3.1": "0.65", "3.2": "0.40", "3.3": "0.45", "3.6": "0.72",
    "3.5b": "0.50", "3.5": "0.70", "4.1": "0.80", "4.2": "0.75", "4.3": "0.60", "4.4": "0.30", "4.5a": "0.50", "4.5b": "0.90",
    "5.2": "1", "5.3": "1", "5.4": "0.93",
}  # fmt: skip
RATIOS = {f"766-{code}": Fraction(ratio) for code, ratio in WORKED.items()}
GROUPS = {
    "766-2022": ["17.66", "19.4", "15.945", "13.3", "18"], "766-portal-2026": ["17.66", "19.4", "8.625", "7.32", "13.3", "18"],
}  # fmt: skip


@pytest.mark.parametrize("code", GROUPS)
def test_the_worked_example(code):
    found = score(PROFILES[code], RATIOS)
    assert [group.got for group, _ in found.groups] == [Fraction(points) for points in GROUPS[code]]
    assert found.whole.got == Fraction("84.305")
    assert (found.whole.available, found.whole.most) == (98, 100), "certified copies are not known"
    assert found.band.name == "tốt" and not found.band.verified


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_profile_comes_to_a_hundred(profile):
    assert profile.most == 100
    codes = [item.code for group in profile.groups for item in group.items]
    assert len(codes) == len(set(codes)) == 21
    assert profile.bands[-1].least == 0


BANDS = {"100": "xuất sắc", "90": "xuất sắc", "89.99": "tốt", "80": "tốt", "79.99": "khá", "70": "khá", "50": "trung bình",
         "49.99": "yếu", "0": "yếu"}  # fmt: skip


@pytest.mark.parametrize(("points", "name"), BANDS.items())
def test_bands(points, name):
    assert band(PROFILES["766-2022"], Fraction(points)).name == name


def test_nothing_known_is_no_score():
    found = score(PROFILES["766-2022"], {})
    assert (found.whole.got, found.whole.available, found.band) == (None, 0, None)


def test_below_the_province_some_items_are_left_out():
    whole, below = (score(PROFILES["766-2022"], RATIOS, root=root).whole for root in (True, False))
    assert (whole.most, below.most) == (100, 94)


@given(st.dictionaries(st.sampled_from(sorted(RATIOS)), st.none() | st.fractions(0, 1)), st.sampled_from(sorted(PROFILES)))
def test_points_lie_between_nought_and_what_is_available_and_grow_with_ratios(ratios, code):
    profile = PROFILES[code]
    found = score(profile, ratios).whole
    assert found.got is None or 0 <= found.got <= found.available <= profile.most
    better = {item: None if ratio is None else min(Fraction(1), ratio + Fraction(1, 10)) for item, ratio in ratios.items()}
    assert found.got is None or score(profile, better).whole.got >= found.got
