import re

import pytest
from django.test import Client

from motcua.catalogue import queries as catalogue
from motcua.kernel.moments import local_date
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
