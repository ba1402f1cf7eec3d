from motcua.catalogue import builders
from motcua.dossiers.builders import KEY

ADDRESS = "/lam-viec/danh-muc/tt/{}/"


def test_versions_and_what_was_done(office, control, desk):
    client = desk(control)
    assert client.post(ADDRESS.format(KEY)).status_code == 302
    page = client.get(ADDRESS.format(KEY)).content.decode()
    assert "Bản thảo" in page
    assert "Lập bản thảo 2" in page
    assert "/lam-viec/danh-muc/so-sanh/" in page


def test_a_draft_is_opened_once(office, control, desk):
    draft = builders.a_draft("1.999999")
    assert desk(control).post(ADDRESS.format("1.999999-province")).url == f"/lam-viec/danh-muc/ban/{draft}/"
    assert desk(office.colleague).post(ADDRESS.format("1.999999-province")).status_code == 404
