"""A program does what its person could do, sees what its person sees, and nothing else."""

import io
import json
from pathlib import Path

import pytest
from django.test import Client
from openapi_spec_validator import validate

from motcua.api.urls import api, urlpatterns
from motcua.documents.builders import a_pdf
from motcua.documents.models import File
from motcua.dossiers.builders import a_dossier
from motcua.dossiers.models import Dossier
from motcua.indicators import commands as indicators
from motcua.journal import queries as journal
from motcua.people import commands
from motcua.people.builders import AT
from motcua.people.models import Account
from motcua.people.queries.keys import api_keys

pytestmark = pytest.mark.django_db
SHOP = "1.004363-province"
DESCRIBED = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"


def test_the_description_is_true_to_the_standard_and_the_one_that_is_published():
    """After a change of the interface, tools/openapi.py writes it anew."""
    described = json.loads(json.dumps(api.get_openapi_schema()))
    validate(described)
    assert described == json.loads(DESCRIBED.read_text(encoding="utf-8"))
    assert Client().get("/api/v1/openapi.json").json() == described
    assert all(operation["summary"] for path in described["paths"].values() for operation in path.values())


def test_the_catalogue_is_open_to_everybody(office, program):
    anybody = program()
    assert {"1.004363-province"} <= {one["key"] for one in anybody.get("/procedures")}
    assert anybody.get("/procedures?q=buon ban thuoc bao ve thuc vat")[0]["key"] == SHOP
    whole = anybody.get(f"/procedures/{SHOP}")
    assert (whole["code"], bool(whole["papers"]), bool(whole["fees"])) == ("1.004363", True, True)
    assert any(anybody.get(f"/procedures/{one['key']}")["form"] for one in anybody.get("/procedures"))
    assert anybody.get("/procedures/no-such", 404)["type"] == "not-found"


def test_the_open_figures_are_those_of_the_page(transactional_db, office, program):
    a_dossier(office, until="take")
    indicators.rebuild()
    page = Client().get("/so-lieu/?theo=don-vi").content.decode()
    told = program().get("/figures?by=unit")
    assert told["rows"]
    assert all(row["name"] in page for row in told["rows"])
    assert program().get("/figures?by=officer", 422)["errors"][0]["where"] == "by"


CLOSED = ["/me", "/drafts", "/dossiers", "/tasks", "/dossiers/H02.18-240408-0001", "/tasks/H02.18-240408-0001"]


@pytest.mark.parametrize("path", CLOSED)
def test_without_a_key_and_with_a_session_alone_nothing_opens(office, program, path):
    browser = Client()
    browser.force_login(Account.objects.get(pk=office.officer.id.partition(":")[2]))
    for client in (Client(), browser):
        answer = client.get(f"/api/v1{path}")
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    wrong = Client().get(f"/api/v1{path}", headers={"Authorization": "Bearer no-such-key"})
    assert wrong.status_code == 401


def test_a_key_that_only_reads_does_nothing(office, program):
    reader = program(office.citizen, writes=False)
    told = reader.get("/me")
    assert (told["name"], told["posts"], told["writes"]) == (office.citizen.name, [], False)
    assert reader.do("post", "/drafts", {"procedure": SHOP}, 403)["type"] == "key-only-reads"
    assert not Dossier.objects.exists()


def test_an_ended_key_is_no_key(office, program):
    mine = program(office.citizen)
    mine.get("/me")
    commands.end_api_key(api_keys(office.citizen, AT).get().pk, by=office.citizen, at=AT)
    assert mine.get("/me", 401)["type"] == "no-key"


def persons(unit):
    return {
        "submitter_name": "Trần Thị Bình", "submitter_number": "024185001234", "submitter_phone": "0912345678",
        "submitter_address": "Xã Tân Mỹ", "owner_is": "self", "case": "none", "requested": "Cấp mới", "receiving_unit": unit,
        "return_by": "counter",
    }  # fmt: skip


DECLARED = {
    "applicant_kind": "person", "name": "Trần Thị Bình", "personal_number": "024185001234", "address": "Xã Tân Mỹ",
    "phone": "0912 345 678", "shop_name": "Vật tư Bình Minh", "shop_address": "Thôn Kép", "trade": "retail", "shop_area": 12.5,
    "has_store": True, "store_address": "Thôn Kép", "store_area": "1030", "far_from_water": True,
    "sellers": [{"seller": "Trần Thị Bình", "born": "1985-03-05", "paper": "BD 12/2020"}], "promised": True,
}  # fmt: skip


