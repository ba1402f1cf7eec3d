"""A first view of any open page, on the cheapest line: everything the browser must fetch, as it goes over the wire."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import KEY, NOW

pytestmark = pytest.mark.django_db
ROOM = Path(__file__).parents[1]
DIST = ROOM / "ui/static/dist"
MOST = 150 * 1024
PAGES = [
    "/", "/thu-tuc/", "/thu-tuc/?q=thuoc", "/thu-tuc/linh-vuc/thuy-loi/", f"/thu-tuc/{KEY}/", f"/thu-tuc/{KEY}/?day-du=1",
    "/viec/nuoi-ca/", "/tinh-thoi-han/", "/tinh-thoi-han/?thu_tuc=1.004363&ngay=25/04/2024&gio=10:00", "/tra-cuu/", "/huong-dan/",
    "/ho-tro-tiep-can/", "/dang-nhap/", "/so-lieu/?tu=2023-04", "/so-lieu/?theo=don-vi", "/qua-hen/", "/noi-tiep-nhan/",
    "/lich-lam-viec/", "/huong-dan/nguoi-dan/", "/huong-dan/quan-tri/",
]  # fmt: skip
# By the one script, when there is one; what a page without script does not fetch counts all the same.
LETTERS = [f"fonts/be-vietnam-pro-{letters}-{weight}.woff2" for letters in ("latin", "vietnamese") for weight in (400, 600)]


def over_the_wire(path):
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content))


@pytest.mark.skipif(not (DIST / "motcua.css").exists(), reason="page assets are not built")
@pytest.mark.parametrize("address", PAGES)
def test_a_first_view_is_light(office, address):
    a_dossier(office, at=NOW)
    answer = Client().get(address)
    html = answer.content.decode()
    asked = set(re.findall(r'(?:src|href)="[^"]*?/static/dist/([^"]+)"', html)) | set(LETTERS)
    assert not re.search(r'(?:src|srcset)="(?:https?:)?//', html)  # nothing from anywhere else
    weight = len(gzip.compress(answer.content)) + sum(over_the_wire(DIST / name) for name in asked)
    assert answer.status_code == 200
    assert {"motcua.css", "motcua.js"} <= asked
    assert weight < MOST, f"{address} weighs {weight / 1024:.0f} KB"
