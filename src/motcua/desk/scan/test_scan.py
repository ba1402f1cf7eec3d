import html
import re

import pytest

from motcua.desk.intake.test_intake import HERE, a_scan, kept_in, typed
from motcua.documents.models import CameraLink
from motcua.dossiers import builders

THERE = "/lam-viec/tiep-nhan/chup/"


def test_a_code_for_the_phone_and_waiting_for_what_comes(office, desk):
    client = desk(office.intake)
    page = html.unescape(client.post(THERE, {"procedure": builders.KEY, "row": "0"}).content.decode())
    link = CameraLink.objects.get()
    assert "data:image/svg+xml" in page and f"{THERE}{link.id}/?row=0" in page
    assert "Đang đợi ảnh" in client.get(f"{THERE}{link.id}/?row=0").content.decode()
    for somebody in (office.colleague, office.officer):
        assert desk(somebody).get(f"{THERE}{link.id}/?row=0").status_code == 404


WRONG = [{}, {"procedure": "x", "row": "0"}, {"procedure": "\x00", "row": "0"}, {"row": "99"}, {"row": "²"}]


@pytest.mark.parametrize("wrong", WRONG)
def test_nothing_for_nonsense(office, desk, wrong):
    assert desk(office.intake).post(THERE, {"procedure": builders.KEY, "row": "x"} | wrong).status_code == 404


def test_what_was_kept_shows_its_picture_to_who_kept_it_alone(office, desk):
    client = desk(office.intake)
    answer = client.post(HERE, typed(phone="1") | {"papers-0-scan": a_scan()})
    (id,) = kept_in(answer).values()
    there = re.search(r'src="([^"]+anh\.webp)"', answer.content.decode())[1]
    assert id in there.replace("-", "") or id in there
    picture = client.get(there)
    assert picture.status_code == 200 and b"".join(picture.streaming_content)[:4] == b"RIFF"
    for close in picture._resource_closers:  # `close()` would end the test's connection too
        close()
    for somebody in (office.colleague, office.citizen):
        assert desk(somebody).get(there).status_code == 404
    assert desk().get(there).status_code == 302


def test_only_who_takes_in(office, desk):
    for somebody in (office.officer, office.citizen):
        assert desk(somebody).post(THERE, {"procedure": builders.KEY, "row": "0"}).status_code == 404
