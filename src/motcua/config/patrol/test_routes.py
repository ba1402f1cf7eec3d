"""Every address, walked by who has no business there and by who has: no page breaks, none tells, no GET writes."""

from itertools import product

import pytest
from django.urls import reverse

from motcua.config.patrol.crawl import OF_PACKAGES
from motcua.config.patrol.routes import routes
from motcua.desk.person_change.forms import FORMS as PERSON_CHANGES
from motcua.desk.plan_change.forms import FORMS as PLAN_CHANGES
from motcua.desk.unit_change.forms import FORMS as UNIT_CHANGES
from motcua.documents import builders as documents
from motcua.dossiers import commands
from motcua.dossiers.builders import DESK, MONDAY, a_dossier, a_filing, an_office
from motcua.dossiers.commands import Paper
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import STEPS
from motcua.people.builders import an_actor
from motcua.people.models import Account
from motcua.plans.builders import a_plan

pytestmark = pytest.mark.django_db
# Who has not signed in may read these. A new one is added here by somebody who has read its view.
OPEN = {
    "portal:home", "portal:procedures", "portal:procedures_of_field", "portal:procedure", "portal:deadline", "portal:deadline_ics",
    "portal:guide", "portal:accessibility", "portal:language", "portal:sign_in", "portal:sign_in_code", "portal:sign_in_name",
    "portal:sign_in_partner",
    "portal:track", "portal:track_by_link", "portal:rating", "portal:camera_phone", "portal:camera_pieces",
    "portal:camera_piece", "portal:situation",
    "portal:kiosk", "portal:call_screen", "portal:my_ticket",
    "portal:statistics", "portal:statistics_csv", "portal:late", "portal:units", "portal:calendar", "portal:blank_form",
    "api:openapi-json", "api:api-root", "api:procedures", "api:procedure", "api:figures",
    "portal:help", "portal:help_topic", "portal:help_glossary", "portal:manual", "portal:manual_picture",
}  # fmt: skip
# These see to it themselves: a script that sends a file is told in a sentence, not by a page, that the session has ended.
GUARDED_INSIDE = {
    "portal:filing_form_check", "portal:filing_paper_add", "portal:filing_persons_save", "portal:filing_questions_check",
    "portal:supplement_file", "portal:supplement_keep", "portal:sign_out",
    "portal:upload_begin", "portal:upload", "portal:upload_cancel",
    "api:me", "api:drafts", "api:draft_begin", "api:draft_questions", "api:draft_persons", "api:draft_form", "api:draft_paper",
    "api:draft_send", "api:draft_discard", "api:dossiers", "api:dossier", "api:dossier_file", "api:tasks", "api:task",
    "api:task_do",
}  # fmt: skip
# What only the owner and who works on the dossier may read.
TELLING = ["Trần Thị Bình", "0912345678", "024185001234", "Xã Tân Mỹ,", "Cửa hàng vật tư nông nghiệp Bình Minh", "don-xin.pdf"]
PUBLIC = {("administrator", "Tân Mỹ")}  # a commune too, in the list of units
WITHOUT_BUSINESS = ["stranger", "another citizen", "officer of another unit", "administrator"]
WITH_BUSINESS = ["owner", "intake", "officer"]