def test_a_program_files_a_dossier_and_follows_it(office, program):
    mine = program(office.citizen)
    draft = mine.do("post", "/drafts", {"procedure": SHOP}, 201)
    address = f"/drafts/{draft['id']}"
    assert [one["id"] for one in mine.get("/drafts")["rows"]] == [draft["id"]]
    assert mine.do("post", f"{address}/send", status=409)["type"] == "owner-missing"
    wrong = mine.do("put", f"{address}/persons", {**persons("x"), "submitter_number": "1"}, 422)
    assert {"submitter_number", "receiving_unit"} <= {one["where"].split(".")[-1] for one in wrong["errors"]}
    unit = Dossier.objects.get().receiving_unit_id
    mine.do("put", f"{address}/persons", persons(unit))
    assert mine.do("post", f"{address}/send", status=409)["type"] == "papers-missing"
    questions = mine.get(f"/procedures/{SHOP}")["questions"]
    answers = {one["key"]: one["choices"][0]["key"] if one.get("choices") else False for one in questions}
    draft = mine.do("put", f"{address}/questions", answers)
    wrong = mine.do("put", f"{address}/form", {**DECLARED, "shop_area": "rộng", "born": 1}, 422)
    assert {one["where"] for one in wrong["errors"]} == {"shop_area", "born"}
    mine.do("put", f"{address}/form", DECLARED)
    kept = Dossier.objects.get().form["answers"]
    assert (kept["shop_area"], kept["store_area"], kept["sellers"][0]["born"]) == ("12.5", "1030", "1985-03-05")
    for requirement in draft["missing_papers"]:
        file = io.BytesIO(a_pdf(requirement))
        file.name = "đơn.pdf"
        kept = mine.do("post", f"{address}/papers/{requirement}", status=201, file=file)
        assert File.objects.get(pk=kept["file"]).sha256 == kept["sha256"]
    number = mine.do("post", f"{address}/send")["number"]
    assert mine.do("post", f"{address}/send")["number"] == number, "sent twice it is one"
    seen = mine.get(f"/dossiers/{number}")
    assert (seen["state"], seen["happened"][0]["what"]) == ("SUBMITTED", "Nộp hồ sơ")
    handed = mine.ask("get", f"/dossiers/{number}/files/{seen['papers'][0]['file']}")
    assert b"".join(handed.streaming_content).startswith(b"%PDF")
    assert mine.do("put", f"{address}/persons", persons(unit), 409)["type"] == "wrong-state"


def test_an_electronic_form_is_read_and_checked_as_on_the_screens(office, program):
    mine = program(office.citizen)
    keys = [one["key"] for one in mine.get("/procedures") if mine.get(f"/procedures/{one['key']}")["form"]]
    drafts = [mine.ask("post", "/drafts", {"procedure": key}) for key in keys]
    (draft, *_) = [answer.json() for answer in drafts if answer.status_code == 201]
    refused = mine.do("put", f"/drafts/{draft['id']}/form", {"no-such-field": 1}, 422)
    assert len(refused["errors"]) > 1, "the unknown field and every required one"
    for nonsense in ([], "x", {"a": {"b": []}}, {"a": [[[]]]}, None):
        assert mine.ask("put", f"/drafts/{draft['id']}/form", nonsense).status_code == 422


def test_an_official_s_program_finds_and_does_the_tasks_of_the_desk(office, program):
    dossier = a_dossier(office, until="assign")
    desk = program(office.officer)
    assert [one["number"] for one in desk.get("/tasks")["rows"]] == [dossier.number]
    task = desk.get(f"/tasks/{dossier.number}")
    asks = {one["verb"]: one for one in task["actions"]}
    assert asks["finish_step"]["why_not"] == ""
    assert asks["finish_step"]["asks"]["properties"]["note"]["type"] == "string"
    assert asks["deliver"]["why_not"].endswith(".")
    do = f"/tasks/{dossier.number}/finish_step"
    assert desk.do("post", do, status=409, seq=str(task["seq"] - 1), note="Đủ")["type"] == "changed-meanwhile"
    assert desk.do("post", do, status=422, seq="x")["errors"]
    done = desk.do("post", do, seq=str(task["seq"]), note="Đủ điều kiện")
    assert done["seq"] > task["seq"]
    assert desk.do("post", f"/tasks/{dossier.number}/deliver", status=409, seq=str(done["seq"]))["type"] == "not-your-duty"
    looks = journal.events(f"look:dossier:{dossier.pk}")
    assert [look.data["at_what"] for look in looks] == ["api"]


@pytest.mark.parametrize("who", ["stranger", "colleague"])
def test_who_has_no_business_finds_nothing(office, program, who):
    dossier = a_dossier(office, until="assign")
    other = program(getattr(office, who))
    assert other.get("/dossiers") == {"rows": [], "more": False}
    assert other.get("/tasks?list=unit") == {"rows": [], "more": False}
    file = dossier.papers.exclude(file=None).first()
    paths = [f"/dossiers/{dossier.number}", f"/tasks/{dossier.number}", "/dossiers/\0", f"/dossiers/{'x' * 3000}"]
    paths += [f"/dossiers/{dossier.number}/files/{file.file_id}"] if file else []
    for path in paths:
        assert other.ask("get", path.replace("\0", "%00")).status_code == 404
    assert other.ask("post", f"/tasks/{dossier.number}/finish_step", **{"form": "x"}).status_code == 404
    assert other.ask("put", f"/drafts/{dossier.pk}/persons", {}).status_code == 404


def test_what_is_asked_the_wrong_way_is_told_so(office, program):
    no = program().ask("post", "/procedures", {})
    assert (no.status_code, no["Allow"], no.json()["type"]) == (405, "GET", "not-this-way")


def test_every_operation_names_itself():
    assert all(one.name for one in urlpatterns)
