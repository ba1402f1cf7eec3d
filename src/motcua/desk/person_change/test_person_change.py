from datetime import date

import pytest
from allauth.mfa.models import Authenticator

from motcua.desk.person_change.forms import FORMS
from motcua.journal.queries import events
from motcua.kernel.actors import SYSTEM
from motcua.people import builders, commands, queries
from motcua.people.builders import AT
from motcua.people.models import Account
from motcua.people.queries import rights
from motcua.people.rules import Duty

PASSWORD = "một câu dễ nhớ 2024"


@pytest.fixture
def administrator(office):
    return builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))


@pytest.fixture
def person(office):
    return builders.a_person("nv", (Duty.OFFICER, "SNN-VP"), full_name="Thân Văn Đạt")


def kinds(account):
    return [event.kind.partition(".")[2] for event in events(account.subject)]


def test_a_working_life_each_step_with_its_event(administrator, person, desk):
    client = desk(administrator)
    deputy = builders.a_person("pho", (Duty.CLERK, "SNN-VP"))

    def do(change, row="", **asked):
        address = f"/lam-viec/can-bo/{person.pk}/{change}/?muc={row}"
        assert client.get(address).status_code == 200, change
        answer = client.post(address, asked)
        assert answer.status_code == 302, answer.content.decode()[:3000]
        return person

    do("thong-tin", full_name="Thân Văn Đạt", phone="0912345678", email="dat@snn.example.vn", personal_number="024085001234")
    do("giao-nhiem-vu", unit="SNN-VP", duty="head", valid_from="08/04/2024", valid_to="31/05/2024")
    head = person.posts.get(duty="head")
    assert head.valid_to == date(2024, 6, 1), "the last day is the last, not the first without"
    do("uy-quyen", head.pk, to=deputy.pk, valid_from="09/04/2024", valid_to="10/04/2024", decision="3/GUQ")
    given = deputy.delegations.get()
    do("ket-thuc-uy-quyen", given.pk, on="09/04/2024")
    do("keo-dai-nhiem-vu", head.pk, valid_to="")
    do("ket-thuc-nhiem-vu", head.pk, on="30/06/2024")
    do("vang-mat", valid_from="15/04/2024", valid_to="16/04/2024", reason="nghỉ phép")
    do("di-lam-lai", person.absences.get().pk, on="16/04/2024")
    do("khoa", reason="chuyển công tác")
    do("mo-lai", reason="quay lại")
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    do("go-hai-buoc", reason="mất điện thoại")
    assert kinds(person) == [
        "opened", "post-given", "amended", "post-given", "post-prolonged", "post-ended", "absence-recorded", "absence-ended",
        "closed", "reopened", "second-factor-removed",
    ]  # fmt: skip
    assert kinds(deputy)[-2:] == ["delegation-given", "delegation-ended"]
    assert rights.first_wrong_right() is None


def test_the_slip_is_shown_once_and_opens_the_door_once(administrator, person, desk):
    answer = desk(administrator).post(f"/lam-viec/can-bo/{person.pk}/cap-ma/")
    html = answer.content.decode()
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"] and "<svg" in html
    address = html.partition("127.0.0.1:8000")[2].partition("<")[0]
    assert address.startswith("/accounts/first/")
    guest = desk()
    assert "Thân Văn Đạt" in guest.get(address).content.decode()
    for password, again in (("ngắn", "ngắn"), (PASSWORD, "khác"), ("thanvandat nv", "")):
        assert guest.post(address, {"password": password, "again": again}).status_code == 422
    assert guest.post(address, {"password": PASSWORD, "again": PASSWORD})["Location"] == "/accounts/login/"
    assert Account.objects.get(pk=person.pk).check_password(PASSWORD)
    assert guest.get(address).status_code == 410
    assert guest.post(address, {"password": "mật khẩu khác 2024", "again": "mật khẩu khác 2024"}).status_code == 410
    assert not Account.objects.get(pk=person.pk).check_password("mật khẩu khác 2024")


def test_guessing_codes_is_counted(desk, office):
    answers = [desk().post(f"/accounts/first/AAAA-{n:04d}/").content.decode() for n in range(31)]
    assert "Đã thử" in answers[-1] and "Đã thử" not in answers[0]


@pytest.mark.parametrize("change", FORMS)
def test_nobody_else_finds_it_and_nobody_changes_the_own_rights(administrator, person, office, desk, change):
    row = queries.posts(person, AT).get().pk
    address = f"/lam-viec/can-bo/{person.pk}/{change}/?muc={row}"
    for send in ("get", "post"):
        for actor in (office.head, office.citizen):
            assert getattr(desk(actor), send)(address).status_code == 404
        assert getattr(desk(), send)(address).status_code == 302
    me = Account.objects.get(username="quantri")
    before = kinds(me)
    own = {"reason": "x", "unit": "SNN", "duty": "leader", "valid_from": "08/04/2024", "on": "01/05/2024", "full_name": "Khác"}
    post = queries.posts(me, AT).get().pk
    answer = desk(administrator).post(f"/lam-viec/can-bo/{me.pk}/{change}/?muc={post}", own)
    assert answer.status_code in (404, 422) and kinds(me) == before


def test_rows_of_others_and_nonsense(administrator, person, desk):
    other = builders.a_person("khac", (Duty.OFFICER, "D213"))
    foreign = queries.posts(other, AT).get().pk
    client = desk(administrator)
    for row in (foreign, "", "x", "9" * 400, "-1"):
        assert client.get(f"/lam-viec/can-bo/{person.pk}/ket-thuc-nhiem-vu/?muc={row}").status_code == 404
    assert client.get(f"/lam-viec/can-bo/{person.pk}/khong-co/").status_code == 404
    assert client.post(f"/lam-viec/can-bo/{person.pk}/mo-lai/", {"reason": "x"}).status_code == 422
    commands.close_account(person.pk, reason="x", by=SYSTEM, at=AT)
    refused = client.post(f"/lam-viec/can-bo/{person.pk}/khoa/", {"reason": "x"})
    assert "đang khóa" in refused.content.decode()
