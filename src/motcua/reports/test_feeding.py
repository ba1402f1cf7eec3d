"""The other forms are fed by the same dossiers: their parts add up, and agree with II.06a."""

from datetime import date, timedelta
from random import Random

import pytest

from motcua.dossiers.builders import BRANCH, an_office
from motcua.indicators import queries as indicators
from motcua.indicators.builders import BEGINS, a_walk
from motcua.indicators.commands import reading
from motcua.indicators.rules import Period, Scope
from motcua.reports.layouts import listed as laid
from motcua.reports.queries import listing
from motcua.reports.rules.listing import FORMS
from motcua.reports.rules.periods import Days
from motcua.reports.rules.sheets import Rank

pytestmark = pytest.mark.django_db(transaction=True)
LATER = BEGINS + timedelta(days=160)
SPRING = Days(date(2024, 3, 15), date(2024, 6, 15))


@pytest.fixture
def walked(province):
    """Dossiers that went every way there is."""
    office, rng = an_office(), Random(7)
    for _ in range(14):
        a_walk(office, rng, steps=18)
    while reading.read(500):
        pass
    (row,) = indicators.settling("", Scope(unit="SNN"), Period(SPRING.since, SPRING.until), at=LATER)
    return row


def made(kind, unit="SNN"):
    return listing.listed(listing.Asked(kind=kind, unit=unit, days=SPRING, at=LATER))


def rows(found):
    keys = [leaf.key for leaf in found.sheet.layout.leaves]
    return [(row.rank, dict(zip(keys, row.cells, strict=True))) for row in found.sheet.rows]


@pytest.mark.parametrize("kind", ["bieu-07a-btp", "bieu-07a-btp-tuan"])
def test_the_family_of_2026_adds_up_and_agrees_with_the_form_before_it(walked, kind):
    *lines, (rank, total) = rows(made(kind))
    assert rank is Rank.TOTAL and lines
    for _, one in [*lines, (rank, total)]:
        online = one["online_wholly"] + one["online_partly"] + (one.get("online_other") or 0)
        assert one["received"] == one["direct"] + online + one["post"] + one["carried"]
        settled = [key for key in ("in_time", "early", "on_time", "late", "late_told", "late_untold") if key in one]
        assert one["settled"] == sum(one[key] for key in settled)
        open_ = [key for key in ("not_due", "open_late", "open_late_told", "open_late_untold") if key in one]
        assert one["open"] == sum(one[key] for key in open_)
        assert all(value is None or value >= 0 for key, value in one.items() if isinstance(value, int)), one
    assert (total["received"], total["settled"], total["open"]) == (walked.received, walked.settled, walked.open)
    assert walked.received > 5 and walked.late + walked.open_late > 0


def test_causes_stand_beside_the_late_of_their_field(walked):
    *lines, (_, total) = rows(made("bieu-ii-06g"))
    assert total["late"] == walked.late + walked.open_late == sum(one["late"] for _, one in lines)
    assert total["note"] is None and any(one["cause"] for _, one in lines)


def test_online_shares_are_of_the_sums(walked):
    *lines, (_, total) = rows(made("bieu-ii-08"))
    assert total["received"] == walked.received_online + walked.received_otherwise
    assert total["online"] == walked.received_online and 0 < total["online_rate"] < 1
    assert total["wholly"] + total["partly"] == sum(one["wholly"] + one["partly"] for _, one in lines) > 0


def test_all_levels_are_the_rows_of_the_units(walked):
    found = rows(made("bieu-ii-06b"))
    assert [one["name"] for rank, one in found if rank is Rank.LINE] == ["Chi cục Trồng trọt và Bảo vệ thực vật"]
    assert found[-1][1]["7"] == walked.settled


@pytest.mark.parametrize("kind", FORMS)
def test_of_whom_there_is_nothing_the_form_is_of_zeroes_and_still_a_file(walked, kind):
    found = made(kind, unit="SNN-CCTL")
    total = rows(found)[-1][1]
    assert {value for key, value in total.items() if isinstance(value, int) and key not in {"wholly", "partly"}} <= {0}
    assert laid.file(found.sheet, "xlsx", "Biểu").startswith(b"PK") and laid.file(made(kind, unit=BRANCH).sheet, "pdf", "x")
