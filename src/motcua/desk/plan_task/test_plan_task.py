import html

from motcua.plans import builders
from motcua.plans.commands import Shown, add_evidence


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def test_a_task_is_read_by_the_department_and_acts_are_offered_to_who_may(office, control, desk):
    plan = builders.a_plan()
    report, register = plan.tasks.get(path="II.5.1"), plan.tasks.get(path="II.3.1")
    here = f"/lam-viec/ke-hoach/{plan.pk}/nhiem-vu/"
    proof = Shown(title="Báo cáo quý I", number="9/BC-SNN", delivers=True)
    add_evidence(report.pk, proof, unit=None, by=control, at=builders.AT)
    page = read(desk(office.officer).get(f"{here}{report.pk}/"))
    assert "Định kỳ" in page and "Chậm nhất 28/06/2024" in page and "9/BC-SNN" in page
    assert "Thêm minh chứng" in page.split("Quá trình")[1]
    assert "/sua/" not in page, "who only reads is offered nothing"
    late = read(desk(office.head).get(f"{here}{register.pk}/"))
    assert "Quá hạn" in late and "Chưa có sản phẩm cho kỳ hạn: 29/01/2024" in late
    assert "/sua/giao/" in late and "/sua/sua-viec/" not in late
    assert "/sua/sua-viec/" in read(desk(control).get(f"{here}{register.pk}/"))
    other = builders.a_plan()
    for wrong in (f"/lam-viec/ke-hoach/{other.pk}/nhiem-vu/{report.pk}/", f"{here}999999999999/"):
        assert desk(control).get(wrong).status_code == 404
    for who, status in ((office.citizen, 404), (None, 302)):
        assert desk(who).get(f"{here}{report.pk}/").status_code == status
