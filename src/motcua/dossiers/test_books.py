"""Our papers get their numbers from books: none twice, none again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.dossiers import commands, queries
from motcua.dossiers.builders import MONDAY, a_dossier, an_office
from motcua.dossiers.commands.books import next_number, reach
from motcua.dossiers.models import Book, Dossier, LateLetter, Supplement
from motcua.dossiers.rules import APOLOGY, SUPPLEMENT, kind_in, number_in
from motcua.kernel.refusals import Refusal
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
def test_a_number_given_by_hand_is_not_given_again_and_turns_no_book_back():
    a_unit("SNN")
    reach("SNN", APOLOGY, 2024, 57)
    assert next_number("SNN", APOLOGY, 2024) == 58
    reach("SNN", APOLOGY, 2024, 12)
    assert next_number("SNN", APOLOGY, 2024) == 59
    for given in (57, 58, 12):
        with pytest.raises(Refusal, match="number-given"), transaction.atomic():
            reach("SNN", APOLOGY, 2024, given)
    reach("SNN", APOLOGY, 2025, 57)
    reach("SNN", APOLOGY, 2024, 13)  # jumped over
    assert next_number("SNN", SUPPLEMENT, 2024) == 1


@pytest.mark.parametrize(
    ("document", "number"),
    [("145/QĐ-SNN", 145), (" 07/PXL-CCTL", 7), ("12", 12), ("QĐ-145", None), ("0/QĐ", None), ("", None), ("٣/QĐ", None),
     ("9" * 30 + "/QĐ", None)],
)  # fmt: skip
def test_the_running_number_of_a_document(document, number):
    assert number_in(document) == number


@pytest.mark.parametrize(
    ("document", "kind"), [("145/QĐ-SNN", "QĐ"), ("7/ qđ -X", "QĐ"), ("05/BPTNTKQ", ""), ("12", ""), ("", ""), ("1/A/B-C", "A/B")]
)
def test_the_kind_of_a_document(document, kind):
    assert kind_in(document) == kind


@pytest.mark.django_db
def test_a_number_costs_one_statement(django_assert_num_queries):
    a_unit("SNN")
    with django_assert_num_queries(1):
        next_number("SNN", APOLOGY, 2024)


@pytest.mark.django_db
def test_a_book_never_stands_at_zero():
    with pytest.raises(IntegrityError, match="numbered_book_starts_at_one"), transaction.atomic():
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


DAY = timedelta(days=1)
GROUNDS = [{"requirement": "content", "reason": "Đơn chưa ghi diện tích kho"}]
LATE = {"until": MONDAY + 60 * DAY, "reason": "Chờ kết quả kiểm nghiệm"}


@pytest.fixture
def office(province):
    return an_office()


def ask(dossier, office):
    return commands.ask_supplement(dossier.pk, by=office.officer, at=MONDAY + 2 * DAY, reasons=GROUNDS)


def refuse(dossier, office):
    return commands.refuse(dossier.pk, by=office.intake, at=MONDAY + DAY, reasons=GROUNDS)


def extend(dossier, office):
    return commands.extend(dossier.pk, by=office.head, at=MONDAY + 2 * DAY, **LATE)


def apologise(dossier, office):
    return commands.apologise(dossier.pk, by=office.head, at=MONDAY + 50 * DAY, **LATE)


def stop(dossier, office):
    return commands.stop(dossier.pk, by=office.head, at=MONDAY + 3 * DAY, reason="Theo đề nghị")


LETTERS = {
    ask: ("assign", "{n:02}/HDHS-BPMC"), refuse: ("submit", "{n:02}/PTC-BPMC"), extend: ("assign", "{n:02}/PXL-CCTTBVTV"),
    apologise: ("assign", "{n:02}/PXL-CCTTBVTV"), stop: ("assign", "{n:02}/TB-CCTTBVTV"),
}  # fmt: skip


def ready(letter, office):
    dossier = a_dossier(office, until=LETTERS[letter][0])
    if letter is stop:
        commands.request_withdrawal(dossier.pk, by=office.citizen, at=MONDAY + 2 * DAY, reason="Đổi ý")
    return dossier


@pytest.mark.django_db
@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter_has_the_next_number_of_its_book(office, letter):
    for n in (1, 2, 3):
        dossier = letter(ready(letter, office), office)
        assert queries.timeline(dossier)[-1].facts["document"] == LETTERS[letter][1].format(n=n)


@pytest.mark.django_db
@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_costs_at_most_twelve_statements(office, letter, django_assert_max_num_queries):
    letter(ready(letter, office), office)  # what a process reads once is read
    dossier = ready(letter, office)
    with django_assert_max_num_queries(12):
        letter(dossier, office)


@pytest.mark.django_db
def test_number_and_title_stand_where_the_paper_is_printed_from(office):
    dossier = a_dossier(office, until="assign")
    title = "KT. Chi cục trưởng / Phó Chi cục trưởng"
    commands.extend(dossier.pk, by=office.head, at=MONDAY + 2 * DAY, title=title, **LATE)
    ask(dossier, office)
    letter, slip = LateLetter.objects.get(), Supplement.objects.get()
    assert (letter.number, letter.signer_title) == ("01/PXL-CCTTBVTV", title)
    assert (slip.slip_number, slip.signer_title) == ("01/HDHS-BPMC", "Chuyên viên")
    assert [row.paper for row in dossier.clock.order_by("id")] == ["", "01/PXL-CCTTBVTV", "01/HDHS-BPMC"]


@pytest.mark.django_db
def test_what_was_refused_used_no_number(office):
    dossier = a_dossier(office, until="assign")
    with pytest.raises(Refusal):
        commands.extend(dossier.pk, by=office.head, at=MONDAY + 2 * DAY, until=MONDAY, reason="Chậm")
    assert not Book.objects.exists()


@pytest.mark.django_db
def test_a_year_begins_at_one(office):
    first, second = (a_dossier(office, until="assign") for _ in range(2))
    apologise(first, office)
    commands.apologise(second.pk, by=office.head, at=MONDAY + 300 * DAY, until=MONDAY + 310 * DAY, reason="Chậm")
    assert set(LateLetter.objects.values_list("number", flat=True)) == {"01/PXL-CCTTBVTV"}
    assert set(Book.objects.values_list("year", "last_number")) == {(2024, 1), (2025, 1)}


@pytest.mark.django_db(transaction=True)
def test_desks_that_refuse_at_once_print_different_numbers(office):
    waiting = [a_dossier(office).pk for _ in range(12)]

    def turn_away(pk):
        try:
            commands.refuse(pk, by=office.intake, at=MONDAY + DAY, reasons=GROUNDS)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as desks:
        list(desks.map(turn_away, waiting))
    numbers = [queries.timeline(Dossier.objects.get(pk=pk))[-1].facts["document"] for pk in waiting]
    assert sorted(numbers) == [f"{n:02}/PTC-BPMC" for n in range(1, 13)]
