from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers.builders import a_dossier
from motcua.portal.builders import NOW, browser_of, words

pytestmark = pytest.mark.django_db


def test_nobody_late_is_said_plainly(office):
    a_dossier(office, until="assign", at=NOW - timedelta(hours=30))
    assert "Không có hồ sơ nào quá hẹn" in words(Client().get("/qua-hen/"))


def test_who_is_late_and_has_not_written(office):
    dossier = a_dossier(office, until="assign", at=NOW - timedelta(days=50))
    said = words(Client().get("/qua-hen/"))
    assert "Chi cục Trồng trọt và Bảo vệ thực vật" in said
    assert "Chưa có thư xin lỗi" in said
    assert dossier.number not in said
    assert "Trần Thị Bình" not in said
    assert browser_of(office.colleague).get("/qua-hen/").status_code == 200
