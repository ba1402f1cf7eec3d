import re
from datetime import timedelta

from motcua.desk.closing.test_closing import reopened
from motcua.desk.closings.test_closings import MAY, close, control, read
from motcua.dossiers.models import Dossier

__all__ = ["control"]


def test_each_changed_number_names_its_dossiers(control, office, desk):
    one = close(desk(control, at=MAY))
    number = reopened(office)
    (kept,) = set(Dossier.objects.values_list("number", flat=True)) - {number}
    client = desk(control, at=MAY + timedelta(days=4))
    made = client.post(f"{one}lap-dinh-chinh/")["Location"]
    assert made == f"{one}dinh-chinh/1/"
    page = read(client.get(made))
    assert "1 hồ sơ làm" in page and kept not in page and control.name in page
    (row,) = re.findall(r'Hồ sơ giải quyết xong</th>(.*?)</tr>', page, re.S)
    before, after, left, came = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
    assert (before.strip(), after.strip(), came.strip()) == ("2", "1", "–")
    assert f'href="/lam-viec/ho-so/{number}/"' in left
    assert f'href="{made}">Bản đính chính 1</a>' in read(client.get(one))
    assert "1 bản" in read(client.get(one.rpartition("/")[0].rpartition("/")[0] + "/"))
