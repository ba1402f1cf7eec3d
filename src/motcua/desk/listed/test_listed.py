import html
import io
import re
import zipfile
from datetime import timedelta

import openpyxl
import pytest

from motcua.desk.conftest import NOW
from motcua.desk.listed import view
from motcua.dossiers import builders, commands
from motcua.dossiers.builders import BRANCH, DESK
from motcua.indicators.commands import reading
from motcua.people import builders as people
from motcua.reports.rules.listing import LISTS

HERE = "/lam-viec/so/danh-sach/"
LATER = NOW + timedelta(days=60)
SPRING = "ky=2024-04-01..2024-05-31"
OF_READERS = [name for name, kind in LISTS.items() if kind.for_readers]


@pytest.fixture
def late(transactional_db, province):
    """The people of an office in which two dossiers are late, and one was done early."""
    office = builders.an_office()
    builders.a_dossier(office, until="deliver")
    for _ in range(2):
        dossier = builders.a_dossier(office, until="assign")
    commands.apologise(dossier.pk, by=office.head, at=dossier.due_at + timedelta(days=1), until=LATER, reason="Chậm")
    while reading.read(500):
        pass
    return office


@pytest.fixture
def inspector(late):
    return people.an_actor("thanhtra", ("inspector", "SNN"))


def read(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


def numbers(page):
    return set(re.findall(r"H02[.A-Z0-9-]+-\d{6}-\d{4}", page))


def test_each_number_of_the_inspectors_table_opens_as_many_as_it_says(late, inspector, desk):
    client = desk(inspector, at=LATER)
    page = read(client.get(f"{HERE}kiem-tra/?{SPRING}"))
    links = re.findall(r'<a class="govuk-link" href="(/lam-viec/[^"]+don-vi=[^"]+)">(\d+)</a>', page)
    assert {(n, kind) for address, n in links for kind in re.findall(r"([a-z-]+)/\?", address)} >= {
        ("2", "danh-sach-qua-han"), ("1", "qua-han-chua-xin-loi"), ("3", "denominator"),
    }  # fmt: skip
    for address, n in links:
        listed = read(client.get(address))
        assert f">{n} dòng<" in listed or f"<strong>{n} hồ sơ</strong>" in listed, address
    assert f'href="?don-vi={BRANCH}&' in page, "a unit opens what lies below it"


def test_a_list_opens_dossiers_and_is_the_same_as_a_file(late, inspector, desk):
    client = desk(inspector, at=LATER)
    page = read(client.get(f"{HERE}danh-sach-qua-han/?{SPRING}"))
    assert len(numbers(page)) == 2 and all(f'href="/lam-viec/ho-so/{number}/"' in page for number in numbers(page))
    assert ">2 dòng<" in page and "Trần Thị Bình" not in page
    answer = client.get(f"{HERE}danh-sach-qua-han/tep.xlsx?{SPRING}")
    assert "danh-sach-qua-han SNN 2024-04-01..2024-05-31.xlsx" in answer["Content-Disposition"]
    (sheet,) = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert numbers(" ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)) == numbers(page)
    assert client.get(f"{HERE}danh-sach-qua-han/tep.pdf?{SPRING}").content.startswith(b"%PDF")
    assert client.get(f"{HERE}danh-sach-qua-han/tep.zip?{SPRING}").status_code == 404


def test_the_evidence_is_a_pack(late, inspector, desk):
    answer = desk(inspector, at=LATER).get(f"{HERE}minh-chung/tep.zip?{SPRING}")
    assert {"00-danh-muc.xlsx", "00-danh-muc.docx", "01 Q05.xlsx"} <= set(zipfile.ZipFile(io.BytesIO(answer.content)).namelist())


def test_days_are_asked_for_by_the_form_or_by_a_period(late, inspector, desk):
    client = desk(inspector, at=LATER)
    page = read(client.get(f"{HERE}danh-sach-truoc-han/?don-vi=SNN&tu=01/04/2024&den=31/05/2024"))
    assert ">1 dòng<" in page and "ky=2024-Q1" in page and "Quý II/2024" in page
    assert ">1 dòng<" in read(client.get(f"{HERE}danh-sach-truoc-han/")), "this quarter by itself"
    assert "15/03/2024 – 14/06/2024" in read(client.get(f"{HERE}danh-sach-truoc-han/?ky=2024-Q2"))
    assert "Ngày cuối phải từ ngày đầu" in read(client.get(f"{HERE}kiem-tra/?tu=02/04/2024&den=01/04/2024"), 422)
    assert "trong vòng một năm" in read(client.get(f"{HERE}kiem-tra/?tu=02/04/2023&den=01/05/2024"), 422)


def test_a_list_too_long_for_a_file_asks_for_shorter_times(late, inspector, desk, monkeypatch):
    monkeypatch.setattr(view, "LONGEST", 1)
    answer = desk(inspector, at=LATER).get(f"{HERE}danh-sach-qua-han/tep.xlsx?{SPRING}", follow=True)
    assert "Hãy chọn kỳ ngắn hơn" in read(answer)


def test_the_counter_has_what_it_handed_over_and_the_colleague_only_their_own(late, desk):
    page = read(desk(late.intake).get(f"{HERE}ban-giao/?ky=2024-04-01"))
    assert len(numbers(page)) == 3 and late.head.name in page and "→" in page
    assert desk(late.intake).get(f"{HERE}ban-giao/?don-vi={BRANCH}").status_code == 404
    assert numbers(read(desk(late.colleague).get(f"{HERE}ban-giao/?ky=2024-04-01"))) == set()
    assert desk(late.colleague).get(f"{HERE}ban-giao/?don-vi={DESK}").status_code == 404


@pytest.mark.parametrize("kind", OF_READERS)
def test_lists_of_readers_are_not_there_for_others(late, desk, kind):
    for who in (late.officer, late.intake, late.stranger, late.citizen):
        assert desk(who, at=LATER).get(f"{HERE}{kind}/").status_code == 404, who.name
        assert desk(who, at=LATER).get(f"{HERE}{kind}/tep.pdf").status_code == 404, who.name
    assert desk(at=LATER).get(f"{HERE}{kind}/").status_code == 302
    mine = read(desk(late.colleague, at=LATER).get(f"{HERE}{kind}/?{SPRING}"))
    assert numbers(mine) == set()
    assert desk(late.colleague, at=LATER).get(f"{HERE}{kind}/?don-vi=SNN").status_code == 404


def test_nonsense_is_no_page(late, inspector, desk):
    client = desk(inspector, at=LATER)
    for wrong in ("khac/", "kiem-tra/?don-vi=x", "kiem-tra/?ky=x", "kiem-tra/?ky=2024-99", "kiem-tra/?ky=%00",
                  "kiem-tra/?ky=2024-01-01..x", "kiem-tra/?ky=99999", "kiem-tra/?don-vi=%00", "kiem-tra/tep.exe"):  # fmt: skip
        assert client.get(f"{HERE}{wrong}").status_code == 404, wrong
    assert client.get(f"{HERE}mau-06/")["Location"] == "/lam-viec/so/"
