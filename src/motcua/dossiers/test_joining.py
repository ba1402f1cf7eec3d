"""What an office took in comes into the account of whom it names, and of nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.dossiers import commands, events, queries
from motcua.dossiers.builders import MONDAY, a_filing, an_office
from motcua.dossiers.rules import Channel, TypedBy
from motcua.journal import queries as journal
from motcua.kernel.actors import Actor
from motcua.people.builders import a_citizen
from motcua.people.models import Account

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=3)
NAME, PHONE, NUMBER = "Hoàng Văn Nông", "0977000111", "024060007891"


@pytest.fixture
def office(province):
    return an_office()


def at_the_counter(office, *, by=None, **facts):
    """A paper dossier of somebody who has no account; facts change the owner, who hands it in too unless `submitter` says who."""
    handed_in = facts.pop("submitter", None)
    filing = a_filing(office)
    owner = replace(filing.persons[1], **{"name": NAME, "phone": PHONE, "identity_number": NUMBER, "email": "", **facts})
    persons = [replace(owner, role="submitter", **(handed_in or {})), owner]
    filing = replace(
        filing, persons=persons, submitter=None, owner=None, channel=Channel.COUNTER, typed_by=TypedBy.OFFICER, form={}
    )
    return commands.submit(filing, by=by or office.intake, at=MONDAY)


def comes(told_to=PHONE, name=NAME, number=None, at=LATER):
    """Somebody signs in for the first time."""
    account = a_citizen(told_to, full_name=name, **({"personal_number": number} if number else {}))
    return account, actor(account)


def actor(account):
    return Actor(id=account.subject, name=account.full_name)


def test_it_waits_for_the_account_that_proves_phone_and_name(office):
    dossier = at_the_counter(office)
    assert (dossier.submitter_id, dossier.owner_account_id) == (None, None)
    account, person = comes()

    assert commands.join_account(by=person, at=LATER) == [dossier.number]
    dossier.refresh_from_db()
    assert (dossier.submitter_id, dossier.owner_account_id) == (account.pk, account.pk)
    assert queries.of_person(person).get() == dossier
    last = queries.timeline(dossier)[-1]
    assert (last.kind, last.who, last.facts["roles"]) == (events.JOINED_ACCOUNT, NAME, ["owner", "submitter"])
    assert journal.first_break() is None
    assert queries.first_short_chain() is None

    assert commands.join_account(by=person, at=LATER) == []
    assert len(queries.timeline(dossier)) == 2


def test_the_personal_number_alone_decides(office):
    dossier = at_the_counter(office)
    account, person = comes("binh@example.vn", "Hoàng Văn Khác", NUMBER)
    assert commands.join_account(by=person, at=LATER) == [dossier.number]
    dossier.refresh_from_db()
    assert dossier.owner_account_id == account.pk


@pytest.mark.parametrize("stranger", [
    {"told_to": "0977000112"},  # the name alone
    {"name": "Hoàng Thị Lúa"},  # the phone alone
    {"number": "024060007892"},  # name and phone, and surely another person
    {"told_to": "0977000112", "number": "024060007892"},
    {"told_to": "0977000112", "name": "Hoàng Thị Lúa"},
])
def test_who_is_not_surely_the_same_gets_nothing(office, stranger):
    dossier = at_the_counter(office)
    _, person = comes(**stranger)
    assert commands.join_account(by=person, at=LATER) == []
    dossier.refresh_from_db()
    assert (dossier.submitter_id, dossier.owner_account_id) == (None, None)
    assert not queries.of_person(person).exists()


def test_accents_of_a_name_may_be_left_out(office):
    dossier = at_the_counter(office)
    assert commands.join_account(by=comes(name="hoang van nong")[1], at=LATER) == [dossier.number]


def test_whose_it_is_and_who_handed_it_in_each_come_to_their_own(office):
    dossier = at_the_counter(office, submitter={"name": "Lê Văn Chạy", "phone": "0977000333", "identity_number": ""})
    runner, first = comes("0977000333", "Lê Văn Chạy")
    assert commands.join_account(by=first, at=LATER) == [dossier.number]
    owner, second = comes()
    assert commands.join_account(by=second, at=LATER) == [dossier.number]
    dossier.refresh_from_db()
    assert (dossier.submitter_id, dossier.owner_account_id) == (runner.pk, owner.pk)


def test_who_has_an_account_already_finds_it_there_at_once(office):
    account, person = comes()
    dossier = at_the_counter(office)
    assert (dossier.submitter_id, dossier.owner_account_id) == (account.pk, account.pk)
    assert queries.timeline(dossier)[0].facts["own"] is True
    assert commands.join_account(by=person, at=LATER) == []


def test_an_organisation_has_no_account_of_a_person(office):
    at_the_counter(office, kind="organisation", name=NAME)
    assert commands.join_account(by=comes()[1], at=LATER) == []


def test_what_somebody_else_sent_online_stays_with_the_sender(office):
    filing = a_filing(office)
    owner = replace(filing.persons[1], name=NAME, phone=PHONE, identity_number=NUMBER)
    dossier = commands.submit(replace(filing, owner=None, persons=[filing.persons[0], owner]), by=office.citizen, at=MONDAY)
    assert commands.join_account(by=comes()[1], at=LATER) == []
    dossier.refresh_from_db()
    assert dossier.owner_account_id is None


def test_an_official_and_a_closed_account_get_nothing(office):
    dossier = at_the_counter(office)
    assert commands.join_account(by=office.intake, at=LATER) == []
    account, person = comes()
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert commands.join_account(by=person, at=LATER) == []
    assert not queries.of_person(person).filter(pk=dossier.pk).exists()
