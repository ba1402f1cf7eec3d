"""A list is as long as the number it stands behind, names no applicant, and holds nobody else's dossiers."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import builders, commands
from motcua.dossiers.builders import BRANCH, DESK, MONDAY
from motcua.dossiers.models import Dossier, Supplement
from motcua.indicators import queries as indicators
from motcua.indicators.commands import reading
from motcua.indicators.rules import Period, Scope
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.people import builders as people
from motcua.reports.layouts import listed as laid
from motcua.reports.queries import listing
from motcua.reports.rules.listing import LISTS
from motcua.reports.rules.periods import Days
from motcua.reports.rules.sheets import Rank

pytestmark = pytest.mark.django_db(transaction=True)
LATER = MONDAY + timedelta(days=60)
SPRING = Days(date(2024, 4, 1), date(2024, 6, 1))
REASON = [{"requirement": "condition", "reason": "Thiếu bản vẽ"}]


@dataclass(frozen=True)
class Situation(builders.Office):
    late: Dossier
    told: Dossier


@pytest.fixture
def office(province):
    """One done early; two late and open, of which one has a letter and an explanation that was accepted; one asked to complete."""
    office = builders.an_office()
    builders.a_dossier(office, until="deliver")
    late, told = (builders.a_dossier(office, until="assign") for _ in range(2))
    at = told.due_at + timedelta(days=1)
    commands.apologise(told.pk, by=office.head, at=at, until=at + timedelta(days=3), reason="Chậm")
    why = {"cause": "workload", "reason": "Nhiều hồ sơ", "remedy": "Thêm người", "liable_unit": BRANCH}
    commands.explain(told.pk, by=office.head, at=at, **why)
    commands.judge_explanation(told.pk, by=office.leader, at=at, accepted=True, opinion="Rút kinh nghiệm")
    asked = builders.a_dossier(office, until="assign", at=MONDAY + timedelta(days=1))
    commands.ask_supplement(asked.pk, by=office.officer, at=MONDAY + timedelta(days=3), reasons=REASON)
    while reading.read(500):
        pass
    return Situation(**vars(office), late=late, told=told)


def made(kind, unit="SNN", days=SPRING, **facts):
    return listing.listed(listing.Asked(kind=kind, unit=unit, days=days, at=LATER, **facts))


def told(found):
    """The rows by the keys of their columns."""
    keys = [leaf.key for leaf in found.sheet.layout.leaves]
    return [dict(zip(keys, row.cells, strict=True)) for row in found.sheet.rows if row.rank is Rank.LINE]


@pytest.mark.parametrize(
    ("kind", "part"), [("danh-sach-truoc-han", "early"), ("danh-sach-dung-han", "on_time"), ("danh-sach-qua-han", "late open_late")]
)
def test_a_list_is_as_long_as_the_form_says(office, kind, part):
    (row,) = indicators.settling("", Scope(unit="SNN"), Period(SPRING.since, SPRING.until), at=LATER)
    found = made(kind)
    assert found.count == len(found.sheet.rows) == sum(getattr(row, name) for name in part.split())
    assert made(kind, unit="SNN-CCTL").count == 0
    assert len(made(kind, limit=1).sheet.rows) == min(1, found.count)


def test_who_is_late_is_told_with_days_letter_and_officer(office):
    found = {row["code"]: row for row in told(made("danh-sach-qua-han"))}
    assert set(found) == {office.late.number, office.told.number}
    row = found[office.told.number]
    assert (row["note"], found[office.late.number]["note"]) == ("Đã xin lỗi", "")
    assert (row["result"], row["officer"], row["agency"]) == (
        "Đang giải quyết", office.officer.name, "Chi cục Trồng trọt và Bảo vệ thực vật"
    )
    assert row["days"] > 15 and row["return_due"] == local_date(office.told.due_at)
    assert {one["code"] for one in told(made("qua-han-chua-xin-loi"))} == {office.late.number}


def test_the_monthly_list_says_why_and_what_was_done_and_names_no_applicant(office):
    (row,) = told(made("cham-muon"))
    assert (row["late_settled"], row["late_open"], row["told"], row["explained"]) == (0, 2, 1, 1)
    assert row["cause"] == "Quá tải, thiếu người hoặc người giải quyết nghỉ"
    assert (row["decision"], row["officer"]) == ("Rút kinh nghiệm", office.officer.name)


@pytest.mark.parametrize("kind", [kind for kind, one in LISTS.items() if not one.names_persons])
def test_no_list_but_the_register_names_an_applicant(office, kind):
    found = made(kind, unit=DESK if kind == "ban-giao" else "SNN")
    text = str(found)
    assert found.count or kind in {"danh-sach-dung-han", "bo-sung-sai-mau"}
    assert [word for word in ("Trần Thị Bình", "0912345678", "024185001234", "Tân Mỹ") if word in text] == []
    assert laid.file(found.sheet, "pdf", "Danh sách").startswith(b"%PDF")


def test_the_register_is_form_06_over_a_new_year_too(office):
    days = Days(date(2023, 12, 1), date(2024, 6, 1))
    found = made("mau-06", unit=DESK, days=days)
    assert found.count == 4 and "Trần Thị Bình" in str(found)
    assert found.keys == made("mau-06", unit=DESK).keys


def test_the_inspectors_table_opens_downwards_and_its_numbers_are_the_lists(office):
    found = made("kiem-tra")
    (row,) = told(found)
    counts = {key: row[key] for key in ("checked", "late", "untold", "supplements", "wrong_form")}
    assert counts == {"checked": 4, "late": 2, "untold": 1, "supplements": 1, "wrong_form": 0}
    assert found.keys == (BRANCH, "SNN")
    of = {"late": "danh-sach-qua-han", "untold": "qua-han-chua-xin-loi", "supplements": "bo-sung", "wrong_form": "bo-sung-sai-mau"}
    assert {column: made(kind, unit=BRANCH).count for column, kind in of.items()} == {
        column: counts[column] for column in of
    }  # fmt: skip
    Supplement.objects.update(slip_number="")
    assert told(made("kiem-tra"))[0]["wrong_form"] == made("bo-sung-sai-mau").count == 1
    assert made("kiem-tra", unit=BRANCH).keys == ("", BRANCH), "what a unit does itself has no list of its own"


def test_what_was_handed_over_is_told_by_pairs_with_who_gave_and_who_took(office):
    day = local_date(MONDAY)
    rows = told(made("ban-giao", unit=DESK, days=Days(day, day + timedelta(days=30))))
    out = [row for row in rows if row["note"] == "Chuyển giải quyết"]
    back = [row for row in rows if row["note"] == "Chuyển trả kết quả"]
    assert (len(out), len(back)) == (4, 1)
    assert {(row["giver"], row["receiver"]) for row in out} == {(office.intake.name, office.head.name)}
    assert (back[0]["giver"], back[0]["receiver"]) == (office.clerk.name, office.returner.name)
    assert all(row["at"].endswith("2024") for row in rows) and dd_mm_yyyy(day) in out[0]["at"]
    assert made("ban-giao", unit=BRANCH, days=Days(day, day + timedelta(days=30))).count == len(rows)
    assert made("ban-giao", unit="SNN-CCTL").count == 0
    groups = [row.cells[2] for row in made("ban-giao", unit=DESK).sheet.rows if row.rank is Rank.GROUP]
    assert groups == sorted(set(groups), key=groups.index), "each pair stands once"


def test_the_evidence_names_a_workbook_for_each_criterion(office):
    found = made("minh-chung")
    rows = told(found)
    (on_time,) = (row for row in rows if row["file"] == "01 Q05.xlsx")
    assert (on_time["numerator"], on_time["denominator"]) == (1, 1)
    assert "Nguồn: Kế hoạch năm 2024" in on_time["formula"]
    assert {row["file"] for row in rows} == set(found.proven.files)
    archive = laid.archive(found.proven.rows, found.proven.files, found.sheet)
    names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
    assert names == ["00-danh-muc.xlsx", "00-danh-muc.docx", *sorted(found.proven.files)]


@pytest.mark.parametrize("kind", [kind for kind in LISTS if kind != "mau-06"])
def test_more_dossiers_cost_no_more_statements(office, kind):
    unit = DESK if kind == "ban-giao" else "SNN"
    made(kind, unit=unit)
    with CaptureQueriesContext(connection) as few:
        made(kind, unit=unit)
    for _ in range(3):
        late = builders.a_dossier(office, until="assign")
        commands.ask_supplement(late.pk, by=office.officer, at=MONDAY + timedelta(days=1), reasons=REASON)
        builders.a_dossier(office, until="deliver")
    while reading.read(500):
        pass
    with CaptureQueriesContext(connection) as many:
        made(kind, unit=unit)
    assert len(many) <= len(few) + 1, "\n".join(one["sql"][:120] for one in many)


def test_each_has_the_lists_of_their_own_units(office):
    inspector = people.an_actor("thanhtra", ("inspector", "SNN"))
    assert [one.name for one in listing.kinds_for(office.intake, LATER)] == ["mau-06", "ban-giao"]
    assert {one.name for one in listing.kinds_for(inspector, LATER)} == set(LISTS)
    assert listing.kinds_for(office.citizen, LATER) == []
    assert listing.units_for("ban-giao", office.officer, LATER) == {BRANCH}
    assert BRANCH in listing.units_for("kiem-tra", inspector, LATER)
    assert "D213" not in listing.units_for("kiem-tra", inspector, LATER)
