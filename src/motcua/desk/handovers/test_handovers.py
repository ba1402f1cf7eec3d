import html
import re
from datetime import timedelta

import pytest

from motcua.desk.conftest import NOW
from motcua.dossiers import builders, commands
from motcua.indicators import commands as indicators
from motcua.people import builders as people

HERE = "/lam-viec/so-lieu/chuyen-giao/"
LATER = NOW + timedelta(days=60)


@pytest.fixture
def handed(transactional_db, office):
    """One dossier with its result, one that was sent back from signing, one that waits for the applicant."""
    builders.a_dossier(office, until="number_and_seal")
    back, waits = (builders.a_dossier(office, until=until) for until in ("finish_step", "assign"))
    at = NOW + timedelta(days=2)
    builders.do(back, "take", office, at)
    commands.send_back(back.pk, by=office.leader, at=at, reason="Thiếu ý kiến")
    reason = {"requirement": "condition", "reason": "Chưa rõ"}
    commands.ask_supplement(waits.pk, by=office.officer, at=at, reasons=[reason], until=at + timedelta(days=9))
    indicators.rebuild()
    return office


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("between", ["", "&giua=khau", "&giua=can-bo"])
def test_every_number_opens_as_many_dossiers_as_it_says(handed, desk, between):
    client = desk(handed.leader, at=LATER)
    page = read(client.get(f"{HERE}?ky=2024{between}"))
    assert "Hồ sơ chờ lâu nhất ở" in page and "Trả lại để làm lại" in page
    first = re.findall(r'</th>\s*<td[^>]*data-value="(\d+)"><a class="govuk-link" href="([^"]+)"', page)
    numbers = first + [(n, href) for href, n in re.findall(r'--numeric"><a class="govuk-link" href="([^"]+)">(\d+)<span', page)]
    assert len(first) > 1 and len(numbers) > 5
    for number, address in numbers:
        listed = read(client.get(address))
        assert f"<strong>{number} hồ sơ</strong>" in listed, address
        assert len(set(re.findall(r"/lam-viec/ho-so/([^/]+)/", listed))) == int(number)


def test_it_says_who_hands_over_to_whom(handed, desk):
    client = desk(handed.leader, at=LATER)
    units = read(client.get(f"{HERE}?ky=2024"))
    assert "BPMC Sở NN → CC TT&BVTV" in units and "CC TT&BVTV → Người nộp" in units
    steps = read(client.get(f"{HERE}?ky=2024&giua=khau"))
    assert "Thẩm định → Ký duyệt" in steps and "khâu " in steps
    persons = read(client.get(f"{HERE}?ky=2024&giua=can-bo"))
    assert "(truongphong) → Nguyễn Văn An (chuyenvien)" in persons
    assert "giua=can-bo" in re.search(r'href="([^"]+)">Tháng<', persons)[1], "another period, between the same"
    assert "Thẩm định → Ký duyệt → Thẩm định" in units and "66,66% hồ sơ (2)" in units
    assert "Không có hồ sơ nào trong kỳ này" in read(client.get(f"{HERE}?ky=2023"))


def test_too_many_are_not_read_at_once(handed, desk, monkeypatch):
    from motcua.desk.handovers import view

    monkeypatch.setattr(view, "AT_ONCE", 2)
    page = read(desk(handed.leader, at=LATER).get(f"{HERE}?ky=2024"))
    assert "Có 3 hồ sơ, nhiều hơn mức 2 hồ sơ" in page and "Thời gian nằm ở đâu" not in page


def test_only_who_oversees_units_and_only_of_theirs(handed, desk):
    above, colleague = people.an_actor("capso", ("leader", "SNN")), handed.colleague
    assert "CC TT&BVTV" in read(desk(above, at=LATER).get(f"{HERE}?ky=2024"))
    assert "Không có hồ sơ nào trong kỳ này" in read(desk(colleague, at=LATER).get(f"{HERE}?ky=2024"))
    theirs = read(desk(colleague, at=LATER).get(f"{HERE}ho-so/?ky=2024&danh-sach=noi&den=SNN-CCTTBVTV"))
    assert "Không có hồ sơ nào" in theirs and "/lam-viec/ho-so/" not in theirs
    for where in (HERE, f"{HERE}ho-so/?danh-sach=noi&den=SNN-CCTTBVTV"):
        for who, status in ((handed.officer, 404), (handed.citizen, 404), (None, 302)):
            assert desk(who, at=LATER).get(where).status_code == status, (where, who)


@pytest.mark.parametrize(
    "where", [
        "?giua=x", "?don-vi=SNN-CCTL", "ho-so/", "ho-so/?danh-sach=x", "ho-so/?danh-sach=noi&trang=0",
        "ho-so/?danh-sach=noi&trang=9", "ho-so/?danh-sach=noi&den=%00", "ho-so/?danh-sach=noi&giua=khau&den=x",
        "ho-so/?danh-sach=duong&ma=" + "9" * 200,
    ],
)  # fmt: skip
def test_nonsense_is_no_page(handed, desk, where):
    assert desk(handed.leader, at=LATER).get(HERE + where).status_code == 404
