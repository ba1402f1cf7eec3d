from datetime import date

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from motcua.journal.queries import events as journal_events
from motcua.journal.queries import first_break
from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal
from motcua.people import builders, commands, queries
from motcua.people.builders import AT, START
from motcua.people.models import Account, Delegation, Placement, Post, Succession, Unit
from motcua.people.rules import Duty

pytestmark = pytest.mark.django_db
LATER = date(2024, 6, 1)


def kinds(subject):
    return [event.kind for event in journal_events(subject)]


def code_of(refused):
    return refused.value.code


def test_the_listed_units_load_once():
    assert commands.load_units(by=SYSTEM, at=AT) == 283
    assert commands.load_units(by=SYSTEM, at=AT) == 0
    assert Unit.objects.filter(level="commune").count() == 209
    assert queries.ancestors("HKL-SD", START) == ("SNN-CCKL", "SNN", "UBT")
    assert queries.ancestors("W07201", START) == ("D213", "UBT")
    assert len(queries.subtree("UBT", START)) == 282  # the People's Council stands beside it
    assert kinds("unit:SNN-CCTTBVTV") == ["unit.opened"]
    assert first_break() is None


def test_a_post_is_given_and_ended_on_the_persons_trail():
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    post = queries.posts(person, AT).get()
    commands.end_post(post.pk, on=LATER, by=SYSTEM, at=AT)
    assert kinds(person.subject) == ["account.opened", "account.post-given", "account.post-ended"]
    with pytest.raises(Refusal) as refused:
        commands.end_post(post.pk, on=LATER, by=SYSTEM, at=AT)
    assert code_of(refused) == "post-already-ended"


def test_every_row_of_rights_has_its_event():
    holder = builders.a_person("a", (Duty.LEADER, "SNN"), (Duty.HEAD, "SNN-VP"))
    deputy = builders.a_person("b", (Duty.CLERK, "SNN"))
    for post in queries.posts(holder, AT):
        commands.delegate(post.pk, deputy.pk, valid_from=START, valid_to=LATER, decision="2/GUQ", by=SYSTEM, at=AT)
    given = [k for a in (holder, deputy) for k in kinds(a.subject)]
    assert given.count("account.post-given") == Post.objects.count() == 3
    assert given.count("account.delegation-given") == Delegation.objects.count() == 2


def test_the_journal_holds_nothing_personal():
    person = builders.a_citizen("binh", phone="0912345678", personal_number="024190001234")
    told = str([event.data for event in journal_events(person.subject)])
    assert "0912345678" not in told
    assert "024190001234" not in told


def test_a_stranger_gives_no_post():
    person = builders.a_person("an")
    builders.a_unit("SNN")
    leader = builders.an_actor("leader", (Duty.LEADER, "SNN"))
    with pytest.raises(Refusal) as refused:
        commands.give_post(person.pk, "SNN", Duty.OFFICER, valid_from=START, by=leader, at=AT)
    assert code_of(refused) == "not-your-duty"


def test_an_administrator_gives_posts_in_its_own_tree_only():
    for code, parent in (("SNN", None), ("SNN-VP", "SNN"), ("D213", None)):
        builders.a_unit(code, parent)
    administrator = builders.an_actor("admin", (Duty.ADMINISTRATOR, "SNN"))
    person = builders.a_person("an")
    assert commands.give_post(person.pk, "SNN-VP", Duty.OFFICER, valid_from=START, by=administrator, at=AT)
    with pytest.raises(Refusal) as refused:
        commands.give_post(person.pk, "D213", Duty.OFFICER, valid_from=START, by=administrator, at=AT)
    assert code_of(refused) == "not-your-duty"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"valid_to": START}, "ends-before-it-starts"),
        ({"valid_from": date(2023, 12, 31)}, "unit-not-open"),
        ({"duty": Duty.OFFICER}, "post-already-held"),
    ],
)
def test_why_a_post_is_not_given(facts, code):
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    asked = {"duty": Duty.CLERK, "valid_from": START} | facts
    with pytest.raises(Refusal) as refused:
        commands.give_post(person.pk, "SNN", **asked, by=SYSTEM, at=AT)
    assert code_of(refused) == code
    assert kinds(person.subject) == ["account.opened", "account.post-given"]


def test_a_citizen_bears_no_post():
    builders.a_unit("SNN")
    with pytest.raises(Refusal) as refused:
        commands.give_post(builders.a_citizen().pk, "SNN", Duty.OFFICER, valid_from=START, by=SYSTEM, at=AT)
    assert code_of(refused) == "not-staff"


def test_the_database_says_it_too():
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    with pytest.raises(IntegrityError, match="post_once_a_day"), transaction.atomic():
        Post.objects.create(account=person, unit_id="SNN", duty="officer", valid_from=LATER)
    with pytest.raises(IntegrityError, match="placement_one_a_day"), transaction.atomic():
        Placement.objects.create(unit_id="SNN", parent=None, valid_from=LATER)
    with pytest.raises(IntegrityError, match="unit_closed_by_decision"), transaction.atomic():
        Unit.objects.filter(pk="SNN").update(valid_to=LATER)


def test_an_account_signs_in_with_its_password():
    commands.open_account(
        username="an", full_name="Nguyễn  Văn An", kind="citizen", password="mật khẩu dài", by=SYSTEM, at=AT
    )
    assert Account.objects.get(username="an").full_name == "Nguyễn Văn An"
    assert Account.objects.get(username="an").check_password("mật khẩu dài")
    assert not builders.a_person("khong").has_usable_password()
    assert authenticate(None, username="khong", password="") is None


