import html
import re
from datetime import datetime, timedelta

import pytest

from motcua.dossiers import builders
from motcua.indicators import commands as indicators
from motcua.indicators.models import Closing
from motcua.kernel.moments import HANOI
from motcua.people import builders as people

HERE = "/lam-viec/so-lieu/chot-so-lieu/"
MAY = datetime(2024, 5, 2, 9, tzinfo=HANOI)
APRIL = f"{HERE}moi/?don-vi=SNN&ky=2024-04"


@pytest.fixture
def control(transactional_db, office):
    """Who controls the procedures of the department; two dossiers were settled in its branch in April."""
    for _ in range(2):
        builders.a_dossier(office, until="deliver", every=timedelta(hours=30))
    indicators.rebuild()
    return people.an_actor("kiemsoat", ("control", "SNN"))


def read(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


def close(client):
    return client.post(APRIL)["Location"]


def test_what_will_be_frozen_is_shown_and_then_closed(control, desk):
    client = desk(control, at=MAY)
    page = read(client.get(HERE))
    assert "Chưa chốt kỳ nào" in page and '<option value="2024-04">Tháng 4/2024' in page and 'value="2024-05"' not in page
    page = read(client.get(APRIL))
    assert "gồm mọi đơn vị bên dưới" in page and not Closing.objects.exists()
    for address, number in re.findall(r'href="(/lam-viec/so-lieu/II[^"]+)">(\d+)<', page):
        assert f"<strong>{number} hồ sơ</strong>" in read(client.get(address)), address
    made = close(client)
    one = Closing.objects.get()
    assert (made, one.period, one.unit, one.dossiers) == (f"{HERE}{one.pk}/", "2024-04", "SNN", 2)
    assert re.search(rf'href="{made}">Tháng 4/2024</a>.*chưa có', read(client.get(HERE)), re.S)


def test_what_cannot_be_closed_is_said(control, desk):
    client = desk(control, at=MAY)
    running = f"{HERE}moi/?don-vi=SNN&ky=2024-05"
    assert "Kỳ này chạy đến hết ngày 31/05/2024" in read(client.get(running))
    assert "31/05/2024" in read(client.post(running), 422)
    made = close(client)
    said = read(client.get(APRIL))
    assert "đã được chốt" in said and f'href="{made}"' in said
    assert "đã được chốt" in read(client.post(APRIL), 422)
    assert Closing.objects.count() == 1


@pytest.mark.parametrize("query", ["", "don-vi=SNN", "don-vi=SNN&ky=x", "don-vi=SNN-CCL&ky=2024-04", "don-vi=%00&ky=2024-04"])
def test_no_such_period_and_no_such_unit(control, desk, query):
    assert desk(control, at=MAY).get(f"{HERE}moi/?{query}").status_code == 404


def test_who_closes_who_reads_and_for_whom_it_does_not_exist(control, office, desk):
    one = close(desk(control, at=MAY))
    inspector, leader = people.an_actor("thanhtra", ("inspector", "SNN")), people.an_actor("giamdoc", ("leader", "SNN"))
    for who, list_, closed, new in (
        (leader, 200, 200, 200), (inspector, 200, 200, 404), (office.leader, 200, 404, 404), (office.colleague, 200, 404, 404),
        (office.officer, 404, 404, 404), (office.intake, 404, 404, 404), (office.citizen, 404, 404, 404),
    ):  # fmt: skip
        client = desk(who, at=MAY)
        assert [client.get(where).status_code for where in (HERE, one, APRIL)] == [list_, closed, new], who
        assert client.post(APRIL).status_code == (422 if who is leader else 404)
        assert client.post(f"{one}lap-dinh-chinh/").status_code == (302 if closed == 200 else 404)
        assert client.get(f"{one}dinh-chinh/1/").status_code == 404
    assert "Tháng 4/2024</a>" not in read(desk(office.leader, at=MAY).get(HERE)), "the whole department's is not the branch's"
    assert desk(None, at=MAY).get(HERE).status_code == 302
    assert Closing.objects.get().restatements.count() == 0


def test_the_control_room_leads_there(control, desk):
    assert f'href="{HERE}"' in read(desk(control, at=MAY).get("/lam-viec/so-lieu/"))
