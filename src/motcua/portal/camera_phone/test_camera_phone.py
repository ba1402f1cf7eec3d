"""Walked with the rest of the camera's way in portal/camera; here only that it is closed to others."""

import pytest
from django.test import Client

from motcua.portal.builders import begun, browser_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("secret", ["x", "a" * 500, "-"])
def test_a_guess_finds_nothing_and_says_what_to_do(office, secret):
    begun(browser_of(office.citizen))
    for who in (Client(), browser_of(office.stranger), browser_of(office.colleague)):
        answer = who.get(f"/chup/{secret}/")
        assert (answer.status_code, "mã QR mới" in answer.content.decode()) == (404, True)
