import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_wish_is_kept_and_the_page_speaks_english(office):
    client = Client()
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/huong-dan/"})
    assert answer["Location"] == "/huong-dan/"
    assert '<html class="govuk-template" lang="en">' in client.get("/huong-dan/").content.decode()


@pytest.mark.parametrize("address", [
    "https://evil.example/", "//evil.example", "javascript:alert(1)", "", "x", "<script>", "portal:home",
])
def test_nobody_is_led_astray(office, address):
    assert Client().post("/ngon-ngu/", {"language": "xx", "next": address})["Location"] == "/"


def test_a_look_changes_nothing(office):
    assert Client().get("/ngon-ngu/").status_code == 405
