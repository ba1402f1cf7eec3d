"""Who is asked to join an organisation is told so, once, by a way that gets there."""

import pytest

from motcua.dossiers.builders import MONDAY, an_office
from motcua.letters import queries
from motcua.letters.builders import a_gateway
from motcua.letters.commands import send
from motcua.letters.models import Notice
from motcua.letters.rules import Invited, short_words, words
from motcua.letters.test_composing import compose_all
from motcua.people import queries as people
from motcua.people.commands import organisations
from motcua.people.models import Account, Membership
from motcua.people.rules.organisations import MemberRole

HOSTILE = Invited(organisation="Công ty\nBcc: a@b.vn", tax_code="0100109106", inviter="<b>", role="xem", page="http://x/to-chuc/")


@pytest.fixture
def office(transactional_db, province, settings):
    settings.NOTICE_CHANNEL, settings.PUBLIC_URL, settings.SMS_URL = "smtp", "https://motcua.example.vn", ""
    return an_office()


@pytest.fixture
def firm(office):
    return organisations.open_organisation(name="Công ty Bình Minh", tax_code="0100109106", by=office.citizen, at=MONDAY)


@pytest.fixture
def boss(office, firm):
    return people.actor(people.account(int(office.citizen.id.partition(":")[2])), MONDAY)


def invite(boss, firm, told_to):
    return organisations.invite_member(firm.pk, told_to, MemberRole.FILER, by=boss, at=MONDAY)


def told():
    return list(Notice.objects.filter(kind="member_invited").order_by("id").values_list("recipient", "channel", "state"))


def test_by_mail_to_an_address_and_to_whom_we_know_an_address_of(office, boss, firm):
    Account.objects.filter(pk=int(office.stranger.id.partition(":")[2])).update(email="ban@example.vn")
    phone = Account.objects.get(pk=int(office.stranger.id.partition(":")[2])).username
    invite(boss, firm, "dao@example.vn")
    invite(boss, firm, phone)
    compose_all()
    assert told() == [("dao@example.vn", "email", "PENDING"), ("ban@example.vn", "email", "PENDING")]
    first = Notice.objects.filter(kind="member_invited").first()
    assert first.subject == "Công ty Bình Minh mời Ông/Bà tham gia"
    for said in ("0100109106", "Trần Thị Bình", "nộp, bổ sung và xem hồ sơ", "https://motcua.example.vn/to-chuc/"):
        assert said in first.body


def test_by_short_message_to_a_phone_nobody_has_opened_an_account_with(office, boss, firm, settings):
    invite(boss, firm, "0988777666")
    compose_all()
    assert told() == []  # there is no way to it, and nothing pretends
    assert not queries.can_invite("0988777666")
    with a_gateway() as server:
        settings.SMS_URL, settings.SMS_TOKEN = server.url, "74"
        assert queries.can_invite("0988777667")
        invite(boss, firm, "0988777667")
        compose_all()
        assert told() == [("0988777667", "sms", "PENDING")]
        send(10, at=MONDAY)
        assert told() == [("0988777667", "sms", "SENT")]
        ((_, _, message),) = server.kept
    assert message["to"] == "+84988777667"
    assert message["text"].endswith("https://motcua.example.vn/to-chuc/")


def test_an_invitation_taken_back_before_is_not_told(boss, firm):
    organisations.end_membership(invite(boss, firm, "dao@example.vn").pk, by=boss, at=MONDAY)
    compose_all()
    assert told() == []
    assert Membership.objects.filter(told_to="dao@example.vn").exists()


def test_each_once_however_often_it_is_read(boss, firm):
    invite(boss, firm, "dao@example.vn")
    compose_all()
    compose_all()
    assert len(told()) == 1


def test_what_people_type_makes_one_subject_line():
    assert "\n" not in words(None, HOSTILE).subject
    assert "Công ty" in short_words(HOSTILE).body
