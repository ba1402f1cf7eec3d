import os
import re
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.desk.conftest import NOW
from motcua.dossiers import builders, commands
from motcua.dossiers.models import Dossier
from motcua.people import commands as people

FROZEN = Path(__file__).parent / "test_inbox.sql"
LITERALS = (
    (re.compile(r" ORDER BY RANDOM\(\) ASC"), ""),  # the tests' own shuffling
    (re.compile(r"'(?:[^']|'')*'(::\w+(\[\])?)?"), "'…'"),
    (re.compile(r"\b\d+\b"), "0"),
    (re.compile(r"\((?:'…'|0)(?:, (?:'…'|0))*\)"), "(…)"),
    (re.compile(r"ARRAY\[[^\]]*\]"), "ARRAY[…]"),
)


def normalised(sql):
    for literal, word in LITERALS:
        sql = literal.sub(word, sql)
    return " ".join(sql.split())


def statements(client, address):
    client.get(address)  # what a process keeps is read before
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return [normalised(query["sql"]) for query in seen.captured_queries]


def test_its_sql_is_frozen(office, desk):
    """More rows, same statements. A wanted change is written by `MOTCUA_FREEZE=1 pytest …`."""
    client = desk(office.officer)
    builders.a_dossier(office, until="assign")
    few = statements(client, "/lam-viec/")
    for _ in range(3):
        builders.a_dossier(office, until="assign")
    many = statements(client, "/lam-viec/")
    assert many == few
    if os.environ.get("MOTCUA_FREEZE"):
        FROZEN.write_text("\n\n".join(many) + "\n")
    assert many == FROZEN.read_text().rstrip("\n").split("\n\n")


def test_normalising_keeps_what_matters():
    typed = "SELECT a FROM t WHERE b = 'x''y' AND c IN (1, 2)  LIMIT 51"
    assert normalised(typed) == "SELECT a FROM t WHERE b = '…' AND c IN (…) LIMIT 0"


