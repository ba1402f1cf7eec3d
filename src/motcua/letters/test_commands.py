from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.letters.commands import next_number
from motcua.letters.models import Book
from motcua.letters.rules import APOLOGY, SUPPLEMENT
from motcua.people.builders import a_unit


@pytest.mark.django_db
def test_each_unit_kind_and_year_has_a_book_of_its_own():
    a_unit("SNN")
    a_unit("SNN-CCTL")
    assert [next_number("SNN", APOLOGY, 2024) for _ in range(3)] == [1, 2, 3]
    assert next_number("SNN", SUPPLEMENT, 2024) == 1
    assert next_number("SNN-CCTL", APOLOGY, 2024) == 1
    assert next_number("SNN", APOLOGY, 2025) == 1
    assert next_number("SNN", APOLOGY, 2024) == 4


@pytest.mark.django_db
def test_a_number_costs_one_statement(django_assert_num_queries):
    a_unit("SNN")
    with django_assert_num_queries(1):
        next_number("SNN", APOLOGY, 2024)


@pytest.mark.django_db
def test_a_book_never_stands_at_zero():
    with pytest.raises(IntegrityError, match="book_starts_at_one"), transaction.atomic():
        Book.objects.create(unit=a_unit("SNN"), kind=APOLOGY, year=2024, last_number=0)


@pytest.mark.django_db(transaction=True)
def test_an_unknown_unit_has_no_book():
    with pytest.raises(IntegrityError):
        next_number("NOWHERE", APOLOGY, 2024)


@pytest.mark.django_db(transaction=True)
def test_eight_clerks_at_once_never_get_the_same_number():
    a_unit("SNN")

    def take(_):
        try:
            return [next_number("SNN", APOLOGY, 2024) for _ in range(25)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as clerks:
        numbers = [n for taken in clerks.map(take, range(8)) for n in taken]
    assert sorted(numbers) == list(range(1, 201))


@pytest.mark.django_db(transaction=True)
def test_a_number_taken_in_vain_was_never_seen():
    a_unit("SNN")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        next_number("SNN", APOLOGY, 2024)
        raise ZeroDivisionError
    assert next_number("SNN", APOLOGY, 2024) == 1
