import pytest

from motcua.catalogue import builders
from motcua.catalogue.test_deciding import WHOLE
from motcua.dossiers.models import Dossier
from motcua.journal.models import Event

ADDRESS = "/lam-viec/danh-muc/ban/{}/thu/"
MOMENT = {"day": "03/04/2024", "time": "09:00"}


@pytest.fixture
def draft(office):
    return builders.a_draft("1.999999", **WHOLE)


def test_answers_come_to_a_case_papers_fees_and_a_day_and_nothing_is_stored(control, desk, draft):
    client = desk(control)
    before = (Event.objects.count(), Dossier.objects.count())
    page = client.post(ADDRESS.format(draft), MOMENT | {"f.first": "yes", "f.area": "12,5"}).content.decode()
    for words in ("Cấp mới", "Thuyết minh", "800.000", "17/04/2024", "gửi được"):
        assert words in page
    page = client.post(ADDRESS.format(draft), MOMENT | {"f.first": "no", "f.why": "changed", "f.area": "12,5"}).content.decode()
    for words in ("Cấp lại do thay đổi", "Giấy cũ", "625.000", "10/04/2024"):
        assert words in page
    assert (Event.objects.count(), Dossier.objects.count()) == before


def test_what_is_missing_is_said(control, desk, draft):
    page = desk(control).post(ADDRESS.format(draft), MOMENT | {"f.area": "x"}).content.decode()
    assert "Còn thiếu: Xin cấp lần đầu?" in page
    assert "Phải là số: Diện tích" in page
    assert desk(control).post(ADDRESS.format(draft), {"day": "x", "time": "25:00"}).status_code == 422


def test_what_hangs_on_an_answer_comes_and_goes_while_typing(office, control, desk, draft):
    there, typing = ADDRESS.format(draft), {"HX-Request": "true"}
    first = desk(control).get(there).content.decode()
    assert 'name="f.first"' in first and 'name="f.why"' not in first
    came = desk(control).post(there, MOMENT | {"f.first": "no", "shown": "first area"}, headers=typing).content.decode()
    assert "<html" not in came and 'name="f.why"' in came and 'name="f.first"' not in came
    gone = desk(control).post(there, MOMENT | {"f.first": "yes", "shown": "first area why"}, headers=typing).content.decode()
    assert 'id="w-f-why" hx-swap-oob="true"' in gone and 'name="f.why"' not in gone
    assert desk(office.colleague).post(there, MOMENT, headers=typing).status_code == 404


def test_it_opens_on_now_for_editors_alone(office, control, desk, draft):
    assert "03/04/2024" in desk(control).get(ADDRESS.format(draft)).content.decode()
    assert desk(office.colleague).get(ADDRESS.format(draft)).status_code == 404
    assert desk(office.stranger).post(ADDRESS.format(draft), MOMENT).status_code == 404
