import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("address", ["/huong-dan/"])
def test_anybody_reads_it(office, address, language):
    client = Client()
    client.cookies["language"] = language
    assert client.get(address).status_code == 200
