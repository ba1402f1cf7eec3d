import io
import re

import pytest
from django.test import Client

from motcua.documents.builders import a_kept_file
from motcua.dossiers import commands
from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import NOW, SCRIPT, a_file, browser_of, words

pytestmark = pytest.mark.django_db
REASONS = [{"requirement": "paper-1", "reason": "Thiếu chữ ký"}, {"requirement": "content", "reason": "Chưa ghi diện tích kho"}]


@pytest.fixture
def dossier(office):
    return commands.ask_supplement(a_dossier(office).pk, by=office.intake, at=NOW, reasons=REASONS)


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


def state(dossier):
    dossier.refresh_from_db()
    return dossier.state


def test_the_page_says_what_is_wanted(client, dossier):
    said = words(client.get(f"/ho-so/{dossier.number}/bo-sung/"))
    assert "Thiếu chữ ký" in said
    assert "Nội dung kê khai chưa đúng, chưa đủ" in said


def test_without_a_script_the_files_come_with_the_form(client, dossier):
    answer = client.post(f"/ho-so/{dossier.number}/bo-sung/", {"paper-1": a_file("a"), "content": a_file("b", "kho.pdf")})
    assert answer["Location"] == f"/ho-so/{dossier.number}/"
    assert state(dossier) == "SUBMITTED"
    added = dossier.papers.filter(supplement=1)
    assert set(added.values_list("requirement", "file__name")) == {("paper-1", "đơn.pdf"), (None, "kho.pdf")}


def test_with_the_script_each_file_is_kept_first(client, dossier):
    row = client.post(f"/ho-so/{dossier.number}/bo-sung/paper-1/", {"paper-1": a_file()}, headers=SCRIPT)
    assert row.status_code == 201
    kept = re.search(r'name="kept" value="([^"]+)"', row.content.decode())[1]
    assert state(dossier) == "AWAITING_SUPPLEMENT"
    assert client.post(f"/ho-so/{dossier.number}/bo-sung/", {"kept": kept}).status_code == 302
    assert dossier.papers.get(supplement=1).requirement == "paper-1"
    assert client.get(f"/ho-so/{dossier.number}/bo-sung/")["Location"] == f"/ho-so/{dossier.number}/"


def test_another_persons_kept_file_is_not_handed_in(client, dossier, office):
    theirs = a_kept_file(by=office.stranger)
    answer = client.post(f"/ho-so/{dossier.number}/bo-sung/", {"kept": f"paper-1:{theirs.id}"})
    assert answer.status_code == 422
    assert not dossier.papers.filter(file=theirs.id).exists()


@pytest.mark.parametrize("kept", ["", "x", "paper-1:" + "-" * 36, "paper-1:00000000-0000-0000-0000-000000000000", "\x00"])
def test_nothing_or_nonsense_is_said(client, dossier, kept):
    answer = client.post(f"/ho-so/{dossier.number}/bo-sung/", {"kept": kept})
    assert (answer.status_code, "Chưa có giấy tờ nào được gửi" in words(answer)) == (422, True)
    assert state(dossier) == "AWAITING_SUPPLEMENT"


def test_a_bad_file_beside_a_good_one_loses_nothing(client, dossier):
    bad = io.BytesIO(b"MZ" + b"\0" * 300)
    bad.name = "kho.pdf"
    answer = client.post(f"/ho-so/{dossier.number}/bo-sung/", {"paper-1": a_file("tốt", "tot.pdf"), "content": bad})
    assert answer.status_code == 422
    assert "Loại tệp này không được nhận" in words(answer)
    assert "tot.pdf" in words(answer)


def test_nobody_elses(dossier, office):
    for other in (office.stranger, office.intake):
        assert browser_of(other).get(f"/ho-so/{dossier.number}/bo-sung/").status_code == 404
        assert browser_of(other).post(f"/ho-so/{dossier.number}/bo-sung/", {"paper-1": a_file()}).status_code == 404
        one = browser_of(other).post(f"/ho-so/{dossier.number}/bo-sung/paper-1/", {"f": a_file()}, headers=SCRIPT)
        assert one.status_code == 404
    assert Client().post(f"/ho-so/{dossier.number}/bo-sung/paper-1/", {"f": a_file()}, headers=SCRIPT).status_code == 401
    assert state(dossier) == "AWAITING_SUPPLEMENT"
