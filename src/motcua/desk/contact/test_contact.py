from motcua.dossiers import builders
from motcua.visits.builders import AT, turned_away


def test_a_contact_is_seen_where_it_happened(office, desk):
    contact = turned_away(office.intake, AT)
    there = f"/lam-viec/luot-tiep/{contact.pk}/"
    client = desk(office.intake)
    assert client.get(there).status_code == 200
    assert client.get(there + "1.svg").content.startswith(b"<svg")
    assert client.get(there + "9.svg").status_code == 404
    for somebody in (office.colleague, office.citizen):
        for at in (there, there + "1.svg", there + "phieu.pdf"):
            assert desk(somebody).get(at).status_code == 404
    assert desk().get(there).status_code == 302


def test_how_often_somebody_came(office, desk):
    for _ in range(3):
        contact = turned_away(office.intake, AT)
    page = desk(office.intake).get(f"/lam-viec/luot-tiep/{contact.pk}/").content.decode()
    assert "đã đến 3 lần về thủ tục này" in page
    assert builders.version().papers[0].name in page
