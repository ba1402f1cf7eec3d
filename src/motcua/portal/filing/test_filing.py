import pytest
from django.test import Client

from motcua.catalogue import queries as catalogue
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
