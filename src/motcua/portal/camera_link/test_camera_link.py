"""Walked with the rest of the camera's way in portal/camera; here only that it is closed to others."""

import pytest
from django.test import Client

from motcua.portal.builders import begun, browser_of

pytestmark = pytest.mark.django_db


def test_a_code_is_shown_to_the_draft_s_owner_alone(office):
    client = browser_of(office.citizen)
    draft = begun(client)
    address = f"/nop/{draft.pk}/giay-to/giay-to-khac/chup/ma/"
    page = client.post(address).content.decode()
    assert ("data:image/svg" in page, "hx-get" in page) == (True, True)
    assert browser_of(office.colleague).post(address).status_code == 404
    assert browser_of(office.stranger).post(address).status_code == 404
    assert Client().post(address)["Location"].startswith("/dang-nhap/")
