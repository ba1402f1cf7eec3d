"""A key for a program: told once, the owner's alone, gone when it ended, was forgotten or its account was closed."""

from datetime import timedelta

import pytest

from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal
from motcua.people import commands, events, rules
from motcua.people.builders import AT, a_unit, an_actor
from motcua.people.models import ApiKey
from motcua.people.queries.keys import api_keys

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def refused(verb, *args, **facts):
    with pytest.raises(Refusal) as no:
        verb(*args, **facts)
    return no.value.code


def test_a_key_is_told_once_and_opens_for_its_owner_until_it_ends():
    officer, other = an_actor("can-bo", ("officer", "SNN")), an_actor("nguoi-khac", ("officer", "SNN"))
    secret = commands.make_api_key(" Phần mềm  kế toán ", writes=False, by=officer, at=AT)
    key = commands.holder_of(secret, LATER)
    assert (key.account.subject, key.name, key.writes) == (officer.id, "Phần mềm kế toán", False)
    assert secret not in str(ApiKey.objects.values().get())
    assert secret not in str([event.data for event in journal.events(officer.id)])
    assert (list(api_keys(officer, LATER)), list(api_keys(other, LATER))) == ([key], [])
    assert refused(commands.end_api_key, key.pk, by=other, at=LATER) == "no-such-key"
    commands.end_api_key(key.pk, by=officer, at=LATER)
    commands.end_api_key(key.pk, by=officer, at=LATER)
    assert commands.holder_of(secret, LATER) is None
    kinds = [event.kind for event in journal.events(officer.id)]
    assert kinds.count(events.API_KEY_ENDED) == kinds.count(events.API_KEY_OPENED) == 1


def test_a_forgotten_key_ends_by_itself_and_nobody_heaps_them_up():
    officer = an_actor("can-bo", ("officer", "SNN"))
    secret = commands.make_api_key("Kế toán", writes=True, by=officer, at=AT)
    assert commands.holder_of(secret, AT + rules.API_KEY_LASTS - timedelta(seconds=1))
    assert commands.holder_of(secret, AT + rules.API_KEY_LASTS) is None
    for name in ("", "  ", "x" * 101):
        assert refused(commands.make_api_key, name, writes=True, by=officer, at=AT) == "api-key-unnamed"
    for n in range(rules.API_KEYS_MOST - 1):
        commands.make_api_key(str(n), writes=True, by=officer, at=AT)
    assert refused(commands.make_api_key, "một nữa", writes=True, by=officer, at=AT) == "api-keys-too-many"
    assert commands.make_api_key("năm sau", writes=True, by=officer, at=AT + rules.API_KEY_LASTS)


def test_a_closed_account_and_a_new_password_end_what_its_programs_may():
    a_unit("SNN", None)
    administrator = an_actor("quan-tri", ("administrator", "SNN"))
    for close, facts in ((commands.close_account, {"reason": "Nghỉ hưu"}), (commands.invite, {})):
        officer = an_actor(f"can-bo-{close.__name__}", ("officer", "SNN"))
        secret = commands.make_api_key("Kế toán", writes=True, by=officer, at=AT)
        close(int(officer.id.partition(":")[2]), by=administrator, at=LATER, **facts)
        assert commands.holder_of(secret, LATER) is None


def test_who_is_no_person_has_no_key():
    stranger = an_actor("can-bo", ("officer", "SNN")).__class__(id="system:letters", name="Hệ thống")
    assert refused(commands.make_api_key, "x", writes=False, by=stranger, at=AT) == "not-signed-in"
