from motcua.dossiers import builders
from motcua.journal import queries as journal


def test_a_paper_goes_to_whom_it_concerns_and_the_look_is_logged(office, desk):
    dossier = builders.a_dossier(office, until="accept")
    client = desk(office.intake)
    for form in ("giay-hen", "kiem-soat"):
        answer = client.get(f"/lam-viec/ho-so/{dossier.number}/giay/{form}.pdf")
        assert answer.content.startswith(b"%PDF"), form
        assert dossier.number in answer["Content-Disposition"]
    for form in ("tu-choi", "dung", "bo-sung-1", "xin-loi-1", "xin-loi-0", "bo-sung-99999", "khac", "bo-sung-x"):
        assert client.get(f"/lam-viec/ho-so/{dossier.number}/giay/{form}.pdf").status_code == 404, form
    assert desk(office.colleague).get(f"/lam-viec/ho-so/{dossier.number}/giay/giay-hen.pdf").status_code == 404
    assert journal.events(f"look:dossier:{dossier.pk}").count() == 2
