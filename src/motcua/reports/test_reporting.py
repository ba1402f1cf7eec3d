"""A report of a closed period says what was known when it was closed, and says so; what is stated later is another version."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import builders
from motcua.dossiers import commands as dossiers
from motcua.indicators import commands as indicators
from motcua.indicators.commands import reading
from motcua.indicators.rules import Period
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal
from motcua.people import builders as people
from motcua.reports import commands, queries
from motcua.reports.queries import listing, reporting
from motcua.reports.rules import stating
from motcua.reports.rules.periods import CutOff, read
from motcua.reports.rules.settled import Waiting

pytestmark = pytest.mark.django_db(transaction=True)
QUARTER = read("2024-Q2", CutOff(15))
DAYS = Period(QUARTER.since, QUARTER.until)
CLOSED, LATER = datetime(2024, 6, 15, 8, tzinfo=HANOI), datetime(2024, 7, 1, 8, tzinfo=HANOI)


@pytest.fixture
def office(province, tmp_path, settings):
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    return builders.an_office()


@pytest.fixture
def control(office):
    return people.an_actor("kiemsoat", ("control", "SNN"))


def read_all():
    while reading.read(500):
        pass


def notes(one):
    return " ".join(note for _, sheet in one.sheets for note in sheet.layout.notes)


def total(one):
    return one.facts["forms"]["Theo lĩnh vực"]["total"][2:]


def test_a_closed_period_is_reported_as_it_was_known_and_restated_as_another_version(office, control):
    done = builders.a_dossier(office, until="deliver")
    builders.a_dossier(office, until="assign")
    read_all()
    live = reporting.report("II.06a", "SNN", QUARTER, at=CLOSED)
    assert "Số liệu chưa chốt, tính đến 08:00 15/06/2024." in notes(live) and "stated" not in live.facts

    closing = indicators.close(DAYS, "SNN", by=control, at=CLOSED)
    frozen = reporting.report("II.06a", "SNN", QUARTER, at=CLOSED)
    assert f"Số liệu đã chốt lúc 08:00 15/06/2024; dấu vân tay của số liệu: {closing.digest[:16]}." in notes(frozen)
    assert frozen.facts["stated"]["digest"] == closing.digest and total(frozen) == total(live)
    first = commands.make(frozen, by=control, at=CLOSED)

    dossiers.reopen(done.pk, by=office.leader, at=LATER, fault_unit=done.lead_unit_id, reason="Sai tên")
    read_all()
    again = reporting.report("II.06a", "SNN", QUARTER, at=LATER)
    assert again.facts == frozen.facts, "what is known later changes nothing"
    with pytest.raises(Refusal, match="report-unchanged"):
        commands.make(again, by=control, at=LATER)

    restated = indicators.restate(closing.pk, by=control, at=LATER)
    new = reporting.report("II.06a", "SNN", QUARTER, at=LATER)
    told = notes(new)
    assert "Số liệu điều chỉnh lần 1 của kỳ đã chốt lúc 08:00 01/07/2024" in told and restated.digest[:16] in told
    assert "Thay đổi so với phiên bản 1: Tổng cộng, cột (7): 1 → 0; Tổng cộng, cột (8): 1 → 0" in told
    second = commands.make(new, by=control, at=LATER)
    assert {(one.row, one.column, one.before, one.after) for one in queries.changed(second)} >= {("Tổng cộng", 11, 1, 2)}
    assert queries.changed(first) == []
    assert (queries.stated(first).ordinal, queries.stated(second).ordinal) == (0, 1)
    blocks = reporting.report("control", "SNN", QUARTER, at=LATER).document.blocks
    text = " ".join(block.text for block in blocks if hasattr(block, "text"))
    assert "Số liệu điều chỉnh lần 1" in text and "Đã giải quyết: 0 hồ sơ" in text


def test_a_list_of_a_closed_period_is_as_long_as_its_report_says(office, control):
    done = builders.a_dossier(office, until="deliver")
    read_all()
    indicators.close(DAYS, "SNN", by=control, at=CLOSED)
    dossiers.reopen(done.pk, by=office.leader, at=LATER, fault_unit=done.lead_unit_id, reason="Sai tên")
    read_all()
    found = listing.listed(listing.Asked(kind="danh-sach-truoc-han", unit="SNN", days=QUARTER, at=LATER))
    assert (found.count, found.keys) == (1, (done.number,))
    assert "Số liệu đã chốt lúc" in found.sheet.layout.notes[-1]
    below = listing.listed(listing.Asked(kind="danh-sach-truoc-han", unit=builders.BRANCH, days=QUARTER, at=LATER))
    assert below.count == 0 and "chưa chốt" in below.sheet.layout.notes[-1], "another unit has closed nothing"


@pytest.mark.parametrize("kind", ["II.06a", "control"])
def test_a_report_takes_as_many_statements_for_many_dossiers_as_for_few(office, kind):
    """II.06a about a score, the written report about twice that: of cells, units, the catalogue. No dossier is walked."""
    builders.a_dossier(office, until="deliver")
    read_all()
    reporting.report(kind, "SNN", QUARTER, at=LATER)
    with CaptureQueriesContext(connection) as few:
        reporting.report(kind, "SNN", QUARTER, at=LATER)
    for _ in range(6):
        builders.a_dossier(office, until="deliver")
    read_all()
    with CaptureQueriesContext(connection) as many:
        reporting.report(kind, "SNN", QUARTER, at=LATER)
    assert len(many) == len(few) <= 60, len(few)


def test_who_waits_is_told_once_whichever_head_it_stands_under(office):
    """By the real count: columns 9 and 12 change places, and nothing else does."""
    asked = builders.a_dossier(office, until="assign", at=datetime(2024, 6, 3, 8, tzinfo=HANOI))
    reasons = [{"requirement": "condition", "reason": "Thiếu"}]
    dossiers.ask_supplement(asked.pk, by=office.officer, at=asked.accepted_at + timedelta(days=1), reasons=reasons)
    builders.a_dossier(office, until="assign", at=datetime(2024, 6, 3, 8, tzinfo=HANOI))
    read_all()
    one, two = (total(reporting.report("II.06a", "SNN", QUARTER, at=CLOSED, waiting=waiting)) for waiting in Waiting)
    assert (one[0], two[0]) == (2, 2) and (one[6], one[9], two[6], two[9]) == (0, 2, 1, 1)
    assert one[4] + one[8] == two[4] + two[8] == 2


def test_what_is_kept_of_a_statement_is_read_back():
    at = datetime(2024, 7, 1, 8, tzinfo=HANOI)
    one = stating.Stated(at=at, known_at=at - timedelta(days=3), digest="ab" * 32, ordinal=2)
    assert stating.stated_of(one.data, at) == one
    assert stating.stated_of(None, at).sentence == "Số liệu chưa chốt, tính đến 08:00 01/07/2024."
    assert date(2024, 6, 14) == QUARTER.last
