"""E-mails to officials: only to who wants them, of what they want, once."""

from datetime import timedelta

import pytest

from motcua.dossiers.builders import MONDAY, an_office
from motcua.letters import commands
from motcua.letters.commands.composing import _notices
from motcua.letters.models import Notice
from motcua.letters.queries import Telling
from motcua.letters.rules import Facts, Kind
from motcua.people import commands as people
from motcua.people.models import Account

pytestmark = pytest.mark.django_db
HEAD = "head:SNN-CCTTBVTV"
LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def office(province, settings):
    settings.NOTICE_CHANNEL = "smtp"
    made = an_office()
    Account.objects.filter(pk=made.head.id.partition(":")[2]).update(email="truong@snn.example.vn")
    return made


def wish(office, way, kinds=None):
    people.prefer("notices.email", way, by=office.head, at=MONDAY)
    if kinds is not None:
        people.prefer("notices.kinds", kinds, by=office.head, at=MONDAY)


def told(event=1, kind=Kind.DEADLINE_PASSED):
    facts = Facts(number=f"H02-{event}", procedure="P", desk="Một cửa", tracking_url="https://x", happened_at=MONDAY, due_at=MONDAY)
    made = _notices([Telling(event, "dossier:1", kind, HEAD, facts)], MONDAY)
    Notice.objects.bulk_create(made)
    return [(one.channel, one.recipient) for one in made]


def test_each_at_once_to_who_wants_it(office):
    assert told(1) == [("desk", HEAD)]
    wish(office, "each")
    assert told(2) == [("desk", HEAD), ("email", "truong@snn.example.vn")]
    wish(office, "each", [])
    assert told(3) == [("desk", HEAD)]
    wish(office, "each", ["deadline_passed"])
    assert len(told(4)) == 2
    Account.objects.filter(email="truong@snn.example.vn").update(is_active=False)
    assert told(5) == [("desk", HEAD)]


def test_one_letter_a_morning_of_what_nobody_read(office):
    wish(office, "daily")
    assert commands.digest(at=LATER) == 0, "nothing to tell"
    told(1), told(2)
    commands.read([Notice.objects.get(event=1).pk], by=office.head, at=MONDAY)
    assert commands.digest(at=LATER) == 1
    letter = Notice.objects.get(kind="digest")
    assert (letter.recipient, letter.state) == ("truong@snn.example.vn", "PENDING")
    assert "H02-2" in letter.body and "H02-1" not in letter.body and letter.subject.startswith("1 việc mới")
    assert commands.digest(at=LATER + timedelta(days=1)) == 0, "what was told is not told again"
    assert Notice.objects.filter(kind="digest").count() == 1


def test_no_digest_of_what_was_not_wanted_or_to_who_left(office):
    wish(office, "daily", ["message_to_office"])
    told(1)
    assert commands.digest(at=LATER) == 0
    wish(office, "daily", ["deadline_passed"])
    Account.objects.filter(email="truong@snn.example.vn").update(is_active=False)
    assert commands.digest(at=LATER) == 0
