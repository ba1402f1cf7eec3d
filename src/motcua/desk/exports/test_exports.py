import html
import re

import pytest

from motcua.desk.control_room.test_control_room import LATER, figures, read
from motcua.dossiers.builders import BRANCH
from motcua.exports import commands
from motcua.exports.models import Export
from motcua.journal import queries as journal
from motcua.kernel.actors import SYSTEM
from motcua.people import commands as people
from motcua.people.models import Post

__all__ = ["figures"]
HERE = "/lam-viec/tep-xuat/"
LIST = {"list": "behind", "code": "W02", "part": "numerator", "format": "csv"}


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "exports": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path / "exports"}}
    }
    settings.VAR = tmp_path


def pressed(client, address, label="Xuất CSV"):
    """Press the button of a screen, with all that its form holds."""
    page = read(client.get(address))
    form = re.search(r'<form class="mc-export.*?</form>', page, re.DOTALL)[0]
    fields = dict(re.findall(r'name="(?!csrf)(\w+)" value="([^"]+)"', form.partition("<button")[0]))
    fields["format"] = re.search(rf'value="(\w+)"[^>]*>{label}', form)[1]
    answer = client.post(re.search(r'action="([^"]+)"', form)[1], fields)
    assert answer.status_code == 302, answer.status_code
    return answer["Location"]


@pytest.mark.parametrize(
    ("where", "name", "rows"),
    [("so-lieu/W02/numerator/?ky=2024", "w02-ho-so-tiep-nhan_2024", 3),
     ("so-lieu/II.06a/early/?ky=2024-Q2", "ho-so-truoc-han_2024-Q2", 2),
     ("so-lieu/Q05/?ky=2024&theo=unit", "q05-theo-don-vi-giai-quyet_2024", 1),
     ("so-lieu/?ky=2024", "so-lieu-bang-dieu-hanh_2024", 36)],
)  # fmt: skip
def test_a_button_a_wait_a_file(figures, desk, where, name, rows):
    client = desk(figures.leader, at=LATER)
    for label, format in (("Xuất CSV", "csv"), ("Xuất Excel", "xlsx")):
        there = pressed(client, f"/lam-viec/{where}", label)
        assert "Đang đợi đến lượt." in read(client.get(there)) and client.get(f"{there}tep/").status_code == 404
        assert commands.make_next(at=LATER) is not None
        page = read(client.get(there))
        assert f"Đã xong: {rows} dòng." in page and f"Tải {name}.{format}" in page
        answer = client.get(f"{there}tep/")
        assert answer["Content-Disposition"] == f'attachment; filename="{name}.{format}"'
        content = b"".join(answer.streaming_content)
        assert len(content) == int(answer["Content-Length"]) == Export.objects.latest("pk").size
        assert content.startswith(b"PK" if format == "xlsx" else b"\xef\xbb\xbf")
    listed = read(client.get(HERE))
    assert f"{name}.csv" in listed and f"{name}.xlsx" in listed and listed.count("Tải về") == 2
    assert journal.trail(Export.objects.latest("pk").subject)[-1].kind == "export.taken"


def test_a_page_that_asks_again_gets_the_part_that_changes(figures, desk):
    client = desk(figures.leader, at=LATER)
    there = pressed(client, "/lam-viec/so-lieu/W02/numerator/?ky=2024")
    part = read(client.get(there, headers={"HX-Request": "true"}))
    assert "<html" not in part and f'hx-get="{there}"' in part
    Export.objects.update(state="MAKING", rows=2)
    assert "Đã ghi 2/3 dòng" in read(client.get(there, headers={"HX-Request": "true"}))
    commands.make_next(at=LATER)
    assert "hx-get" not in read(client.get(there, headers={"HX-Request": "true"}))


def test_only_who_asked_and_only_while_they_oversee_it(figures, desk):
    client = desk(figures.leader, at=LATER)
    there = pressed(client, "/lam-viec/so-lieu/W02/numerator/?ky=2024")
    commands.make_next(at=LATER)
    for other in (figures.colleague, figures.head, figures.officer, figures.citizen):
        for address in (there, f"{there}tep/"):
            assert desk(other, at=LATER).get(address).status_code == 404, other.name
    assert desk(None, at=LATER).get(f"{there}tep/").status_code == 302
    taken = client.get(f"{there}tep/")
    assert taken.status_code == 200 and b"".join(taken.streaming_content)
    for post in Post.objects.filter(account=figures.leader.id.partition(":")[2]):
        people.end_post(post.pk, on=LATER.date(), by=SYSTEM, at=LATER)
    assert client.get(f"{there}tep/").status_code == 403 and client.get(HERE).status_code == 403


def test_what_is_not_there_or_not_theirs_is_not_exported(figures, desk):
    client = desk(figures.leader, at=LATER)
    make = f"{HERE}lap/?ky=2024"
    for wrong in ({"list": "all"}, {"code": "Q99"}, {"part": "x"}, {"format": "exe"}, {"list": "told-apart"}, {"list": ""}):
        assert client.post(make, LIST | wrong).status_code == 404, wrong
    for address in (f"{HERE}lap/?ky=2024&don-vi=SNN-CCTL", f"{HERE}lap/?ky=x"):
        assert client.post(address, LIST).status_code == 404, address
    assert client.get(make).status_code == 405 and client.get(f"{HERE}9/").status_code == 404
    assert client.get(f"{HERE}{2**70}/").status_code == 404
    for who in (figures.officer, figures.intake, figures.citizen):
        assert desk(who, at=LATER).post(make, LIST).status_code == 404
        assert desk(who, at=LATER).get(HERE).status_code == 404
    assert desk(figures.colleague, at=LATER).post(f"{make}&don-vi={BRANCH}", LIST).status_code == 404
    assert not Export.objects.exists()


def test_too_many_at_once_and_one_that_failed_are_said_in_a_sentence(figures, desk):
    client = desk(figures.leader, at=LATER)
    for _ in range(5):
        assert client.post(f"{HERE}lap/?ky=2024", LIST).status_code == 302
    answer = client.post(f"{HERE}lap/?ky=2024", LIST, follow=True)
    assert "đang có 5 tệp chờ làm" in html.unescape(answer.content.decode())
    failed = Export.objects.first()
    Export.objects.filter(pk=failed.pk).update(state="FAILED", why="export-broken")
    assert "Hãy báo người quản trị" in read(client.get(f"{HERE}{failed.pk}/"))
