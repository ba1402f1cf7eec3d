"""What every request gets before its screen."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from motcua.config import middleware
from motcua.config.middleware import WroteOnGet

WRITES = [
    "INSERT INTO people_account (username) VALUES ('x')",
    "UPDATE people_account SET username = 'x'",
    "DELETE FROM people_account",
    "TRUNCATE people_account",
    "ALTER TABLE people_account ADD COLUMN x int",
    "WITH gone AS (DELETE FROM people_account RETURNING id) SELECT id FROM gone",
    "WITH wanted AS (SELECT id FROM people_account)\n UPDATE people_account a SET username = 'x' FROM wanted",
    "WITH x AS (SELECT 1) INSERT INTO people_account (username) SELECT 'x' FROM x",
]
READS = [
    "SELECT count(*) FROM people_account",
    "(SELECT 1) UNION (SELECT 2)",
    "WITH x AS (SELECT 1 AS a) SELECT a FROM x",
    "SELECT id FROM people_account FOR UPDATE",
    "SELECT id FROM people_account FOR NO KEY UPDATE",
    "DELETE FROM \"django_session\" WHERE expire_date < now()",
]


def answer(sql, method="get"):
    def screen(request):
        with connection.cursor() as cursor:
            cursor.execute(sql)
        return HttpResponse()

    return middleware.read_only(screen)(getattr(RequestFactory(), method)("/"))


@pytest.mark.django_db
@pytest.mark.parametrize("sql", WRITES)
def test_a_get_that_writes_is_stopped(sql):
    with pytest.raises(WroteOnGet):
        answer(sql)


@pytest.mark.django_db
@pytest.mark.parametrize("sql", READS)
def test_a_get_may_read(sql):
    assert answer(sql).status_code == 200


@pytest.mark.django_db
def test_a_post_may_write():
    assert answer("DELETE FROM people_absence", "post").status_code == 200


@pytest.mark.parametrize(
    ("production", "header", "seen"),
    [
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "1.2.3.4, 203.0.113.9", "203.0.113.9"),  # the first was made up by the caller
        (True, "", "127.0.0.1"),
        (False, "203.0.113.9", "127.0.0.1"),  # without a proxy the header is anybody's word
    ],
)
def test_tries_are_counted_by_the_callers_own_address(settings, production, header, seen):
    settings.PRODUCTION = production
    found = []
    screen = middleware.caller(lambda request: found.append(request.META["REMOTE_ADDR"]) or HttpResponse())
    screen(RequestFactory().get("/", headers={"X-Forwarded-For": header} if header else {}))
    assert found == [seen]


def test_an_address_that_takes_only_forms_says_so_in_a_sentence(client):
    answer = client.get("/ngon-ngu/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "chỉ dùng để gửi từ nút bấm" in answer.content.decode()


def test_a_form_that_has_gone_stale_is_answered_in_a_sentence():
    answer = Client(enforce_csrf_checks=True).post("/ngon-ngu/", {"language": "en"})
    assert answer.status_code == 403
    assert "Hãy tải lại trang rồi gửi lại" in answer.content.decode()


def test_an_address_with_a_thousand_questions_is_answered_in_a_sentence(client):
    answer = client.get("/thu-tuc/?" + "&".join(f"x{n}=1" for n in range(1200)))
    assert answer.status_code == 400
    assert "mà hệ thống không hiểu" in answer.content.decode()
