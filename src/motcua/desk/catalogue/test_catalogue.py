from motcua.catalogue import builders, commands
from motcua.catalogue.builders import AT
from motcua.dossiers.builders import KEY
from motcua.kernel.actors import SYSTEM

ADDRESS = "/lam-viec/danh-muc/"


def test_all_procedures_are_listed_with_what_is_missing(control, desk):
    client = desk(control)
    page = client.get(ADDRESS, {"q": "1.004363 buon ban thuoc bao ve thuc vat"}).content.decode()
    assert "1.004363" in page
    assert "mục chưa kiểm chứng" in page
    assert "chưa có biểu mẫu điện tử" not in page
    draft = commands.next_draft(KEY, by=SYSTEM, at=AT)
    assert f"/lam-viec/danh-muc/ban/{draft}/" in client.get(ADDRESS, {"chon": "drafts"}).content.decode()
    odd = ({"q": "\x00 ' %"}, {"trang": "9999"}, {"trang": "x"}, {"chon": "?"}, {"chon": "missing"}, {"q": "không có thủ tục này"})
    for asked in odd:
        assert client.get(ADDRESS, asked).status_code == 200


def test_only_who_looks_after_the_catalogue_comes_in(office, desk):
    version = builders.a_draft("1.999999")
    pages = [
        "", f"tt/{KEY}/", f"ban/{version}/", f"ban/{version}/phan/papers/", f"ban/{version}/mau/", f"ban/{version}/mau/+/",
        f"ban/{version}/thu/", f"ban/{version}/xuat.json", f"so-sanh/{version}/{version}/", "nhap/", "xuat.xlsx",
    ]
    for path in pages:
        assert desk(office.colleague).get(ADDRESS + path).status_code == 404, path
        assert desk(office.colleague).post(ADDRESS + path).status_code in {404, 405}, path
        assert desk(office.stranger).get(ADDRESS + path).status_code == 404, path
        assert desk().get(ADDRESS + path).status_code == 302, path


def test_what_is_not_there_is_not_there(control, desk):
    client = desk(control)
    published = builders.a_version("1.999998")
    for path in ("tt/nothing/", "ban/999999/", "ban/99999999999/", f"ban/{published.id}/phan/papers/", f"ban/{published.id}/mau/",
                 f"ban/{published.id}/phan/nothing/", f"ban/{published.id}/xuat.exe", f"so-sanh/{published.id}/999999/"):
        assert client.get(ADDRESS + path).status_code == 404, path
