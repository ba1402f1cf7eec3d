import html
import re
from datetime import timedelta
from fractions import Fraction

from motcua.desk.conftest import NOW
from motcua.dossiers import builders as dossiers
from motcua.indicators.commands import read as read_on
from motcua.plans import builders, commands
from motcua.plans.queries.figures import figures
from motcua.plans.rules import Status

HERE = "/lam-viec/chi-tieu/"
LATER = NOW + timedelta(days=30)


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


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
    assert [(unit.unit.code, unit.good, unit.every) for unit in settled.units] == [(dossiers.BRANCH, 3, 3)]
    assert settled.need.good is not None and settled.need.coming > 0 and settled.days_left > 100
    assert settled.forecast.low <= settled.forecast.share <= settled.forecast.high <= 100
    assert (found["Q02"].status, found["Q02"].measured) == (Status.NO_DATA, False), "nothing here counts it"
    assert (found["Q20"].status, found["Q19"].status) == (Status.NOT_MET, Status.NOT_MET), "a plan and a report were not delivered"

    page = read(desk(office.leader, at=LATER).get(HERE))
    assert plan.title in page and "3 trên 3 hồ sơ" in page and "Chưa có số liệu để đo" in page
    assert page.index("Chưa đạt</span> <strong>") < page.index("Đạt</span> <strong>")
    assert len(re.findall(r'<th scope="row"', page)) == 21


def test_no_data_is_never_met(office, desk):
    plan = builders.a_plan()
    every = figures(plan, at=builders.AT)
    assert {one.status for one in every} == {Status.NO_DATA}
    assert "Đạt</span> <strong>0</strong>" in read(desk(office.head).get(HERE))


def test_what_a_plan_delivers_counts(office, control):
    plan = builders.a_plan()
    shown = commands.Shown(title="Kế hoạch", number="05/KH-SNN", delivers=True)
    commands.add_evidence(plan.tasks.get(path="I.1").pk, shown, unit=None, by=control, at=builders.AT)
    found = {one.target.indicator: one for one in figures(plan, at=NOW)}
    assert (found["Q20"].status, found["Q20"].value) == (Status.MET, 1)
    assert (found["Q21"].status, found["Q11"].status) == (Status.NOT_MET, Status.NO_DATA)


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
