import html
import re
from datetime import date, timedelta
from fractions import Fraction

from motcua.desk.conftest import NOW
from motcua.dossiers import builders as dossiers
from motcua.indicators.commands import read as read_on
from motcua.people import builders as people
from motcua.plans import builders, commands, queries
from motcua.plans.queries.figures import figures
from motcua.plans.rules import Status
from motcua.reports import commands as reports
from motcua.reports.builders import CUT_OFF, assembled_control
from motcua.reports.rules.periods import read as read_period

HERE = "/lam-viec/chi-tieu/"
LATER = NOW + timedelta(days=30)


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def page_of(desk, office):
    return read(desk(office.leader, at=LATER).get(HERE))


def test_each_target_stands_as_the_dossiers_have_it(transactional_db, office, desk):
    plan = builders.a_plan()
    for _ in range(3):
        dossiers.a_dossier(office, until="deliver")
    while read_on(500):
        pass
    found = {one.target.indicator: one for one in figures(plan, at=LATER)}
    assert len(found) == 21
    settled = found["Q05"]
    assert (settled.good, settled.every, settled.value, settled.status) == (3, 3, Fraction(100), Status.MET)
    assert sum(month.every for month in settled.months) == 3 and len(settled.months) == 5
    units = {one.bearer.unit.code: (one.bearer.is_own, one.good, one.every) for one in settled.units}
    assert units.pop(dossiers.BRANCH) == (True, 3, 3) and set(units.values()) == {(True, 0, 0), (False, 0, 0)}
    assert {"SNN-CCCNTY", "D213", "D222"} <= set(units) and not {"SNN-TCCB", "TTHCC", "SNN"} & set(units)
    assert sum(not is_own for is_own, *_ in units.values()) == 10, "every district"
    assert settled.need.good is not None and settled.need.coming > 0 and settled.days_left > 100
    assert settled.forecast.low <= settled.forecast.share <= settled.forecast.high <= 100
    assert (found["Q02"].status, found["Q02"].measured) == (Status.NO_DATA, True), "nothing was due"
    assert found["Q05"].need and not found["Q07"].need and not found["Q15"].forecast and found["Q07"].every > 50
    assert found["Q18"].units == found["Q15"].units == () and found["Q15"].every == 1 and "trên 1 người" in page_of(desk, office)
    assert (found["Q20"].status, found["Q19"].status) == (Status.MET, Status.NOT_MET), "the plan was issued, no report was sent"

    page = page_of(desk, office)
    assert plan.title in page and "3 trên 3 hồ sơ" in page and "Chưa có số liệu để đo" in page
    assert page.index("Chưa đạt</span>") < page.index("Đạt</span>")
    assert len(re.findall(r'<th scope="row"', page.partition("Việc định kỳ")[0])) == 21


def test_every_number_opens_as_many_dossiers_as_it_says_for_who_may_see_them(transactional_db, office, desk):
    builders.a_plan()
    for until in ("deliver", "deliver", "transfer"):
        dossiers.a_dossier(office, until=until)
    while read_on(500):
        pass
    director = desk(people.an_actor("gd.so", ("leader", "SNN")), at=LATER)
    page = read(director.get(HERE))
    opened = re.findall(r'href="(/lam-viec/so-lieu/Q05/[^"]+)">(?:(\d+)/\d+|[\d,]+%|\d+ trên (\d+) hồ sơ)<', page)
    assert {(good, every) for _, good, every in opened} >= {("2", ""), ("", "2"), ("", "")}
    for address, *said in opened:
        assert "<strong>2 hồ sơ</strong>" in read(director.get(address)), (address, said)
    of_branch = page_of(desk, office)
    assert set(re.findall(r"don-vi=([\w-]+)\"", of_branch)) == {dossiers.BRANCH}, "a branch opens its own numbers only"
    assert "/so-lieu/" not in read(desk(office.officer, at=LATER).get(HERE)).partition('id="main"')[2]


