from motcua.dossiers import builders


def test_the_receipt_is_printed_from_its_own_page(office, desk):
    dossier = builders.a_dossier(office, until="accept")
    there = f"/lam-viec/ho-so/{dossier.number}/giay-hen/"
    client = desk(office.intake)
    assert "data-print-now" in client.get(there).content.decode()
    assert client.get(there + "1.svg").content.startswith(b"<svg")
    assert client.get(there + "2.svg").status_code == client.get(there + "0.svg").status_code == 404
    for somebody in (office.colleague, office.citizen):
        assert desk(somebody).get(there).status_code == desk(somebody).get(there + "1.svg").status_code == 404
    assert desk().get(there).status_code == 302


def test_before_it_is_taken_in_there_is_none(office, desk):
    waiting = builders.a_dossier(office, until="submit")
    assert desk(office.intake).get(f"/lam-viec/ho-so/{waiting.number}/giay-hen/").status_code == 404
