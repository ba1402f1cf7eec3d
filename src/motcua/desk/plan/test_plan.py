import html
import re
from io import BytesIO

import pytest

from motcua.plans import builders, queries, rules


@pytest.fixture
def plan(office):
    return builders.a_plan()


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def test_the_board_shows_every_task_and_its_filters_what_they_count(office, desk, plan):
    here, client = f"/lam-viec/ke-hoach/{plan.pk}/", desk(office.officer)
    page = read(client.get(here))
    tasks = re.findall(r'/nhiem-vu/(\d+)/"', page)
    assert len(tasks) == 23
    assert "I. XÂY DỰNG VĂN BẢN CHỈ ĐẠO NHIỆM VỤ" in page and "V. NÂNG CAO TRÁCH NHIỆM" in page
    for address, n in re.findall(r'class="mc-chip" href="([^"]+)">[^<]+<span>(\d+)</span>', page):
        assert len(re.findall(r'/nhiem-vu/(\d+)/"', read(client.get(here + address)))) == int(n), address
    of_office = read(client.get(f"{here}?don-vi=SNN-VP"))
    assert len(re.findall(r'/nhiem-vu/(\d+)/"', of_office)) == 4 and "chậm từ 29/03/2024" in of_office
    assert "Ghi số" not in page and "năm sau" not in page
    for wrong in ("?trang-thai=x", "?don-vi=x", "?don-vi=%00"):
        assert client.get(here + wrong).status_code == 404
    assert client.get("/lam-viec/ke-hoach/99999999999999999999/").status_code == 404
    for who, status in ((office.citizen, 404), (None, 302)):
        assert desk(who).get(here).status_code == status


def test_the_plan_as_word_is_the_same_plan(office, desk, plan):
    answer = desk(office.head).get(f"/lam-viec/ke-hoach/{plan.pk}/ke-hoach.docx")
    back = rules.read(BytesIO(answer.content).read(), "x.docx")
    assert (back.tasks, back.number) == (queries.as_found(plan).tasks, "05/KH-SNN")
    assert desk(office.citizen).get(f"/lam-viec/ke-hoach/{plan.pk}/ke-hoach.docx").status_code == 404
