import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("address", ["/huong-dan/"])
def test_anybody_reads_it(office, address, language):
    client = Client()
    client.cookies["language"] = language
    assert client.get(address).status_code == 200


def test_it_speaks_of_the_phone_only_where_a_code_reaches_one(office, settings):
    assert "bằng số điện thoại hoặc thư điện tử" in Client().get("/huong-dan/").content.decode()
    settings.PRODUCTION, settings.SMS_URL = True, ""
    assert "Đăng nhập bằng thư điện tử" in Client().get("/huong-dan/").content.decode()
