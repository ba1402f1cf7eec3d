import pytest
from django.db import connection
from django.db.backends.postgresql import base


def bystander():
    other = connection.copy()
    other.ensure_connection()
    return other


@pytest.mark.django_db(transaction=True)
def test_an_open_connection_is_usable_without_asking_the_server(monkeypatch):
    other = bystander()
    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", lambda self: pytest.fail("asked"))
    assert other.is_usable()
    other.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", ["server", "here"])
def test_a_connection_that_ended_is_not(end):
    other = bystander()
    if end == "server":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [other.connection.info.backend_pid])
            assert cursor.fetchone() == (True,)
    else:
        other.connection.close()
    assert not other.is_usable()
    other.close()


@pytest.mark.django_db
def test_nor_one_whose_transaction_failed():
    other = bystander()
    other.set_autocommit(False)
    with pytest.raises(Exception, match="nowhere"), other.cursor() as cursor:
        cursor.execute("SELECT * FROM nowhere")
    assert not other.is_usable()
    other.rollback()
    other.close()
