import os
import re
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import builders

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


NONSENSE = ["?xem=khac", "?page=0", "?page=-1", "?page=x", "?page=٣", "?page=9999", "?xem=%00"]


def test_nonsense_does_not_exist(office, desk):
    client = desk(office.officer)
    assert {query: client.get(f"/lam-viec/{query}").status_code for query in NONSENSE} == dict.fromkeys(NONSENSE, 404)
