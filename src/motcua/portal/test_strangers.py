"""Patrol: every address of this door, by everybody, with nonsense: a page or a 4xx, never a 500, never somebody else's."""

import random

import pytest
from django.test import Client
from django.urls import reverse

from motcua.portal.builders import browser_of, sent
from motcua.portal.urls import urlpatterns

pytestmark = pytest.mark.django_db
NONSENSE = [
    "", " ", "\x00", "x" * 5000, "-1", "1e999", "' OR 1=1 --", "<script>", "🌾" * 50, "%s%n", "../../etc/passwd", "٣", "on",
    "self",
]
OPEN = {
    "home", "procedures", "procedures_of_field", "procedure", "deadline", "deadline_ics", "guide", "accessibility", "language",
    "sign_in", "sign_in_code", "sign_in_name", "sign_in_partner", "sign_out", "camera_phone", "camera_pieces", "camera_piece",
    "situation", "track",
    "track_by_link", "rating", "statistics", "statistics_csv", "late", "units", "calendar", "blank_form",
    "kiosk", "call_screen", "my_ticket", "help", "help_topic", "help_glossary", "manual", "manual_picture",
}  # fmt: skip


def addresses(dossier):
    file = str(dossier.papers.first().file_id)
    known = {
        "key": "1.004363-province", "field": "thuy-loi", "pk": dossier.pk, "number": dossier.number, "file": file,
        "requirement": "paper-1", "paper": "1", "member": "1",
        "id": file, "link": file, "secret": "x", "page": "1", "situation": "nuoi-ca", "unit": "SNN-BPMC", "token": "x",
        "topic": "portal-home", "part": "nguoi-dan", "name": "portal-home",
    }  # fmt: skip
    for one in urlpatterns:
        yield one.name, reverse(f"portal:{one.name}", kwargs={name: known[name] for name in one.pattern.converters})


def test_every_door_that_is_not_open_is_closed(office):
    dossier = sent(browser_of(office.citizen))
    stranger, neighbour, official = Client(), browser_of(office.stranger), browser_of(office.intake)
    for name, address in addresses(dossier):
        if name in OPEN:
            assert stranger.get(address).status_code in {200, 302, 403, 404, 405, 422}, name
            continue
        asked = stranger.get(address)
        assert asked.status_code == 405 or asked["Location"].startswith("/dang-nhap/"), name
        if name == "helping":
            assert (neighbour.get(address).status_code, official.get(address).status_code) == (404, 200)
        elif name not in {"filing", "my_dossiers", "organisations", "upload_begin", "upload_cancel",
                          "api_keys", "api_key_end"}:  # one's own begin there
            assert neighbour.get(address).status_code in {404, 405}, name
            assert official.get(address).status_code in {404, 405}, name
            assert neighbour.post(address).status_code in {404, 405}, name


@pytest.mark.parametrize("seed", range(3))
def test_nonsense_gets_an_answer(office, seed):
    chance = random.Random(seed)
    client = browser_of(office.citizen)
    dossier = sent(client)
    names = ["q", "thu_tuc", "thoi_han", "ngay", "gio", "so", "phone", "told_to", "code", "full_name", "reason", "kept",
             "agree", "page", "next", "language", "owner_is", "receiving_unit", "case", "return_by",
             "submitter_number", "requested"]  # fmt: skip
    for name, address in addresses(dossier):
        if name == "sign_out":
            continue
        for send in (client.get, client.post):
            for _ in range(4):
                answer = send(address, {field: chance.choice(NONSENSE) for field in names})
                b"".join(answer)
                assert answer.status_code < 500, (name, send)


@pytest.mark.parametrize("address", [
    "/thu-tuc/%00-/", "/ho-so/%00/", "/nop/abc/thong-tin/", "/ho-so/a/tep/b/", "/thu-tuc/%F0%9F%8C%BE-/", "/nop//",
])
def test_addresses_that_nobody_made_are_no_pages(office, address):
    assert browser_of(office.citizen).get(address).status_code == 404
