import re
from datetime import timedelta

import pytest
from django.test import Client

from motcua.catalogue import queries as catalogue
from motcua.catalogue.builders import a_version
from motcua.catalogue.queries import Case, Paper
from motcua.dossiers.builders import a_dossier
from motcua.kernel.moments import local_date
from motcua.portal import open_figures
from motcua.portal.builders import KEY, NOW, words
from motcua.portal.wording import readable

pytestmark = pytest.mark.django_db


def test_plain_language_first_then_everything(office):
    page = Client().get(f"/thu-tuc/{KEY}/")
    said = words(page)
    for fact in ("Mất bao lâu", "21 ngày làm việc", "chưa kiểm chứng", "800.000 đồng", "Nộp hồ sơ trực tuyến", "Thông tư 21/2015"):
        assert fact in said
    assert said.index("Mất bao lâu") < said.index("Căn cứ pháp lý")


def test_every_published_procedure_has_a_readable_page(office):
    every = catalogue.current_versions(local_date(NOW))
    assert len(every) > 130
    for version in every:
        page = Client().get(f"/thu-tuc/{version.procedure_key}/")
        assert page.status_code == 200, version.procedure_key
        assert not re.search(r"\bmemory\b|\bNone\b|undefined", words(page)), version.procedure_key


def test_no_button_where_nothing_is_filed_online(office):
    offline = next(v for v in catalogue.current_versions(local_date(NOW)) if v.service_level == "none")
    page = Client().get(f"/thu-tuc/{offline.procedure_key}/")
    assert f"/nop/{offline.procedure_key}/" not in page.content.decode()
    assert "chưa nhận hồ sơ trực tuyến" in words(page)


@pytest.mark.parametrize("key", ["9.999999-province", "-", "1.004363", "..-", "x" * 59 + "-"])
def test_an_unknown_procedure_is_no_page(office, key):
    assert Client().get(f"/thu-tuc/{key}/").status_code == 404


@pytest.mark.parametrize(("text", "said"), [
    ("Phụ lục XIV (số phụ lục memory)", "Phụ lục XIV"), ("memory", ""), (None, ""), ("Mẫu 01, memory", "Mẫu 01"), ("Đơn", "Đơn"),
])
def test_collectors_notes_are_not_for_readers(text, said):
    assert readable(text) == said


def test_a_case_decides_papers_and_term(office):
    papers = (
        Paper(key="paper-1", name="Đơn đề nghị", form=None, originals=1, copies=0, required=True),
        Paper(key="paper-2", name="Giấy đã bị rách", form=None, originals=1, copies=0, required=True, case="case-1"),
    )
    version = a_version("9.000001", cases=(Case(key="case-1", name="Giấy bị rách"),), papers=papers)
    address = f"/thu-tuc/{version.procedure_key}/"
    everything = words(Client().get(address))
    assert "chỉ trong trường hợp: Giấy bị rách" in everything
    assert "Ông/Bà thuộc trường hợp nào?" in everything
    its = Client().get(address, {"truong_hop": "case-1"})
    assert "Giấy đã bị rách" in words(its)
    assert "chỉ trong trường hợp" not in words(its)
    assert f'/nop/{version.procedure_key}/?truong_hop=case-1"' in its.content.decode() or version.service_level == "none"
    assert "Giấy đã bị rách" not in words(Client().get(address, {"truong_hop": "none"}))
    assert "chỉ trong trường hợp" in words(Client().get(address, {"truong_hop": "zz<script>"}))


def test_answers_decide_the_case_and_are_carried_on(office):
    address = "/thu-tuc/1.000045-province/"
    said = words(Client().get(address))
    assert "Lâm sản phải kiểm tra thực tế?" in said
    assert "Nguồn gốc phức tạp" not in said.partition("Giấy tờ phải nộp")[0]  # asked only after yes
    half = words(Client().get(address, {"f.checked": "yes"}))
    assert "Nguồn gốc phức tạp" in half.partition("Giấy tờ phải nộp")[0]
    whole = Client().get(address, {"f.checked": "yes", "f.complex": "no"})
    assert "Mất bao lâu 4 ngày làm việc" in words(whole)
    assert "Trường hợp: Phải kiểm tra thực tế" in words(whole)
    assert "?f.checked=yes&amp;f.complex=no" in whole.content.decode()
    assert "Mất bao lâu 2 ngày làm việc" in words(Client().get(address, {"f.checked": "no"}))


@pytest.mark.parametrize("asked", [
    {"f.checked": "<script>"}, {"f.checked": "x" * 5000}, {"f.nothing": "yes"}, {"f.": ""}, {"f.checked": "\x00"},
])
def test_whatever_is_answered_gets_a_page(office, asked):
    page = Client().get("/thu-tuc/1.000045-province/", asked)
    assert page.status_code == 200
    assert "<script>" not in page.content.decode().partition("<main")[2]


def test_how_long_it_really_takes_is_told_when_enough_have_waited(office):
    assert "Chưa đủ số liệu" in words(Client().get(f"/thu-tuc/{KEY}/"))
    for _ in range(10):
        a_dossier(office, until="announce", at=NOW - timedelta(days=14))
    open_figures.forget()
    said = words(Client().get(f"/thu-tuc/{KEY}/"))
    assert "7 giờ làm việc thường gặp nhất" in said
    assert "có 10 hồ sơ của thủ tục này" in said
    assert "Trần Thị Bình" not in said


def test_the_record_is_folded_and_open_to_be_printed(office):
    assert '<details class="mc-record" id="record">' in Client().get(f"/thu-tuc/{KEY}/").content.decode()
    assert '<details class="mc-record" id="record" open>' in Client().get(f"/thu-tuc/{KEY}/?day-du=1").content.decode()
