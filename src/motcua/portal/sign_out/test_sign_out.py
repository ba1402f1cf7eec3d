import pytest

from motcua.portal.builders import browser_of

pytestmark = pytest.mark.django_db


def test_out_by_post_only(office):
    client = browser_of(office.citizen)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.get("/ho-so/").status_code == 200
    assert client.post("/dang-xuat/")["Location"] == "/"
    assert client.get("/ho-so/").status_code == 302
