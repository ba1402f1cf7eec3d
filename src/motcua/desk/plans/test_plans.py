import html

from motcua.plans import builders, commands

HERE = "/lam-viec/ke-hoach/"


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def test_the_department_reads_its_plans_and_nobody_else_does(office, control, desk):
    draft = builders.a_plan(issued=False)
    page = read(desk(control).get(HERE))
    assert draft.title in page and "Dự thảo" in page and "Nhập kế hoạch từ tệp" in page
    for who in (office.head, office.officer, office.citizen):
        assert desk(who).get(HERE).status_code == 404, "a draft is nobody else's"
    assert desk(None).get(HERE).status_code == 302
    commands.issue(draft.pk, number="05/KH-SNN", issued_date=builders.AT.date(), by=control, at=builders.AT)
    page = read(desk(office.officer).get(HERE))
    assert "Số 05/KH-SNN ngày 08/01/2024" in page and "Nhập kế hoạch" not in page
    assert '?trang-thai=late">2</a>' in desk(office.officer).get(HERE).content.decode(), "II.3.1, a report"
    assert desk(office.citizen).get(HERE).status_code == 404
