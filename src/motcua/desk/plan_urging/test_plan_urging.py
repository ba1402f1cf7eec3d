import html

from motcua.desk.conftest import NOW
from motcua.dossiers.builders import BRANCH
from motcua.plans import builders, commands
from motcua.plans.models import UrgingLetter


def test_drafts_are_seen_by_who_may_issue_them_and_letters_by_all(office, control, desk):
    plan = builders.a_plan()
    here = f"/lam-viec/ke-hoach/{plan.pk}/don-doc/"
    assert "Chưa phải đôn đốc" in html.unescape(desk(control).get(here).content.decode())
    commands.draft_urging(plan.pk, at=NOW)
    draft = UrgingLetter.objects.get(unit=BRANCH)
    assert "dự thảo chờ ký" in html.unescape(desk(control).get(here).content.decode())
    assert "dự thảo chờ ký" not in html.unescape(desk(office.head).get(here).content.decode())
    paper = f"{here}{draft.pk}.pdf"
    assert [desk(who).get(paper).status_code for who in (control, office.head, office.citizen)] == [200, 404, 404]
    by = {"signer": "Lê Văn A", "signer_title": "Giám đốc"}
    signed = desk(control).post(f"/lam-viec/ke-hoach/{plan.pk}/sua/don-doc/{draft.pk}/", by)
    assert signed.status_code == 302
    page = html.unescape(desk(office.head).get(here).content.decode())
    assert "1 đã phát hành" in page and "Số 01/SNN-VP" in page and ": 1 lần." in page
    assert desk(office.head).get(paper).content.startswith(b"%PDF")
    assert desk(control).get(f"{here}999999999999.pdf").status_code == 404
