import html

from motcua.plans import builders
from motcua.plans.commands import confirm_target


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def test_what_waits_for_a_person_stands_first(office, control, desk):
    plan = builders.a_plan(confirmed=False)
    here = f"/lam-viec/ke-hoach/{plan.pk}/chi-tieu/"
    confirm_target(plan.targets.get(indicator="Q09").pk, "Q09", by=control, at=builders.AT)
    page = read(desk(control).get(here))
    assert page.index("20 chờ xác nhận") < page.index("1 đã xác nhận") < page.index("≥\u00a090%")
    assert page.count("/sua/xac-nhan/") == 21 and ">\u00a060%" in page and "=\u00a04\u00a0lần" in page
    assert "Chưa có số liệu" in page.partition("1 đã xác nhận")[2], "how it stands"
    only_read = read(desk(office.officer).get(here))
    assert "/sua/" not in only_read and only_read.count("Chờ xác nhận") == 20
    assert desk(office.citizen).get(here).status_code == 404
