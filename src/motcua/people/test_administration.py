"""Who may change whose account, and what becomes of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate

from motcua.journal.queries import events as journal_events
from motcua.kernel.actors import SYSTEM
from motcua.kernel.refusals import Refusal
from motcua.people import builders, commands, queries
from motcua.people.builders import AT, START
from motcua.people.models import Account, Invitation, Post
from motcua.people.queries import persons
from motcua.people.rules import INVITATION_LASTS, Duty

pytestmark = pytest.mark.django_db
LATER = date(2024, 6, 1)
PASSWORD = "một câu dễ nhớ 2024"


@pytest.fixture
def town():
    for code, parent in (("UBT", None), ("SNN", "UBT"), ("SNN-VP", "SNN"), ("D213", "UBT")):
        builders.a_unit(code, parent)
    return builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))


def refused(command, *args, **facts):
    with pytest.raises(Refusal) as no:
        command(*args, **facts)
    return no.value.code


def kinds(account):
    return [event.kind for event in journal_events(account.subject)]


def test_an_account_is_locked_and_opened_again(town):
    person = builders.a_person("an", (Duty.OFFICER, "SNN-VP"))
    commands.close_account(person.pk, reason="nghỉ việc", by=town, at=AT)
    assert queries.actor(Account.objects.get(pk=person.pk), AT).posts == frozenset()
    assert refused(commands.close_account, person.pk, reason="", by=town, at=AT) == "account-closed"
    commands.reopen_account(person.pk, reason="đi làm lại", by=town, at=AT)
    assert queries.actor(Account.objects.get(pk=person.pk), AT).holds("officer", "SNN-VP")
    assert refused(commands.reopen_account, person.pk, reason="", by=town, at=AT) == "account-open"
    assert kinds(person)[-2:] == ["account.closed", "account.reopened"]


@pytest.mark.parametrize("posts", [[("officer", "D213")], [("officer", "SNN-VP"), ("leader", "UBT")], [("administrator", "UBT")]])
def test_who_also_stands_elsewhere_is_out_of_reach(town, posts):
    """A new password would be a way into the other post."""
    person = builders.a_person("cao", *posts)
    for command in (commands.close_account, commands.reopen_account, commands.remove_second_factor):
        assert refused(command, person.pk, reason="x", by=town, at=AT) == "not-your-duty"
    assert refused(commands.invite, person.pk, by=town, at=AT) == "not-your-duty"
    assert refused(commands.amend_account, person.pk, full_name="Khác", by=town, at=AT) == "not-your-duty"


def test_a_delegated_post_elsewhere_is_out_of_reach_too(town):
    holder, deputy = builders.a_person("a", (Duty.LEADER, "UBT")), builders.a_person("b", (Duty.OFFICER, "SNN"))
    post = queries.posts(holder, AT).get()
    commands.delegate(post.pk, deputy.pk, valid_from=START, valid_to=LATER, decision="2/GUQ", by=SYSTEM, at=AT)
    assert refused(commands.invite, deputy.pk, by=town, at=AT) == "not-your-duty"


def test_nobody_changes_the_own_rights_alone(town):
    me = int(town.id.partition(":")[2])
    own = Post.objects.get(account=me)
    other = builders.a_person("b", (Duty.LEADER, "SNN"))
    led = queries.posts(other, AT).get()
    period = {"valid_from": START, "valid_to": LATER}
    for code in (
        refused(commands.give_post, me, "SNN", Duty.LEADER, valid_from=START, by=town, at=AT),
        refused(commands.end_post, own.pk, on=LATER, by=town, at=AT),
        refused(commands.delegate, led.pk, me, **period, decision="1", by=town, at=AT),
        refused(commands.invite, me, by=town, at=AT),
        refused(commands.close_account, me, reason="x", by=town, at=AT),
        refused(commands.amend_account, me, full_name="Khác", by=town, at=AT),
    ):
        assert code == "own-rights"
    assert Post.objects.filter(account=me).count() == 1
    second = builders.an_actor("quantri2", (Duty.ADMINISTRATOR, "UBT"))
    assert commands.give_post(me, "SNN", Duty.LEADER, valid_from=START, by=second, at=AT)


def test_a_password_is_chosen_with_a_code_told_once(town):
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    first = commands.invite(person.pk, by=town, at=AT)
    code = commands.invite(person.pk, by=town, at=AT)
    assert commands.invited(first, AT) is None, "a new code ends the one before"
    assert commands.invited(code.lower().replace("-", " "), AT) == person
    assert code.replace("-", "") not in str([event.data for event in journal_events(person.subject)])
    assert code not in str(Invitation.objects.values())
    assert refused(commands.accept_invitation, code, PASSWORD, at=AT + INVITATION_LASTS) == "code-expired"
    commands.accept_invitation(code, PASSWORD, at=AT)
    assert authenticate(None, username="an", password=PASSWORD) == person
    assert refused(commands.accept_invitation, code, PASSWORD, at=AT) == "code-expired"
    assert kinds(person)[-3:] == ["account.invited", "account.invited", "account.invitation-accepted"]


def test_a_new_code_ends_the_password_of_before(town):
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    commands.accept_invitation(commands.invite(person.pk, by=town, at=AT), PASSWORD, at=AT)
    commands.invite(person.pk, by=town, at=AT)
    assert authenticate(None, username="an", password=PASSWORD) is None


def test_a_closed_account_chooses_no_password(town):
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    code = commands.invite(person.pk, by=town, at=AT)
    commands.close_account(person.pk, reason="nghỉ", by=town, at=AT)
    assert commands.invited(code, AT) is None
    assert refused(commands.accept_invitation, code, PASSWORD, at=AT) == "account-closed"
    assert refused(commands.invite, person.pk, by=town, at=AT) == "account-closed"
    assert refused(commands.invite, builders.a_citizen().pk, by=SYSTEM, at=AT) == "not-staff"


def test_a_lost_second_factor_is_taken_away(town):
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    assert refused(commands.remove_second_factor, person.pk, reason="mất máy", by=town, at=AT) == "no-second-factor"
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    assert persons.whole(person, AT).second_factor
    assert commands.remove_second_factor(person.pk, reason="mất máy", by=town, at=AT) == 1
    assert not persons.whole(person, AT).second_factor


def test_what_is_known_of_a_person_is_amended_without_telling_the_journal(town):
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    commands.amend_account(person.pk, full_name="Nguyễn  Thị Ân", phone="+84 912 345 678", by=town, at=AT)
    found = Account.objects.get(pk=person.pk)
    assert (found.full_name, found.phone) == ("Nguyễn Thị Ân", "0912345678")
    last = journal_events(person.subject).last()
    assert last.data == {"changed": ["full_name", "phone"]}
    assert refused(commands.amend_account, person.pk, phone="0912345678", by=town, at=AT) == "nothing-changed"
    assert refused(commands.amend_account, person.pk, full_name="  ", by=town, at=AT) == "name-missing"
    me = queries.actor(found, AT)
    commands.amend_account(person.pk, phone="", email="an@snn.example.vn", by=me, at=AT)
    assert Account.objects.get(pk=person.pk).phone is None
    assert refused(commands.amend_account, person.pk, personal_number="024185001234", by=me, at=AT) == "not-your-duty"


def test_one_official_one_account(town):
    number = "024185001234"
    builders.a_citizen(personal_number=number)
    first = commands.open_account(username="a", full_name="A", kind="staff", personal_number=number, by=town, at=AT)
    again = {"username": "b", "full_name": "B", "kind": "staff", "personal_number": number, "by": town, "at": AT}
    assert refused(commands.open_account, **again) == "personal-number-taken"
    other = builders.a_person("c", (Duty.OFFICER, "SNN"))
    assert refused(commands.amend_account, other.pk, personal_number=number, by=town, at=AT) == "personal-number-taken"
    assert first.personal_number == number


def test_a_post_lasts_longer(town):
    person = builders.a_person("an")
    post = commands.give_post(person.pk, "SNN", Duty.OFFICER, valid_from=START, valid_to=LATER, by=town, at=AT)
    assert refused(commands.prolong_post, post.pk, valid_to=LATER, by=town, at=AT) == "not-later-than-before"
    later = commands.give_post(person.pk, "SNN", Duty.OFFICER, valid_from=date(2024, 9, 1), by=town, at=AT)
    assert refused(commands.prolong_post, post.pk, valid_to=None, by=town, at=AT) == "post-already-held"
    commands.prolong_post(post.pk, valid_to=date(2024, 9, 1), by=town, at=AT)
    assert refused(commands.prolong_post, later.pk, valid_to=None, by=town, at=AT) == "not-later-than-before"
    commands.succeed("SNN-VP", ["SNN"], on=LATER, reason="giải thể", decision="1/QĐ", by=SYSTEM, at=AT)
    other = builders.a_person("be")
    short = commands.give_post(other.pk, "SNN-VP", Duty.OFFICER, valid_from=START, valid_to=date(2024, 2, 1), by=town, at=AT)
    assert refused(commands.prolong_post, short.pk, valid_to=None, by=town, at=AT) == "unit-not-open"


def test_back_earlier_and_not_away_at_all(town):
    person = builders.a_person("an", (Duty.OFFICER, "SNN"))
    me = queries.actor(person, AT)
    week = {"valid_from": date(2024, 3, 4), "valid_to": date(2024, 3, 9), "reason": "nghỉ phép"}
    away = commands.record_absence(person.pk, **week, by=me, at=AT)
    assert refused(commands.end_absence, away.pk, on=date(2024, 3, 9), by=me, at=AT) == "absence-already-ended"
    assert commands.end_absence(away.pk, on=date(2024, 3, 6), by=me, at=AT).valid_to == date(2024, 3, 6)
    assert commands.end_absence(away.pk, on=date(2024, 3, 1), by=me, at=AT) is None
    assert not person.absences.exists()
    assert kinds(person)[-3:] == ["account.absence-recorded", "account.absence-ended", "account.absence-ended"]


def test_who_has_left_keeps_no_key(town):
    gone, stays = builders.a_person("di"), builders.a_person("o", (Duty.OFFICER, "SNN"))
    new = builders.a_person("moi")
    commands.give_post(gone.pk, "SNN", Duty.OFFICER, valid_from=START, valid_to=LATER, by=town, at=AT)
    lent = builders.a_person("lam-thay")
    commands.give_post(lent.pk, "SNN", Duty.CLERK, valid_from=START, valid_to=LATER, by=town, at=AT)
    post = queries.posts(stays, AT).get()
    commands.delegate(post.pk, lent.pk, valid_from=START, valid_to=date(2025, 1, 1), decision="3", by=SYSTEM, at=AT)
    ended = datetime(2024, 6, 1, tzinfo=UTC)
    assert commands.close_left(at=ended + timedelta(days=30)) == 0
    assert commands.close_left(at=ended + timedelta(days=31)) == 1
    closed = set(Account.objects.filter(is_active=False).values_list("username", flat=True))
    assert closed == {"di"}
    assert kinds(gone)[-1] == "account.closed"
    assert Account.objects.get(pk=new.pk).is_active


def test_the_list_is_sorted_searched_and_kept_to_ones_own(town):
    for username, name, posts in (
        ("a", "Trần Văn Đức", [(Duty.OFFICER, "SNN")]), ("b", "Lê Thị Dung", [(Duty.CLERK, "SNN-VP")]),
        ("c", "Nguyễn Hữu Ân", [(Duty.OFFICER, "D213")]), ("d", "Phạm Thị Ánh", []),
    ):  # fmt: skip
        builders.a_person(username, *posts, full_name=name)

    def names(**asked):
        return [one.account.full_name for one in persons.people_of(town, AT, **asked)]

    assert names() == ["Nguyễn Văn An", "Phạm Thị Ánh", "Lê Thị Dung", "Trần Văn Đức"]
    assert names(text="duc tran") == ["Trần Văn Đức"]
    assert names(unit="SNN-VP") == ["Lê Thị Dung"]
    assert names(duty="officer") == ["Trần Văn Đức"]
    assert names(state="no-post") == ["Phạm Thị Ánh"]
    assert names(unit="D213") == []
    stranger, officer = builders.a_person("x"), builders.an_actor("y", (Duty.OFFICER, "SNN"))
    assert persons.people_of(officer, AT) == []
    assert persons.person_of(officer, stranger.pk, AT) is None
    assert persons.person_of(town, Account.objects.get(username="c").pk, AT) is None
    assert persons.person_of(town, builders.a_citizen().pk, AT) is None
