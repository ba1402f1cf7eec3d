from motcua.catalogue import builders
from motcua.catalogue.test_deciding import WHOLE

ADDRESS = "/lam-viec/danh-muc/so-sanh/{}/{}/"


def test_what_is_different_stands_beside_what_was(office, control, desk):
    one, other = builders.a_draft("1.999999", name="Tên <b>cũ</b>", **WHOLE), builders.a_draft("1.999999", name="Tên mới")
    page = desk(control).get(ADDRESS.format(one, other)).content.decode()
    assert "Tên &lt;b&gt;cũ&lt;/b&gt;" in page
    assert "Tên mới" in page
    assert "Biểu mẫu điện tử" in page
    assert "giống hệt nhau" in desk(control).get(ADDRESS.format(one, one)).content.decode()


def test_versions_of_two_procedures_are_not_compared(office, control, desk):
    one, other = builders.a_draft("1.999999"), builders.a_draft("1.999998")
    assert desk(control).get(ADDRESS.format(one, other)).status_code == 404
    assert desk(office.colleague).get(ADDRESS.format(one, one)).status_code == 404
