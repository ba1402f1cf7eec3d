import html
from datetime import date

from motcua.dossiers.builders import BRANCH
from motcua.plans import builders, commands


def test_findings_are_read_and_put_right_by_the_unit(office, control, desk):
    plan = builders.a_plan()
    here = f"/lam-viec/ke-hoach/{plan.pk}/kiem-tra/"
    assert "Chưa có kết luận" in html.unescape(desk(control).get(here).content.decode())
    found = {"finding": "Chậm <i>xin lỗi", "found_date": date(2024, 1, 5), "remedy_due_date": date(2024, 2, 1)}
    commands.record_finding(plan.pk, unit=BRANCH, **found, by=control, at=builders.AT)
    raw = desk(office.head).get(here).content.decode()
    assert "Chậm &lt;i&gt;xin lỗi" in raw and "Quá hạn khắc phục" in raw
    assert "/sua/khac-phuc/" in raw and "/sua/kiem-tra/" not in raw
    assert "/sua/khac-phuc/" not in desk(office.officer).get(here).content.decode()
    assert desk(office.citizen).get(here).status_code == 404