def test_one_citizen_one_account():
    builders.a_citizen("a", personal_number="024190001234")
    with pytest.raises(Refusal) as refused:
        builders.a_citizen("b", personal_number="024190001234")
    assert code_of(refused) == "personal-number-taken"
    with pytest.raises(Refusal) as refused:
        builders.a_citizen("a")
    assert code_of(refused) == "username-taken"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"decision": " "}, "decision-missing"),
        ({"valid_to": START}, "ends-before-it-starts"),
        ({"valid_from": date(2023, 12, 1)}, "outside-the-post"),
    ],
)
def test_why_a_post_is_not_delegated(facts, code):
    holder, deputy = builders.a_person("a", (Duty.LEADER, "SNN")), builders.a_person("b")
    post = queries.posts(holder, AT).get()
    asked = {"valid_from": START, "valid_to": LATER, "decision": "2/GUQ"} | facts
    with pytest.raises(Refusal) as refused:
        commands.delegate(post.pk, deputy.pk, **asked, by=SYSTEM, at=AT)
    assert code_of(refused) == code


def test_the_holder_delegates_and_takes_back_alone():
    holder, deputy = builders.a_person("a", (Duty.LEADER, "SNN")), builders.a_person("b")
    me, post = queries.actor(holder, AT), queries.posts(holder, AT).get()
    given = commands.delegate(post.pk, deputy.pk, valid_from=START, valid_to=LATER, decision="2/GUQ", by=me, at=AT)
    with pytest.raises(Refusal) as refused:
        commands.end_delegation(given.pk, on=date(2024, 2, 1), by=queries.actor(deputy, AT), at=AT)
    assert code_of(refused) == "not-your-duty"
    commands.end_delegation(given.pk, on=date(2024, 2, 1), by=me, at=AT)
    assert kinds(deputy.subject)[-2:] == ["account.delegation-given", "account.delegation-ended"]


def test_who_may_report_an_absence():
    person = builders.a_person("a", (Duty.OFFICER, "SNN"))
    head = builders.an_actor("b", (Duty.HEAD, "SNN"))
    stranger = builders.an_actor("c", (Duty.HEAD, "D213"))
    period = {"valid_from": START, "valid_to": date(2024, 1, 5), "reason": "ốm"}
    with pytest.raises(Refusal) as refused:
        commands.record_absence(person.pk, **period, by=stranger, at=AT)
    assert code_of(refused) == "not-your-duty"
    commands.record_absence(person.pk, **period, by=head, at=AT)
    with pytest.raises(Refusal) as refused:
        commands.record_absence(person.pk, **period, by=head, at=AT)
    assert code_of(refused) == "absence-overlaps"


def test_the_district_level_ends():
    commands.load_units(by=SYSTEM, at=AT)
    day = date(2025, 7, 1)
    clerk = builders.a_person("mc", (Duty.INTAKE, "D223"))
    communes = sorted(queries.subtree("D223", START) - {"D223", "D223-NN", "D223-MC"})
    with pytest.raises(Refusal) as refused:
        commands.succeed("D223", communes, on=day, reason="bỏ cấp huyện", decision="NQ", by=SYSTEM, at=AT)
    assert code_of(refused) == "units-still-below"

    for code in communes:
        commands.place_unit(code, "UBT", on=day, by=SYSTEM, at=AT)
    for code in ("D223-NN", "D223-MC"):
        commands.succeed(code, communes, on=day, reason="bỏ cấp huyện", decision="NQ", by=SYSTEM, at=AT)
    commands.succeed("D223", communes, on=day, reason="bỏ cấp huyện", decision="NQ", by=SYSTEM, at=AT)

    assert queries.ancestors(communes[0], day) == ("UBT",)
    assert queries.ancestors(communes[0], date(2025, 6, 30)) == ("D223", "UBT")
    assert "D223" not in queries.tree(day)
    assert not queries.units(day).filter(pk="D223").exists()
    assert queries.successors("D223", day) == tuple(communes)
    assert queries.successors("D223", date(2025, 6, 30)) == ("D223",)
    assert kinds(clerk.subject)[-1] == "account.post-ended"
    assert queries.posts(clerk, AT).get().valid_to == day
    assert Succession.objects.filter(unit="D223").count() == len(communes)


def test_a_merged_department_leads_to_the_last_successor():
    for code in ("A", "B", "C"):
        builders.a_unit(code)
    commands.succeed("A", ["B"], on=LATER, reason="sáp nhập", decision="1/QĐ", by=SYSTEM, at=AT)
    commands.succeed("B", ["C"], on=date(2024, 9, 1), reason="sáp nhập", decision="2/QĐ", by=SYSTEM, at=AT)
    assert queries.successors("A", date(2024, 7, 1)) == ("B",)
    assert queries.successors("A", date(2024, 9, 1)) == ("C",)
    with pytest.raises(Refusal) as refused:
        commands.succeed("C", ["A"], on=date(2024, 10, 1), reason="sáp nhập", decision="3/QĐ", by=SYSTEM, at=AT)
    assert code_of(refused) == "successor-not-open"
    with pytest.raises(Refusal) as refused:
        commands.succeed("C", [], on=date(2024, 10, 1), reason="giải thể", decision="3/QĐ", by=SYSTEM, at=AT)
    assert code_of(refused) == "no-successor"


def test_no_unit_stands_below_itself():
    builders.a_unit("A")
    builders.a_unit("B", "A")
    with pytest.raises(Refusal) as refused:
        commands.place_unit("A", "B", on=LATER, by=SYSTEM, at=AT)
    assert code_of(refused) == "below-itself"
