"""Withdrawn shortly before the appointment and filed again: one journey, with the first appointment, however it was typed."""

from datetime import timedelta

import pytest

from motcua.dossiers import commands
from motcua.dossiers.builders import MONDAY, a_filing, an_office, do, next_on_the_way
from motcua.dossiers.commands import Person
from motcua.indicators.commands import read, rebuild, recount
from motcua.indicators.models import Fact
from motcua.indicators.queries import left_out, values
from motcua.indicators.queries.lists import Behind
from motcua.indicators.rules import Period, Scope

DAY = timedelta(days=1)
YEAR = Period.read("2024")
OTHER = (Person(role="owner", name="Nguyễn Văn Khác", identity_number="024090001111", phone="0987000111"),)
BY_PHONE = (Person(role="owner", name="Lê Thị Hoa", phone="0911222333"),)


@pytest.fixture
def office(transactional_db, province):
    rebuild()
    return an_office()


def filed(office, at, **changes):
    dossier = commands.submit(a_filing(office, at=at, **changes), by=office.citizen, at=at)
    return do(dossier, "accept", office, at + timedelta(hours=1))


def withdrawn(office, at, **changes):
    dossier = filed(office, at, **changes)
    end = at + 20 * DAY
    commands.request_withdrawal(dossier.pk, by=office.citizen, at=end, reason="Sắp quá hạn", confirmed=True)
    return commands.stop(dossier.pk, by=office.intake, at=end + timedelta(hours=1), reason="Theo đề nghị")


def settled(office, dossier, at):
    while dossier.finished_at is None:
        dossier = do(dossier, next_on_the_way(dossier), office, at)
        at += timedelta(minutes=30)
    return dossier


AGAIN = {  # how the same thing was typed again, and whether it is the same journey
    "the same": ({}, 21, True),
    "in capitals, without accents, other spaces": ({"requested": "CUA HANG  VAT TU NONG NGHIEP – BINH MINH."}, 25, True),
    "on the last day": ({}, 50, True),
    "too long after": ({}, 52, False),
    "another thing": ({"requested": "Cửa hàng thứ hai"}, 21, False),
    "of somebody else": ({"persons": OTHER}, 21, False),
}


@pytest.mark.parametrize("how", AGAIN)
def test_filed_again(office, how):
    changes, days, is_one = AGAIN[how]
    first = withdrawn(office, MONDAY)
    second = filed(office, MONDAY + days * DAY, **changes)
    while read(500):
        pass
    before, after = Fact.objects.get(pk=first.pk), Fact.objects.get(pk=second.pk)
    linked = (before.later, after.earlier, after.journey_due_at)
    assert linked == ((second.pk, first.pk, before.due_at) if is_one else (None, None, None))
    assert recount() == []


def test_a_person_known_by_phone_and_name_alone(office):
    first = withdrawn(office, MONDAY, persons=BY_PHONE)
    second = filed(office, MONDAY + 22 * DAY, persons=(Person(role="owner", name="lê thị HOA", phone="0911222333"),))
    rebuild()
    assert Fact.objects.get(pk=second.pk).earlier == first.pk


def test_as_filed_it_is_in_time_and_as_a_journey_it_is_late(office):
    """Twice withdrawn, at last settled early by its own appointment, and long after the first."""
    withdrawn(office, MONDAY)
    withdrawn(office, MONDAY + 21 * DAY)
    last = filed(office, MONDAY + 42 * DAY)
    settled(office, last, MONDAY + 45 * DAY)
    while read(7):
        pass
    at = MONDAY + 100 * DAY
    as_filed, as_journey = (values([code], Scope(), YEAR, at=at)[code] for code in ("Q05", "W14"))
    assert (as_filed.numerator, as_filed.denominator) == (3, 3)
    assert (as_journey.numerator, as_journey.denominator, as_journey.excluded) == (0, 1, 2)
    whole = Behind("W14", "numerator", Scope(), YEAR, at)
    assert left_out(whole) == [("Đã nộp lại, tính ở hồ sơ nộp sau", 2)]
    assert values(["W15"], Scope(), YEAR, at=at)["W15"].numerator == 2
    assert recount() == []


def test_what_is_withdrawn_later_joins_what_was_filed_meanwhile(office):
    """The second is filed while the first still lies open; the first is withdrawn then."""
    first = filed(office, MONDAY)
    second = filed(office, MONDAY + 3 * DAY)
    while read(500):
        pass
    assert Fact.objects.get(pk=second.pk).earlier is None
    commands.request_withdrawal(first.pk, by=office.citizen, at=MONDAY + 5 * DAY, reason="Đã nộp hồ sơ khác", confirmed=True)
    commands.stop(first.pk, by=office.intake, at=MONDAY + 5 * DAY, reason="Theo đề nghị")
    while read(500):
        pass
    assert Fact.objects.get(pk=second.pk).earlier == first.pk
    assert recount() == []
