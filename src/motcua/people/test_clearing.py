"""The doors forget what no longer counts, and nothing that still does."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection

from motcua.kernel.refusals import Refusal
from motcua.people import commands, rules
from motcua.people.commands import codes
from motcua.people.commands.clearing import Cleared
from motcua.people.models import Knock, SignInCode

pytestmark = pytest.mark.django_db
AT = datetime(2024, 10, 15, 2, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def tries():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM people_sign_in_tries ORDER BY 1")
        return [key for (key,) in cursor.fetchall()]


def test_each_kind_of_try_goes_when_it_no_longer_counts():
    for door, (_, within) in rules.DOORS.items():
        Knock.objects.create(door=door, source="old", at=AT - within)
        Knock.objects.create(door=door, source="counts", at=AT - within + SECOND)
    Knock.objects.create(door="a door of long ago", source="old", at=AT)
    assert commands.clear_doors(at=AT) == Cleared(len(rules.DOORS) + 1, 0, 0, 0)
    assert set(Knock.objects.values_list("source", flat=True)) == {"counts"}
    assert commands.clear_doors(at=AT) == Cleared(0, 0, 0, 0)


def test_who_is_shut_out_stays_so():
    for _ in range(5):
        codes.knock("code-for-contact", "0912345678", at=AT)
    commands.clear_doors(at=AT + timedelta(minutes=29))
    with pytest.raises(Refusal):
        codes.knock("code-for-contact", "0912345678", at=AT + timedelta(minutes=29))


def test_a_code_stays_as_long_as_it_works():
    code = codes.make_code("0912345678", at=AT)
    codes.make_code("old@example.vn", at=AT - SECOND)
    assert commands.clear_doors(at=AT + rules.CODE_LASTS).codes == 1
    codes.use_code("0912345678", code, at=AT + rules.CODE_LASTS - SECOND)
    assert commands.clear_doors(at=AT + rules.CODE_LASTS + SECOND).codes == 1
    assert not SignInCode.objects.exists()


def test_sessions_and_counts_of_passwords_go_when_they_have_ended():
    kept = {}
    for name, ends in (("ended", AT - SECOND), ("open", AT + SECOND)):
        session = SessionStore()
        session.create()
        Session.objects.filter(pk=session.session_key).update(expire_date=ends)
        kept[name] = session.session_key
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO people_sign_in_tries VALUES (%s, '', %s)", [name, ends])
    cleared = commands.clear_doors(at=AT)
    assert (cleared.tries, cleared.sessions) == (1, 1)
    assert list(Session.objects.values_list("pk", flat=True)) == [kept["open"]]
    assert tries() == ["open"]
