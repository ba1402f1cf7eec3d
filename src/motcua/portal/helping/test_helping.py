import pytest

from motcua.dossiers.builders import DESK
from motcua.dossiers.models import Dossier
from motcua.people.models import Account
from motcua.portal.builders import KEY, a_file, asked, begun, browser_of, declared, filled, sent, typed, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(office):
    return browser_of(office.intake)


def helped(client):
    answer = client.post(f"/nop/{KEY}/", {"for": "other"})
    return Dossier.objects.get(pk=int(answer["Location"].split("/")[2]))


def test_it_is_for_who_takes_dossiers_in(office, client):
    assert client.get("/nop-giup/").status_code == 200
    for other in (office.citizen, office.officer, office.leader):
        assert browser_of(other).get("/nop-giup/").status_code == 404
        assert browser_of(other).post("/nop-giup/", {"machine": DESK}).status_code == 404
    assert "Nộp giúp người dân" not in words(browser_of(office.citizen).get(f"/nop/{KEY}/"))


def test_who_helped_is_on_the_receipt_and_stays(office, client):
    client.post("/nop-giup/", {"machine": DESK})
    assert "Nộp giúp người dân" in words(client.get(f"/nop/{KEY}/"))
    draft = helped(client)
    assert (draft.submitter_id, draft.typed_by, draft.counter_unit_id) == (None, "officer", DESK)
    page = words(client.get(f"/nop/{draft.pk}/thong-tin/"))
    assert "đang khai giúp" in page
    assert "Người nộp là ai?" not in page
    for stage, facts in (("truong-hop", asked), ("thong-tin", typed), ("to-khai", declared)):
        assert client.post(f"/nop/{draft.pk}/{stage}/", facts).status_code == 302
    assert typed["submitter_name"] in words(client.get("/nop-giup/"))
    for key in draft.missing_papers:
        client.post(f"/nop/{draft.pk}/giay-to/{key}/", {key: a_file(key)})
    answer = client.post(f"/nop/{draft.pk}/xem-lai/", {"agree": "on"})
    said = words(client.get(answer["Location"]))
    draft.refresh_from_db()
    assert (draft.state, draft.helper_id) == ("SUBMITTED", int(office.intake.id.split(":")[1]))
    assert "Cán bộ khai giúp: " + office.intake.name in said
    assert "tại máy của quầy" in said
    assert browser_of(office.stranger).get(answer["Location"]).status_code == 404
    assert client.get(f"/ho-so/{draft.number}/").status_code == 404  # the receipt is all that who helped may keep


def test_an_officials_own_dossier_is_an_own_dossier(office, client):
    answer = client.post(f"/nop/{KEY}/", {"for": "self"})
    draft = Dossier.objects.get(pk=int(answer["Location"].split("/")[2]))
    assert (f"account:{draft.submitter_id}", draft.helper_id) == (office.intake.id, None)


def test_a_citizen_cannot_say_to_be_an_official(office):
    client = browser_of(office.citizen)
    draft = helped(client)
    assert (draft.helper_id, draft.typed_by) == (None, "applicant")


def test_what_is_typed_at_a_counters_machine_is_said_to_be(office, client):
    client.post("/nop-giup/", {"machine": DESK})
    theirs = browser_of(office.citizen)
    theirs.cookies["counter"] = client.cookies["counter"].value
    dossier = sent(theirs)
    assert (dossier.counter_unit_id, dossier.typed_by, dossier.helper_id) == (DESK, "applicant", None)
    assert "tại máy của quầy" in words(theirs.get(f"/ho-so/{dossier.number}/"))


def test_a_machine_can_leave_the_counter_and_nobody_makes_up_one(office, client):
    client.post("/nop-giup/", {"machine": DESK})
    assert "Máy tại quầy của" in words(client.get("/nop-giup/"))
    client.post("/nop-giup/", {"machine": ""})
    assert "Máy tại quầy của" not in words(client.get("/nop-giup/"))
    client.post("/nop-giup/", {"machine": "UBT"})
    assert "Máy tại quầy của" not in words(client.get("/nop-giup/"))
    theirs = browser_of(office.citizen)
    theirs.cookies["counter"] = DESK
    assert begun(theirs).counter_unit_id is None


def test_a_machine_brought_to_the_counter_later_is_named_when_it_sends(office, client):
    client.post("/nop-giup/", {"machine": DESK})
    theirs = browser_of(office.citizen)
    draft = filled(theirs)
    theirs.cookies["counter"] = client.cookies["counter"].value
    theirs.post(f"/nop/{draft.pk}/xem-lai/", {"agree": "on"})
    draft.refresh_from_db()
    assert draft.counter_unit_id == DESK


def handed_in(client, **person):
    draft = helped(client)
    for stage, facts in (("truong-hop", asked), ("thong-tin", typed | person), ("to-khai", declared)):
        assert client.post(f"/nop/{draft.pk}/{stage}/", facts).status_code == 302
    for key in draft.missing_papers:
        client.post(f"/nop/{draft.pk}/giay-to/{key}/", {key: a_file(key)})
    answer = client.post(f"/nop/{draft.pk}/xem-lai/", {"agree": "on"})
    draft.refresh_from_db()
    return draft, words(client.get(answer["Location"]))


def test_once_handed_in_it_is_in_the_citizens_own_account(office, client):
    theirs = browser_of(office.citizen)
    draft, receipt = handed_in(client)
    assert (f"account:{draft.submitter_id}", f"account:{draft.owner_account_id}") == (office.citizen.id,) * 2
    assert theirs.get(f"/ho-so/{draft.number}/").status_code == 200
    assert draft.number in words(theirs.get("/ho-so/"))
    assert "Hồ sơ đã có trong tài khoản của người nộp" in receipt
    assert f"/theo-doi/{draft.number}" in receipt
    assert browser_of(office.stranger).get(f"/ho-so/{draft.number}/").status_code == 404


def test_a_draft_is_nobodys_but_the_helpers_until_then(office, client):
    draft = helped(client)
    assert client.post(f"/nop/{draft.pk}/thong-tin/", typed).status_code == 302
    assert browser_of(office.citizen).get(f"/nop/{draft.pk}/xem-lai/").status_code == 404


@pytest.mark.parametrize("person", [
    {"submitter_phone": "0912345679"}, {"submitter_name": "Người Khác Hẳn"}, {"submitter_phone": "0987654321"},
])
def test_who_is_not_surely_the_same_person_gets_nothing_of_it(office, client, person):
    draft, receipt = handed_in(client, **person)
    assert (draft.submitter_id, draft.owner_account_id) == (None, None)
    for other in (office.citizen, office.stranger):
        assert browser_of(other).get(f"/ho-so/{draft.number}/").status_code == 404
    assert "theo dõi bằng mã hồ sơ và số điện thoại" in receipt


def test_a_number_that_was_shown_decides_and_another_number_forbids(office, client):
    account = Account.objects.get(pk=int(office.citizen.id.partition(":")[2]))
    account.personal_number = "024185001299"
    account.save()
    assert handed_in(client)[0].submitter_id is None  # the phone is the same, the person is not
    account.personal_number = typed["submitter_number"]
    account.save()
    assert handed_in(client, submitter_phone="0912345679")[0].submitter_id == account.pk