def test_whose_dossiers(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    assert dossier.number in desk(office.officer).get("/lam-viec/?xem=cua-toi").content.decode()
    assert dossier.number in desk(office.head).get("/lam-viec/").content.decode()
    for nothing in ("", "?xem=tat-ca", "?xem=cua-toi"):
        assert dossier.number not in desk(office.colleague).get(f"/lam-viec/{nothing}").content.decode()


def test_tabs(office, desk):
    waiting = builders.a_dossier(office, until="transfer")
    ready = builders.a_dossier(office, until="number_and_seal")
    html = desk(office.head).get("/lam-viec/?xem=chua-ai-nhan").content.decode()
    assert waiting.number in html and ready.number not in html
    html = desk(office.returner).get("/lam-viec/?xem=tra-ket-qua").content.decode()
    assert ready.number in html and waiting.number not in html


def test_only_staff(office, desk):
    assert desk(office.citizen).get("/lam-viec/").status_code == 404
    stranger = desk().get("/lam-viec/")
    assert (stranger.status_code, stranger["Location"]) == (302, "/accounts/login/?next=/lam-viec/")


NONSENSE = ["?xem=khac", "?page=0", "?page=-1", "?page=x", "?page=٣", "?page=9999", "?xem=%00", "?muc=x", "?buoc=x", "?nguoi=x",
            "?nguoi=-1", "?lv=%00", "?han=x"]  # fmt: skip


def test_nonsense_does_not_exist(office, desk):
    client = desk(office.officer)
    assert {query: client.get(f"/lam-viec/{query}").status_code for query in NONSENSE} == dict.fromkeys(NONSENSE, 404)


def test_it_is_in_the_order_of_what_will_be_late(office, desk):
    """One whose work has only begun and is due first stands before one that waits for its seal alone."""
    begun = builders.a_dossier(office, until="assign")
    nearly = builders.a_dossier(office, until="decide", at=builders.MONDAY - timedelta(days=3))
    assert nearly.due_at < begun.due_at
    html = desk(office.head).get("/lam-viec/").content.decode()
    assert nearly.leave_by_at > begun.leave_by_at
    assert html.index(begun.number) < html.index(nearly.number)


def test_filters_stand_in_the_address(office, desk):
    dossier, other = builders.a_dossier(office, until="assign"), builders.a_dossier(office, until="transfer")
    client = desk(office.head)
    held = office.officer.id.partition(":")[2]
    for query, shown in {
        "buoc=work": dossier, "buoc=assign": other, f"nguoi={held}": dossier, "nguoi=0": other, "muc=se-tre&buoc=assign": other,
    }.items():
        html = client.get(f"/lam-viec/?{query}").content.decode()
        hidden = other if shown is dossier else dossier
        assert shown.number in html and hidden.number not in html, query
    assert "Không có hồ sơ nào qua bộ lọc này" in client.get("/lam-viec/?muc=da-tre").content.decode()


def test_a_citizens_name_is_not_read_off_a_filter(office, desk):
    html = desk(office.head).get(f"/lam-viec/?nguoi={office.citizen.id.partition(':')[2]}").content.decode()
    assert "Trần Thị Bình" not in html


def test_nothing_new_is_said_with_nothing(office, desk):
    dossier = builders.a_dossier(office, until="transfer")
    client = desk(office.head)
    mark = re.search(r"dau=([0-9a-f]{8})", client.get("/lam-viec/").content.decode())[1]
    assert client.get(f"/lam-viec/moi/?page=1&dau={mark}").status_code == 204
    commands.take(dossier.pk, by=office.head, at=builders.MONDAY + timedelta(hours=9))
    news = client.get(f"/lam-viec/moi/?page=1&dau={mark}")
    assert news.status_code == 200 and dossier.number in news.content.decode() and "<html" not in news.content.decode()
    assert desk(office.colleague).get(f"/lam-viec/moi/?dau={mark}").content.decode().count(dossier.number) == 0
    assert desk(office.citizen).get("/lam-viec/moi/").status_code == 404


def test_columns_are_ones_own_and_in_ones_order(office, desk):
    builders.a_dossier(office, until="assign")
    client = desk(office.head)
    answer = client.post("/lam-viec/loc/cot/", {"col-field": "1", "col-owner": "2", "col-due": "x", "query": "xem=cua-toi"})
    assert answer["Location"] == "/lam-viec/?xem=cua-toi"
    html = client.get("/lam-viec/").content.decode()
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', html)
    assert heads == ["Hồ sơ", "Lĩnh vực", "Chủ hồ sơ"]
    assert "Người giữ</th>" in desk(office.officer).get("/lam-viec/").content.decode()
    client.post("/lam-viec/loc/cot/", {})
    assert "Người giữ</th>" in client.get("/lam-viec/").content.decode()


def test_a_filter_is_kept_under_a_name(office, desk):
    client = desk(office.head)
    client.post("/lam-viec/loc/da-luu/", {"do": "keep", "name": " Việc  gấp ", "query": "muc=se-tre&xem=cua-toi&la=1"})
    html = client.get("/lam-viec/").content.decode()
    assert 'href="?xem=cua-toi&amp;muc=se-tre">Việc gấp</a>' in html
    assert "Việc gấp" in client.get("/lam-viec/loc/").content.decode()
    assert "Việc gấp" not in desk(office.officer).get("/lam-viec/").content.decode()
    client.post("/lam-viec/loc/da-luu/", {"do": "drop", "name": "Việc gấp", "query": ""})
    assert "Việc gấp" not in client.get("/lam-viec/").content.decode()
    assert client.post("/lam-viec/loc/da-luu/", {"do": "keep", "name": "x", "query": "xem=khac"}).status_code == 404


def test_filters_and_choices_are_no_business_of_others(office, desk):
    for address in ("/lam-viec/loc/", "/lam-viec/loc/cot/", "/lam-viec/loc/da-luu/", "/lam-viec/nhieu-ho-so/"):
        assert desk(office.citizen).post(address).status_code == 404
        assert desk().post(address).status_code == 302


def test_many_at_once_and_told_line_by_line(office, desk):
    fresh, held, ready = (builders.a_dossier(office, until=until) for until in ("transfer", "assign", "number_and_seal"))
    numbers = [fresh.number, held.number, ready.number, "H02.1-000000-0000"]
    client, officer = desk(office.head), office.officer.id.partition(":")[2]
    html = client.post("/lam-viec/nhieu-ho-so/", {"so": numbers, "do": "assign"}).content.decode()
    assert "chuyenvien" in html or "Nguyễn Văn An" in html
    assert client.post("/lam-viec/nhieu-ho-so/", {"so": numbers, "do": "give"}).status_code == 422
    told = client.post("/lam-viec/nhieu-ho-so/", {"so": numbers, "do": "give", "officer": officer, "reason": "Nghỉ phép"})
    html = told.content.decode()
    assert "1 hồ sơ đã xong, 3 hồ sơ không làm được" in html
    for words in ("Đã làm xong.", "Người được chọn đang giữ hồ sơ này.", "Không tìm thấy hồ sơ này trong phạm vi của ông/bà."):
        assert words in html, words
    assert Dossier.objects.get(pk=fresh.pk).holder_id == int(officer)
    html = desk(office.colleague).post("/lam-viec/nhieu-ho-so/", {"so": numbers, "do": "take"}).content.decode()
    assert "0 hồ sơ đã xong, 4 hồ sơ không làm được" in html and html.count("Không tìm thấy hồ sơ này") == 4


def test_what_somebody_else_has_just_given_is_not_taken_away_unseen(office, desk):
    dossier = builders.a_dossier(office, until="transfer")
    client, officer = desk(office.head), office.officer.id.partition(":")[2]
    listed = client.get("/lam-viec/").content.decode()
    (seen,) = re.findall(rf'name="seen" value="({re.escape(dossier.number)}:\d+)"', listed)
    chosen = {"so": dossier.number, "seen": [seen, "x:y", "khac:1"], "do": "assign"}
    asked = client.post("/lam-viec/nhieu-ho-so/", chosen).content.decode()
    assert f'name="seen" value="{seen}"' in asked and "khac:1" not in asked
    commands.take(dossier.pk, by=office.head, at=builders.MONDAY + timedelta(hours=9))
    commands.assign(dossier.pk, by=office.head, at=builders.MONDAY + timedelta(hours=9), officer=int(officer))
    given = chosen | {"do": "give", "officer": office.head.id.partition(":")[2], "reason": "Nghỉ phép"}
    html = client.post("/lam-viec/nhieu-ho-so/", given).content.decode()
    assert "0 hồ sơ đã xong, 1 hồ sơ không làm được" in html and f"Giao cho {office.officer.name}" in html
    assert Dossier.objects.get(pk=dossier.pk).holder_id == int(officer)


def test_too_many_are_refused_before_any(office, desk):
    dossier = builders.a_dossier(office, until="transfer")
    numbers = [dossier.number, *(f"x-{n}" for n in range(200))]
    answer = desk(office.head).post("/lam-viec/nhieu-ho-so/", {"so": numbers, "do": "take"})
    assert answer.status_code == 422 and "chỉ làm được với 200 hồ sơ" in answer.content.decode()
    assert not Dossier.objects.get(pk=dossier.pk).is_taken


def test_as_many_rows_as_one_likes_and_news_of_just_those(office, desk):
    for n in range(26):
        builders.a_dossier(office, until="submit", filing={"sent_as": f"k{n}"})
    client = desk(office.intake)
    assert client.get("/lam-viec/").content.decode().count("data-row=") == 26
    people.prefer("rows", 25, by=office.intake, at=NOW)
    html = client.get("/lam-viec/").content.decode()
    assert html.count("data-row=") == 25
    news = re.search(r'hx-get="([^"]+)"', html)[1].replace("&amp;", "&")
    assert client.get(news).status_code == 204
    assert client.get(news.replace("hang=25", "hang=x")).status_code == 200
