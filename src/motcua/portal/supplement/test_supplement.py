import io
import re

import pytest
from django.test import Client

from motcua.documents.builders import a_kept_file
from motcua.dossiers import commands
from motcua.dossiers.builders import a_dossier
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal
from motcua.letters import queries as letters
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


MARKED = [{"field": "shop_area", "reason": "Diện tích không khớp bản vẽ"}, {"requirement": "paper-1", "reason": "Thiếu chữ ký"}]


@pytest.fixture
def marked(office):
    return commands.ask_supplement(a_dossier(office).pk, by=office.intake, at=NOW, reasons=MARKED)


def test_only_the_marked_field_is_open_with_the_officials_words_and_both_answers_are_kept(client, marked):
    page = client.get(f"/ho-so/{marked.number}/bo-sung/")
    assert "Diện tích không khớp bản vẽ" in words(page)
    html = page.content.decode()
    assert 'name="f.shop_area"' in html
    assert 'name="f.shop_name"' not in html
    before = dict(marked.form["answers"])
    sent = {"f.shop_area": "99,5", "f.shop_name": "Tên khác", "paper-1": a_file("a")}
    assert client.post(f"/ho-so/{marked.number}/bo-sung/", sent)["Location"] == f"/ho-so/{marked.number}/"
    marked.refresh_from_db()
    assert (marked.form["answers"]["shop_area"], marked.form["answers"]["shop_name"]) == ("99.5", before["shop_name"])
    corrected = journal.trail(marked.subject)[-1].data["corrected"]
    assert {"field": "shop_area", "before": before["shop_area"], "after": "99.5"} in corrected


def test_the_timeline_says_what_was_put_right(client, marked):
    before = marked.form["answers"]["shop_area"].replace(".", ",")
    client.post(f"/ho-so/{marked.number}/bo-sung/", {"f.shop_area": "99,5", "paper-1": a_file("a")})
    said = words(client.get(f"/ho-so/{marked.number}/"))
    assert f"Đã sửa mục “Diện tích nơi bán”: từ {before} m² thành 99,5 m²" in said
    assert "Đã sửa mục “Tổng diện tích”" not in said  # reckoned, nobody has put it right


def test_a_correction_alone_is_enough_and_none_is_not(client, office):
    dossier = commands.ask_supplement(a_dossier(office).pk, by=office.intake, at=NOW, reasons=MARKED[:1])
    same = dossier.form["answers"]["shop_area"].replace(".", ",")
    assert client.post(f"/ho-so/{dossier.number}/bo-sung/", {"f.shop_area": same}).status_code == 422
    assert client.post(f"/ho-so/{dossier.number}/bo-sung/", {"f.shop_area": "77"}).status_code == 302


def test_what_is_wrong_is_said_at_its_place_and_kept(client, marked):
    answer = client.post(f"/ho-so/{marked.number}/bo-sung/", {"f.shop_area": "rộng lắm", "paper-1": a_file("a", "a.pdf")})
    assert (answer.status_code, "Viết bằng chữ số" in words(answer)) == (422, True)
    again = client.get(f"/ho-so/{marked.number}/bo-sung/")
    assert "rộng lắm" in again.content.decode()
    assert "a.pdf" in words(again)
    assert state(marked) == "AWAITING_SUPPLEMENT"


def test_it_is_kept_while_one_types(client, marked, office):
    address = f"/ho-so/{marked.number}/bo-sung/luu/"
    assert "Đã lưu lúc" in client.post(address, {"f.shop_area": "55", "f.shop_name": "Lạ"}).content.decode()
    assert 'value="55"' in client.get(f"/ho-so/{marked.number}/bo-sung/").content.decode()
    assert marked.supplement_requests.get().unfinished["answers"] == {"shop_area": "55"}
    assert browser_of(office.stranger).post(address, {"f.shop_area": "1"}).status_code == 404
    assert Client().post(address, {"f.shop_area": "1"}, headers=SCRIPT).status_code == 401
    marked.refresh_from_db()
    assert marked.form["answers"]["shop_area"] != "55"


def test_the_slip_and_the_dossier_name_the_field(client, marked, office):
    assert "Diện tích nơi bán" in words(client.get(f"/ho-so/{marked.number}/"))
    assert any("Tờ khai, mục “Diện tích nơi bán" in line for line in letters.supplement_slip(marked, 1).demands)


def test_a_field_that_was_not_marked_is_refused(office, marked):
    with pytest.raises(Refusal, match="field-not-asked"):
        commands.resubmit(marked.pk, by=office.citizen, at=NOW, answers={"shop_name": "Khác"})
    with pytest.raises(Refusal, match="unknown-requirement"):
        reasons = [{"field": "no_such_field", "reason": "Sai"}]
        commands.ask_supplement(a_dossier(office).pk, by=office.intake, at=NOW, reasons=reasons)
