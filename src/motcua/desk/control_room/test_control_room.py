import html
import re
from datetime import timedelta

import pytest

from motcua.desk.conftest import NOW
from motcua.dossiers import builders
from motcua.indicators import commands as indicators
from motcua.people import builders as people

HERE = "/lam-viec/so-lieu/"
LATER = NOW + timedelta(days=60)


@pytest.fixture
def figures(transactional_db, office):
    """Three dossiers of one branch: two settled early, one that lies open past its appointment."""
    for until in ("deliver", "deliver", "transfer"):
        builders.a_dossier(office, until=until)
    indicators.rebuild()
    return office


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def test_every_number_opens_as_many_dossiers_as_it_says(figures, desk):
    client = desk(figures.leader, at=LATER)
    page = read(client.get(f"{HERE}?ky=2024"))
    assert "Bảng điều hành" in page and "Năm 2024" in page and "Chi cục" in page
    cells = re.findall(r'data-value="(\d+)"><a class="govuk-link" href="([^"]+)"', page)
    assert len(cells) > 15
    for number, address in cells:
        assert f"<strong>{number} hồ sơ</strong>" in read(client.get(address)), address
    cards = re.findall(r'mc-number__link" href="([^"]+)">([\d,%]+)<', page)
    assert ("3" in dict((a, n) for a, n in cards).values()) and any(n == "100%" for _, n in cards)
    for address, number in cards:
        listed = int(re.search(r"<strong>(\d+) hồ sơ</strong>", read(client.get(address)))[1])
        assert str(listed) == number or "%" in number


def test_the_view_is_its_address(figures, desk):
    client = desk(figures.leader, at=LATER)
    assert "Tháng 3/2024" in read(client.get(f"{HERE}?ky=2024-03"))
    narrow = read(client.get(f"{HERE}?ky=2024&kenh=online&linh-vuc=Bảo vệ thực vật"))
    assert 'value="online" selected' in narrow and "ky=2024" in narrow
    assert "không có số liệu" in read(client.get(f"{HERE}?ky=2023"))
    known = read(client.get(f"{HERE}?ky=2024&biet-den=2024-03-01"))
    assert "như đã biết đến hết ngày 01/03/2024" in known and "không có số liệu" in known


def test_a_day_can_be_typed_and_what_is_no_day_is_said(figures, desk):
    client = desk(figures.leader, at=LATER)
    typed = read(client.get(f"{HERE}?ky=2024&biet-den=01/03/2024"))
    assert "như đã biết đến hết ngày 01/03/2024" in typed and 'name="biet-den" value="01/03/2024"' in typed
    wrong = read(client.get(f"{HERE}?ky=2024&biet-den=32/03/2024"))
    assert "Không có ngày “32/03/2024”" in wrong and "như đã biết" not in wrong and ">3<" in wrong
    moment = read(client.get(f"{HERE}?ky=2024&biet-den=2024-04-02T10:15:00%2B07:00"))
    assert "như đã biết lúc 10:15 02/04/2024" in moment and 'value="2024-04-02T10:15:00+07:00"' in moment


@pytest.mark.parametrize(
    "query", ["biet-den=2024-04-02T10:15:00", "biet-den=0001-01-01T00:00:00%2B14:00",
              "ky=2024-13", "ky=%00", "don-vi=SNN-CCTL", "don-vi=nowhere", "can-bo=x", "can-bo=9999999999999999", "biet-den=soon",
              "ky=0000-01", "noi-tiep-nhan=TTHCC", "ky=" + "9" * 300],
)  # fmt: skip
def test_what_is_not_there_or_not_theirs_does_not_exist(figures, desk, query):
    assert desk(figures.leader, at=LATER).get(f"{HERE}?{query}").status_code == 404


def test_only_who_oversees_units_has_figures_and_only_of_theirs(figures, desk):
    above = people.an_actor("capso", ("leader", "SNN"))
    assert ">3<" in read(desk(above, at=LATER).get(f"{HERE}?ky=2024"))
    colleague = read(desk(figures.colleague, at=LATER).get(f"{HERE}?ky=2024"))
    assert ">3<" not in colleague and "Chi cục Bảo vệ thực vật" not in re.sub(r"<option.*?</option>", "", colleague)
    for who in (figures.officer, figures.intake, figures.citizen):
        assert desk(who, at=LATER).get(HERE).status_code == 404
    assert desk(None, at=LATER).get(HERE).status_code == 302


def test_the_menu_leads_there(figures, desk):
    assert f'href="{HERE}"' in read(desk(figures.leader).get("/lam-viec/"))
    assert f'href="{HERE}"' not in read(desk(figures.officer).get("/lam-viec/"))
