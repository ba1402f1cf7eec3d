from datetime import timedelta

import pytest
from django.contrib.sessions.backends import db
from django.test import Client
from django.utils import timezone

from motcua.config.sessions import SessionStore
from motcua.people import builders
from motcua.people.models import Account

pytestmark = pytest.mark.django_db


def test_it_reads_what_django_wrote_and_the_other_way_round():
    for writing, reading in ((db.SessionStore, SessionStore), (SessionStore, db.SessionStore)):
        written = writing()
        written["chỗ"] = ["một", 1]
        written.save()
        assert reading(written.session_key)["chỗ"] == ["một", 1]


@pytest.mark.parametrize("key", ["", "khong-co", "x" * 500, "a' OR 1=1 --"])
def test_a_key_that_is_none_is_an_empty_session(key):
    assert dict(SessionStore(key).items()) == {}


def test_an_old_session_is_over():
    session = SessionStore()
    session["a"] = 1
    session.set_expiry(timezone.now() - timedelta(seconds=1))
    session.save()
    assert "a" not in SessionStore(session.session_key)


def test_whose_account_is_closed_is_signed_out_at_once(province):
    account = builders.a_person("an", ("officer", "SNN-CCTTBVTV"))
    client = Client()
    client.force_login(account)
    assert client.get("/lam-viec/").status_code == 200
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert client.get("/lam-viec/").status_code == 302
