"""Notices at the desk are read by each person for himself, once."""

from datetime import timedelta

import pytest

from motcua.kernel.actors import Actor
from motcua.letters import commands, queries
from motcua.letters.builders import a_notice, moment
from motcua.letters.models import ReadMark
from motcua.letters.rules import Channel
from motcua.people.builders import a_person

pytestmark = pytest.mark.django_db
AT = moment(26)


def an_actor(username, *posts):
    account = a_person(username)
    return Actor(id=account.subject, name=account.full_name, posts=frozenset(posts))


@pytest.fixture
def head():
    return an_actor("an", ("head", "SNN"), ("leader", "SNN"))


def told(number, to="head:SNN", **changes):
    return a_notice(number, to=to, channel=Channel.DESK, **changes)


def test_read_once_by_the_account_and_by_nobody_else(head):
    deputy, one, other = an_actor("binh", ("head", "SNN")), told(1), told(2)
    assert (queries.unread(head), queries.unread(deputy)) == (2, 2)
    assert commands.read([one.pk], by=head, at=AT) == 1
    assert commands.read([one.pk], by=head, at=AT + timedelta(days=1)) == 0
    assert ReadMark.objects.get().read_at == AT
    assert {notice.pk: notice.is_read for notice in queries.at_desk(head)} == {one.pk: True, other.pk: False}
    assert (queries.unread(head), queries.unread(deputy)) == (1, 2)


def test_what_is_told_to_others_is_not_marked(head):
    elsewhere, mail = told(1, to="head:STC"), a_notice(2, to="head:SNN")
    assert commands.read([elsewhere.pk, mail.pk, 10**15], by=head, at=AT) == 0
    nobody = Actor(id=head.id, name=head.name)
    mine = told(3)
    assert commands.read([mine.pk], by=nobody, at=AT) == 0
    assert queries.unread(nobody) == 0
    assert not ReadMark.objects.exists()


def test_all_up_to_what_the_page_showed(head):
    seen, _, later = told(1), told(2, to="leader:SNN"), told(3)
    commands.read([seen.pk], by=head, at=AT)
    assert commands.read_all(later.pk - 1, by=head, at=AT + timedelta(hours=1)) == 1
    assert [notice.pk for notice in queries.at_desk(head) if not notice.is_read] == [later.pk]


def test_many_are_counted_as_ninety_nine(head):
    for number in range(120):
        told(number)
    assert queries.unread(head) == 99