def test_the_view_is_its_address(transactional_db, office, desk):
    builders.a_plan()
    dossiers.a_dossier(office, until="deliver")
    while read_on(500):
        pass
    director = desk(people.an_actor("gd.so", ("leader", "SNN")), at=LATER)
    rows = {words: set(re.findall(r"<strong>(?:<a[^>]*>)?(Q\d\d)", read(director.get(HERE + words)))) for words in (
        "", "?don-vi=SNN-CCTL", "?phan=II", "?phan=loi-van", "?trang-thai=met", "?trang-thai=met&phan=III")}  # fmt: skip
    assert len(rows[""]) == len(rows["?don-vi=SNN-CCTL"]) == 21
    assert rows["?phan=II"] == {"Q04", "Q19", "Q21"} and {"Q01", "Q10"} <= rows["?phan=loi-van"]
    met = rows["?trang-thai=met"]
    assert {"Q05", "Q20"} <= met and rows["?trang-thai=met&phan=III"] == met - {"Q07", "Q20"}
    elsewhere = read(director.get(HERE + "?don-vi=SNN-CCTL"))
    assert "trên 1 hồ sơ" not in elsewhere and "Theo đơn vị" not in elsewhere and "Chỉ của CC TL" in elsewhere
    for wrong in ("?don-vi=x", "?don-vi=D213", "?phan=IX", "?trang-thai=good", "?phan=%00"):
        assert director.get(HERE + wrong).status_code == 404


def test_no_data_is_never_met(office, desk):
    plan = builders.a_plan()
    every = figures(plan, at=builders.AT)
    assert {one.target.indicator: one.status for one in every if one.status is not Status.NO_DATA} == {
        "Q20": Status.MET, "Q07": Status.MET, "Q18": Status.NOT_MET,
    }, "procedures are there before any dossier is"  # fmt: skip
    assert "Đạt <span>2</span>" in read(desk(office.head, at=builders.AT).get(HERE))


def test_what_is_delivered_late_is_not_kept(office, control):
    plan = builders.a_plan()

    def stands(at=NOW, unit=""):
        return {one.target.indicator: one for one in figures(plan, at=at, unit=unit)}

    def deliver(path, on, unit=None, due=None):
        shown = commands.Shown(title="Văn bản", number="12", delivers=True, happened_date=on, due_date=due)
        commands.add_evidence(plan.tasks.get(path=path).pk, shown, unit=unit, by=control, at=NOW)

    register = plan.tasks.get(path="II.3.1")
    units = sorted(queries.leads(register))
    for unit in units[1:]:
        deliver("II.3.1", date(2024, 1, 26), unit)
    deliver("II.3.1", date(2024, 2, 2), units[0])
    deliver("II.5.1", date(2024, 3, 28), due=date(2024, 3, 29))
    found = stands()
    assert (found["Q21"].status, found["Q21"].good, found["Q21"].every) == (Status.NOT_MET, len(units) - 1, len(units))
    assert (found["Q19"].status, found["Q19"].value, found["Q19"].every) == (Status.MET, 1, 4)
    assert stands(unit=units[1])["Q21"].status is Status.MET and stands(unit=units[0])["Q21"].status is Status.NOT_MET
    assert stands(at=NOW + timedelta(days=120))["Q19"].status is Status.NOT_MET, "none in June"


def test_reports_approved_here_are_the_plans(office, control, desk, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    plan, director = builders.a_plan(), people.an_actor("gd.so", ("leader", "SNN"))
    assert "Quá hạn" in read(desk(director).get(HERE)).partition("Việc định kỳ")[2]
    made = reports.make(assembled_control(period=read_period("2024-Q1", CUT_OFF)), by=director, at=NOW)
    begun = read(desk(director).get(HERE)).partition("Việc định kỳ")[2]
    assert f'href="/lam-viec/bao-cao/{made.pk}/">Báo cáo quý I/2024</a>' in begun
    reports.approve(made.pk, by=director, at=NOW)
    proof = plan.tasks.get(path="II.5.1").evidence.get()
    assert (proof.due_date, proof.happened_date, proof.unit_id) == (date(2024, 3, 29), NOW.date(), None)
    assert "Đã duyệt" in read(desk(director).get(HERE)).partition("Việc định kỳ")[2]
    assert {one.target.indicator: one.status for one in figures(plan, at=NOW)}["Q19"] is Status.NOT_MET, "five days late"


def test_only_of_a_plan_in_force_and_for_the_department(office, control, desk):
    draft = builders.a_plan(issued=False)
    assert desk(control).get(HERE).status_code == 404, "none is in force"
    plan = builders.a_plan(confirmed=False)
    assert "Chưa có chỉ tiêu nào được xác nhận" in read(desk(control).get(HERE))
    assert desk(control).get(f"{HERE}?ke-hoach={plan.pk}").status_code == 200
    for wrong in (f"?ke-hoach={draft.pk}", "?ke-hoach=x", "?ke-hoach=%00"):
        assert desk(control).get(HERE + wrong).status_code == 404
    for who, status in ((office.citizen, 404), (None, 302)):
        assert desk(who).get(HERE).status_code == status
