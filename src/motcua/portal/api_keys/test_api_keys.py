import re

import pytest
from django.test import Client

from motcua.people.models import ApiKey
from motcua.portal.builders import browser_of, words

pytestmark = pytest.mark.django_db
HERE = "/khoa-ket-noi/"


@pytest.mark.parametrize("who", ["citizen", "officer"])
def test_a_key_is_made_shown_once_and_ended(office, who):
    client = browser_of(getattr(office, who))
    made = client.post(HERE, {"name": "Kế toán", "writes": "on"})
    secret = re.search(r"<code[^>]*>([^<]+)</code>", made.content.decode())[1]
    assert (made.status_code, made["Cache-Control"]) == (200, "no-store")
    assert 'value="Kế toán"' not in made.content.decode(), "the form below is for another one"
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).json()["writes"] is True
    page = client.get(HERE)
    assert ("Kế toán" in words(page), secret in page.content.decode()) == (True, False)
    client.post(f"{HERE}{ApiKey.objects.get().pk}/bo/")
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert "Kế toán" not in words(client.get(HERE))


def test_what_is_wrong_is_said_and_another_s_key_is_nobody_s(office):
    client, stranger = browser_of(office.citizen), browser_of(office.stranger)
    assert client.post(HERE, {"name": ""}).status_code == 422
    client.post(HERE, {"name": "Kế toán"})
    key = ApiKey.objects.get()
    assert "Kế toán" not in words(stranger.get(HERE))
    answer = stranger.post(f"{HERE}{key.pk}/bo/", follow=True)
    assert "Khóa này không còn" in words(answer)
    key.refresh_from_db()
    assert (key.ended_at, key.writes) == (None, False)
    for n in range(10):
        last = client.post(HERE, {"name": str(n)})
    assert (last.status_code, "đủ 10 khóa" in words(last)) == (422, True)
