import pytest
from django.test import Client

from motcua.catalogue import queries as catalogue
from motcua.catalogue.builders import a_version
from motcua.catalogue.queries import Case
from motcua.dossiers.models import Dossier
from motcua.kernel.moments import local_date
from motcua.portal.builders import KEY, NOW, begun, browser_of, words

pytestmark = pytest.mark.django_db


def test_a_stranger_is_asked_to_sign_in(office):
    assert Client().get(f"/nop/{KEY}/")["Location"] == f"/dang-nhap/?next=/nop/{KEY}/"
    assert Client().post(f"/nop/{KEY}/").status_code == 302
    assert not Dossier.objects.exists()


def test_the_button_opens_a_draft_that_can_be_found_again(office):
    client = browser_of(office.citizen)
    assert "Đơn đề nghị" in words(client.get(f"/nop/{KEY}/"))
    draft = begun(client)
    assert (draft.state, draft.number, draft.channel) == ("DRAFT", None, "online")
    assert f"/nop/{draft.pk}/xem-lai/" in client.get(f"/nop/{KEY}/").content.decode()
    assert f"/nop/{draft.pk}/" not in browser_of(office.stranger).get(f"/nop/{KEY}/").content.decode()


CHECKED = "1.000045-province"


def test_what_was_answered_before_is_not_asked_again(office):
    client, address = browser_of(office.citizen), f"/nop/{CHECKED}/?f.checked=yes&f.complex=no"
    before = words(client.get(address))
    for fact in ("Ông/Bà đã trả lời", "Lâm sản phải kiểm tra thực tế? Có", "Nguồn gốc phức tạp"):
        assert fact in before
    answer = client.post(address)
    draft = Dossier.objects.get()
    assert answer["Location"] == f"/nop/{draft.pk}/thong-tin/"
    assert (draft.form["questions"], draft.case) == ({"checked": True, "complex": False}, "case-1")
    assert "Lâm sản phải kiểm tra thực tế?" not in words(client.get(answer["Location"]))


def test_half_an_answer_stands_ready_where_the_rest_is_asked(office):
    client = browser_of(office.citizen)
    answer = client.post(f"/nop/{CHECKED}/?f.checked=yes")
    draft = Dossier.objects.get()
    assert (answer["Location"], draft.form) == (f"/nop/{draft.pk}/truong-hop/", {"unfinished": {"questions": {"checked": True}}})
    assert 'value="yes" checked' in client.get(answer["Location"]).content.decode()


def test_a_case_picked_before_stands_ready(office):
    version = a_version("9.000001", cases=(Case(key="case-1", name="Giấy bị rách"),))
    client = browser_of(office.citizen)
    client.post(f"/nop/{version.procedure_key}/?truong_hop=case-1")
    draft = Dossier.objects.get()
    page = client.get(f"/nop/{draft.pk}/thong-tin/")
    assert (draft.case, "Đã chọn ở trang thủ tục" in words(page)) == ("case-1", True)
    assert 'value="case-1" checked' in page.content.decode()


@pytest.mark.parametrize("asked", [
    "f.checked=%3Cscript%3E", "f.nothing=yes", "truong_hop=zz", f"f.checked={'x' * 3000}", "f.checked=%00",
])
def test_nonsense_in_the_address_begins_an_ordinary_draft(office, asked):
    client = browser_of(office.citizen)
    assert "<script>" not in client.get(f"/nop/{CHECKED}/?{asked}").content.decode().partition("<main")[2]
    assert client.post(f"/nop/{CHECKED}/?{asked}")["Location"].endswith("/truong-hop/")
    assert "questions" not in Dossier.objects.get().form


def test_every_online_procedure_can_be_begun(office):
    client = browser_of(office.citizen)
    for level in ("province", "district", "commune"):
        version = next(v for v in catalogue.current_versions(local_date(NOW)) if v.level == level and v.service_level != "none")
        assert client.post(f"/nop/{version.procedure_key}/").status_code == 302


def test_what_is_not_online_is_not_begun(office):
    offline = next(v for v in catalogue.current_versions(local_date(NOW)) if v.service_level == "none")
    client = browser_of(office.citizen)
    assert "Bắt đầu" not in words(client.get(f"/nop/{offline.procedure_key}/"))
    answer = client.post(f"/nop/{offline.procedure_key}/")
    assert (answer.status_code, "chưa nhận hồ sơ trực tuyến" in words(answer)) == (422, True)
    assert client.get("/nop/9.999999-province/").status_code == 404
