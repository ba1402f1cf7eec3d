import html
import re
from datetime import timedelta

import pytest

from motcua.desk.conftest import NOW
from motcua.dossiers import builders, commands
from motcua.dossiers.builders import BRANCH
from motcua.people import builders as people

HERE = "/lam-viec/qua-han/"
LATER = NOW + timedelta(days=60)
WHY = {"cause": "workload", "reason": "Nhiều hồ sơ", "remedy": "Giao người khác", "liable_unit": BRANCH}


@pytest.fixture
def late(office):
    """Two that are late; the first is apologised for and explained. And one that was done in time."""
    first, second = (builders.a_dossier(office, until="assign") for _ in range(2))
    builders.a_dossier(office, until="deliver")
    at = first.due_at + timedelta(days=2)
    commands.apologise(first.pk, by=office.head, at=at, until=at + timedelta(days=3), reason="Chậm")
    commands.explain(first.pk, by=office.head, at=at, **WHY)
    return first, second


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def numbers(page):
    return set(re.findall(r"H02[.A-Z0-9-]+-\d{6}-\d{4}", page))


def test_who_leads_explains_and_who_leads_higher_judges(office, desk, late):
    first, second = late
    page = read(desk(office.head, at=LATER).get(HERE))
    assert numbers(page) == {first.number, second.number}
    assert f"/{second.number}/explain/" in page and f"/{first.number}/judge_explanation/" not in page
    leader = read(desk(office.leader, at=LATER).get(HERE))
    assert f"/{first.number}/judge_explanation/" in leader and "/explain/" not in leader
    assert page.count("Viết lại giải trình") == 1, "what waits can still be written anew"
    assert "quá " in page and "còn mở" in page


def test_every_number_is_the_length_of_its_list(office, desk, late):
    client = desk(office.leader, at=LATER)
    page = read(client.get(f"{HERE}?ky=2024-Q2"))
    chips = re.findall(r'class="mc-chip" href="([^"#]+)#list">[^<]+<span>(\d+)</span>', page)
    assert len(chips) == 6 and sum(int(n) for _, n in chips) == 4, "each dossier once by explanation and once by letter"
    for address, n in chips:
        assert f'id="list">{n} hồ sơ quá hạn<' in read(client.get(address)), address
        assert "ky=2024-Q2" in address
    assert numbers(read(client.get(f"{HERE}?giai-trinh=cho&xin-loi=co"))) == {late[0].number}
    assert numbers(read(client.get(f"{HERE}?ky=2024-04"))) == set(), "in April nothing was late yet"


def test_the_inspector_reads_all_and_does_nothing(office, desk, late):
    for duty in ("inspector", "control"):
        page = read(desk(people.an_actor(duty, (duty, "SNN")), at=LATER).get(HERE))
        assert numbers(page) == {one.number for one in late}
        assert "/explain/" not in page and "/judge_explanation/" not in page


def test_nobody_elses_business(office, desk, late):
    assert numbers(read(desk(office.colleague, at=LATER).get(HERE))) == set()
    assert desk(office.colleague, at=LATER).get(f"{HERE}?don-vi={BRANCH}").status_code == 404
    for who, status in ((office.officer, 404), (office.intake, 404), (office.citizen, 404), (office.stranger, 404), (None, 302)):
        assert desk(who, at=LATER).get(HERE).status_code == status


def test_nonsense_is_no_page(office, desk):
    client = desk(office.head, at=LATER)
    nonsense = "ky=x ky=2024-13 ky=%00 don-vi=x don-vi=%00 giai-trinh=x xin-loi=1 page=0 page=x page=99999"
    for wrong in nonsense.split():
        assert client.get(f"{HERE}?{wrong}").status_code == 404, wrong


def test_explained_and_judged_by_the_screens(office, desk, late):
    _, second = late
    there = f"/lam-viec/ho-so/{second.number}/"
    head = desk(office.head, at=LATER)
    page = read(head.get(f"{there}explain/"))
    assert "Thời gian mất ở bước nào" in page and "Chưa có văn bản xin lỗi người nộp." in page and office.officer.name in page
    typed = {"seen": second.seq, "cause": "officer", "reason": "Bỏ sót <b>", "liable_unit": BRANCH, "remedy": "Nhắc nhở"}
    assert head.post(f"{there}explain/", typed | {"cause": ""}).status_code == 422
    assert head.post(f"{there}explain/", typed).status_code == 302
    leader = desk(office.leader, at=LATER)
    page = leader.get(f"{there}judge_explanation/").content.decode()
    assert "Bỏ sót &lt;b&gt;" in page and "Do cán bộ giải quyết" in html.unescape(page)
    assert leader.post(f"{there}judge_explanation/", {"seen": second.seq + 1, "answer": "returned"}).status_code == 422
    given_back = {"seen": second.seq + 1, "answer": "returned", "opinion": "Nêu rõ trách nhiệm"}
    assert leader.post(f"{there}judge_explanation/", given_back).status_code == 302
    page = read(head.get(there))
    assert "Giải trình bị trả lại" in page and "Nêu rõ trách nhiệm" in page and "Nguyên nhân: Do cán bộ giải quyết." in page
    assert 'checked' in read(head.get(f"{there}explain/")), "filled with what was written before"
    assert head.post(f"{there}explain/", typed | {"seen": second.seq + 2}).status_code == 302
    assert leader.post(f"{there}judge_explanation/", {"seen": second.seq + 3, "answer": "accepted"}).status_code == 302
    theirs = read(desk(office.citizen, at=LATER).get(f"/ho-so/{second.number}/"))
    (byline,) = re.findall(r'Cơ quan đã giải trình việc trễ hẹn</p>\s*<p class="mc-timeline__byline">(.*?)</p>', theirs)
    assert byline.endswith("</time>") and "Bỏ sót" not in theirs, "that it was explained; not by whom, and not how"
    assert theirs.count("giải trình") == 1


def test_in_time_there_is_no_button(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    page = read(desk(office.head).get(f"/lam-viec/ho-so/{dossier.number}/"))
    assert f"/{dossier.number}/explain/" not in page and "không cần xin lỗi hay giải trình" in page
    assert f"/{dossier.number}/explain/" in read(desk(office.head, at=LATER).get(f"/lam-viec/ho-so/{dossier.number}/"))
