"""Who belongs to an organisation, and what that lends."""

from datetime import timedelta

import pytest

from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal
from motcua.people import builders, queries
from motcua.people.builders import AT
from motcua.people.commands import organisations as commands
from motcua.people.models import Account
from motcua.people.queries import organisations
from motcua.people.rules.organisations import MemberRole

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
TAX = "0100109106"


def actor(account):
    return queries.actor(Account.objects.get(pk=account.pk), LATER)


@pytest.fixture
def founder():
    return builders.a_citizen("0912345678")


@pytest.fixture
def friend():
    return builders.a_citizen("an@example.vn", full_name="Nguyễn Văn An")


@pytest.fixture
def firm(founder):
    return commands.open_organisation(name="Công ty Bình Minh", tax_code=TAX, by=actor(founder), at=AT)


def code(call, *args, **facts):
    with pytest.raises(Refusal) as no:
        call(*args, **facts)
    return no.value.code


def joined(firm, founder, friend, role=MemberRole.FILER):
    asked = commands.invite_member(firm.pk, " AN@example.vn ", role, by=actor(founder), at=AT)
    return commands.answer_invitation(asked.pk, accept=True, by=actor(friend), at=LATER)


def test_nobody_belongs_without_saying_so(firm, founder, friend):
    asked = commands.invite_member(firm.pk, "an@example.vn", MemberRole.FILER, by=actor(founder), at=AT)
    assert actor(friend).represents == frozenset()
    assert [one.pk for one in organisations.invitations(friend)] == [asked.pk]
    assert code(commands.answer_invitation, asked.pk, accept=True, by=actor(founder), at=LATER) == "no-such-invitation"
    commands.answer_invitation(asked.pk, accept=True, by=actor(friend), at=LATER)
    assert actor(friend).represents == {("filer", firm.pk)}
    assert actor(founder).represents == {("manager", firm.pk)}
    assert code(commands.answer_invitation, asked.pk, accept=True, by=actor(friend), at=LATER) == "no-such-invitation"
    assert [one.kind.partition(".")[2] for one in journal.trail(firm.subject)] == ["opened", "member-invited", "member-joined"]


def test_declined_is_over_and_may_be_asked_again(firm, founder, friend):
    asked = commands.invite_member(firm.pk, "an@example.vn", MemberRole.VIEWER, by=actor(founder), at=AT)
    assert code(commands.invite_member, firm.pk, "an@example.vn", MemberRole.VIEWER, by=actor(founder), at=AT) == "already-a-member"
    commands.answer_invitation(asked.pk, accept=False, by=actor(friend), at=LATER)
    assert actor(friend).represents == frozenset()
    assert joined(firm, founder, friend).role == "filer"


def test_leaving_ends_it_and_the_last_manager_stays(firm, founder, friend):
    member = joined(firm, founder, friend)
    (first,) = organisations.organisations(actor(founder))
    assert code(commands.end_membership, first.pk, by=actor(founder), at=LATER) == "last-manager"
    assert code(commands.change_role, first.pk, MemberRole.VIEWER, by=actor(founder), at=LATER) == "last-manager"
    assert code(commands.change_role, member.pk, MemberRole.MANAGER, by=actor(friend), at=LATER) == "not-a-manager"
    assert code(commands.end_membership, first.pk, by=actor(friend), at=LATER) == "not-a-manager"
    commands.end_membership(member.pk, by=actor(friend), at=LATER)
    assert actor(friend).represents == frozenset()
    assert code(commands.end_membership, member.pk, by=actor(founder), at=LATER) == "no-such-member"
    assert organisations.organisation(actor(friend), firm.pk) is None


def test_a_stranger_and_an_official_do_nothing(firm, founder, friend):
    assert code(commands.invite_member, firm.pk, "x@example.vn", MemberRole.FILER, by=actor(friend), at=AT) == "not-a-manager"
    official = builders.an_actor("can-bo", ("intake", "SNN"))
    assert code(commands.open_organisation, name="X", tax_code=TAX, by=official, at=AT) == "not-a-citizen"
    assert code(commands.open_organisation, name=" ", tax_code=TAX, by=actor(founder), at=AT) == "name-missing"
    assert code(commands.open_organisation, name="X", tax_code="0100109107", by=actor(founder), at=AT) == "tax-code-mistyped"