@pytest.fixture
def house(province, tmp_path, settings, request):
    """A dossier being worked on with a file, and a draft with another; the values that addresses ask for."""
    request.getfixturevalue("client").raise_request_exception = False  # all that is broken, not the first alone
    settings.STORAGES = settings.STORAGES | {
        "documents": {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    }
    office = an_office()
    files = [documents.a_kept_file(name="don-xin.pdf", by=office.citizen, at=MONDAY) for _ in range(2)]
    requirement = a_filing(office).papers[0].requirement
    papers = [[Paper(requirement=requirement, name="Đơn", file=file.id), *a_filing(office).papers[1:]] for file in files]
    dossier = a_dossier(office, until="take", filing={"papers": papers[0]})
    plan = a_plan()
    draft = commands.draft(a_filing(office, papers=papers[1]), by=office.citizen, at=MONDAY)
    values = {
        "number": [dossier.number], "key": [dossier.procedure_key], "field": ["bao-ve-thuc-vat"], "pk": [draft.pk, dossier.pk],
        "file": [f.id for f in files], "id": [f.id for f in files], "requirement": [requirement], "verb": list(STEPS),
        "form": ["receipt", "control", "no-such-form"], "situation": ["nuoi-ca"], "member": ["1"], "paper": ["1", "2"],
        "link": [files[0].id], "secret": ["no-such-secret"], "page": ["1"], "ordinal": ["1"],
        "unit": [DESK, "no-such-unit"], "token": ["no-such-token"],
        "topic": ["portal-home", "desk-inbox"],
        "account": [office.officer.id.partition(":")[2]], "change": [*PERSON_CHANGES, *UNIT_CHANGES, *PLAN_CHANGES],
        "code": ["SNN", "D213"],
        "part": ["papers", "x", "so-tay"],
        "plan": [plan.pk], "task": [plan.tasks.get(path="III.3").pk], "letter": ["1"],
        "name": ["portal-home"], "format": ["pdf", "exe"],
        "where": ["+", "shop.+"], "kind": ["json", "bpmn", "ban-giao", "kiem-tra"], "before": [dossier.version_id],
        "after": [dossier.version_id],
    }  # fmt: skip
    who = {
        "another citizen": office.stranger, "officer of another unit": office.colleague, "owner": office.citizen,
        "intake": office.intake, "officer": office.officer, "administrator": an_actor("quantri", ("administrator", "UBT")),
    }  # fmt: skip
    return values, {name: Account.objects.get(pk=int(actor.id.partition(":")[2])) for name, actor in who.items()}, dossier


def addresses(values):
    for route in routes():
        if route.name.startswith(OF_PACKAGES):
            yield route, reverse(route.full_name, kwargs=dict.fromkeys(route.asks, "1"))
            continue
        unknown = set(route.asks) - set(values)
        assert not unknown, f"{route.full_name} asks for {unknown}: give the walk a value for it"
        for chosen in product(*(values[name] for name in route.asks)):
            yield route, reverse(route.full_name, kwargs=dict(zip(route.asks, map(str, chosen), strict=True)))


def text(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    for close in response._resource_closers:  # a file that was handed out; `close()` would end the test's connection too
        close()
    return body.decode(errors="replace")


@pytest.mark.parametrize("role", WITHOUT_BUSINESS)
def test_who_has_no_business_learns_nothing_and_changes_nothing(client, house, role):
    values, accounts, _ = house
    if role in accounts:
        client.force_login(accounts[role])
    before = list(Dossier.objects.order_by("pk").values())
    wrong = []
    for (route, address), method in product(addresses(values), ("get", "post")):
        answer = getattr(client, method)(address)
        told = [word for word in TELLING if word in text(answer) and (role, word) not in PUBLIC]
        entered = role == "stranger" and answer.status_code == 200 and route.full_name not in OPEN
        if answer.status_code >= 500 or told or (entered and not route.name.startswith(OF_PACKAGES)):
            wrong.append((method, address, answer.status_code, told))
        if role in accounts and not client.session.get("_auth_user_id"):
            client.force_login(accounts[role])  # walked through the way out
    assert wrong == []
    assert list(Dossier.objects.filter(pk__in=[row["id"] for row in before]).order_by("pk").values()) == before


@pytest.mark.parametrize("role", WITH_BUSINESS)
def test_who_has_business_meets_no_broken_page_and_no_get_writes(client, house, role):
    """A GET that writes is stopped by the connection: it is a broken page here."""
    values, accounts, dossier = house
    client.force_login(accounts[role])
    answers = {address: client.get(address) for _, address in addresses(values)}
    assert {address: answer.status_code for address, answer in answers.items() if answer.status_code >= 500} == {}
    shown = [address for address, answer in answers.items() if answer.status_code == 200 and "Trần Thị Bình" in text(answer)]
    assert shown, "the walk must be able to see what it looks for"
    assert dossier.receiving_unit_id == DESK


def test_open_doors_are_the_marked_ones():
    marked = {route.full_name for route in routes() if route.is_open and route.space}
    assert marked == OPEN | GUARDED_INSIDE
