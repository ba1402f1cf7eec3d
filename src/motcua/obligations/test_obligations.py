from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from motcua.deadlines.rules import WorkCalendar
from motcua.journal import queries as journal
from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal
from motcua.obligations import commands, queries, rules
from motcua.obligations.commands import Owed
from motcua.obligations.models import Obligation
from motcua.people.builders import an_actor

AT = datetime(2024, 3, 1, 9, tzinfo=HANOI)
OWED = Owed(kind="impact", subject="Quy định  nuôi chim yến", unit="SNN-CCCNTY", due_on=date(2024, 3, 20), ground="Dự thảo QĐ")


@pytest.fixture
def keeper(db, province):
    return an_actor("kiemsoat", ("control", "SNN"))


@given(st.dates(date(2024, 1, 1), date(2024, 12, 1)))
def test_five_working_days_are_five_working_days(day):
    calendar = WorkCalendar({})
    after, before = (rules.due_on(kind, day, calendar) for kind in ("publicised", "announced"))
    worked = [day + timedelta(days=n) for n in range(-12, 13) if (day + timedelta(days=n)).weekday() < 5]
    assert [one for one in worked if day < one <= after] == [one for one in worked if one > day][:5]
    assert [one for one in worked if before <= one < day] == [one for one in worked if one < day][-5:]


def test_what_is_owed_is_fulfilled_revoked_and_fulfilled_anew(keeper):
    made = commands.owe(OWED, by=keeper, at=AT)
    assert made.subject == "Quy định nuôi chim yến"
    with pytest.raises(Refusal, match="obligation-there"):
        commands.owe(OWED, by=keeper, at=AT)
    commands.fulfil(made.pk, done_on=date(2024, 2, 28), evidence="12/BC-SNN", by=keeper, at=AT)
    with pytest.raises(Refusal, match="obligation-done"):
        commands.fulfil(made.pk, done_on=date(2024, 3, 1), evidence="13/BC-SNN", by=keeper, at=AT)
    with pytest.raises(Refusal, match="obligation-done"):
        commands.withdraw(made.pk, why="Nhầm", by=keeper, at=AT)
    commands.revoke(made.pk, why="Sai số văn bản", by=keeper, at=AT + timedelta(hours=1))
    commands.fulfil(made.pk, done_on=date(2024, 3, 1), evidence="14/BC-SNN", by=keeper, at=AT + timedelta(hours=2))
    row = queries.one(made.pk)
    assert row is not None and row.in_time and row.evidence == "14/BC-SNN"
    kinds = [event.kind for event in journal.events(made.trail)]
    assert kinds == ["obligation.owed", "obligation.fulfilled", "obligation.revoked", "obligation.fulfilled"]
    (then,) = queries.due(date(2024, 3, 1), date(2024, 4, 1), known=AT + timedelta(minutes=90))
    assert then.done_on is None


def test_what_was_never_owed_is_not_counted_but_was_known_then(keeper):
    made = commands.owe(OWED, by=keeper, at=AT)
    commands.withdraw(made.pk, why="Văn bản bị bãi bỏ", by=keeper, at=AT + timedelta(days=1))
    march = date(2024, 3, 1), date(2024, 4, 1)
    assert queries.due(*march) == [] and len(queries.due(*march, known=AT)) == 1
    commands.owe(OWED, by=keeper, at=AT + timedelta(days=2))
    assert Obligation.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"kind": "nothing"}, "obligation-unknown"), ({"subject": "  "}, "obligation-text-missing"),
     ({"subject": "x" * 2001}, "obligation-text-too-long"), ({"kind": "publicised"}, "obligation-unknown"),
     ({"procedure": "9.999999-province"}, "obligation-unknown"), ({"unit": "SYT"}, "not-your-duty"),
     ({"unit": "nowhere"}, "not-your-duty")],
)  # fmt: skip
def test_what_is_not_whole_or_not_theirs_is_refused(keeper, changed, code):
    with pytest.raises(Refusal, match=code):
        commands.owe(Owed(**{**{name: getattr(OWED, name) for name in Owed.__dataclass_fields__}, **changed}), by=keeper, at=AT)
    assert not Obligation.objects.exists()


def test_the_head_of_the_unit_may_say_that_it_is_done_and_no_other(keeper):
    made = commands.owe(OWED, by=keeper, at=AT)
    other = an_actor("khac", ("head", "SNN-CCTL"))
    with pytest.raises(Refusal, match="not-your-duty"):
        commands.fulfil(made.pk, done_on=date(2024, 3, 1), evidence="1", by=other, at=AT)
    own = an_actor("chinh", ("head", "SNN-CCCNTY"))
    with pytest.raises(Refusal, match="obligation-done-later"):
        commands.fulfil(made.pk, done_on=date(2024, 3, 2), evidence="1", by=own, at=AT)
    commands.fulfil(made.pk, done_on=date(2024, 3, 1), evidence="1", by=own, at=AT)
    with pytest.raises(Refusal, match="not-your-duty"):
        commands.revoke(made.pk, why="Nhầm", by=own, at=AT)


def test_a_decision_without_procedures_or_of_unknown_ones_keeps_nothing(keeper):
    said = {"decided_on": date(2024, 3, 1), "effective_on": date(2024, 3, 20), "unit": "SNN", "by": keeper, "at": AT}
    for procedures, code in (([], "obligation-text-missing"), (["9.999999-province"], "obligation-unknown")):
        with pytest.raises(Refusal, match=code):
            commands.announce("1/QĐ-UBND", procedures=procedures, **said)
    assert not Obligation.objects.exists()


def test_two_at_once_do_not_write_it_down_twice(keeper):
    made = commands.owe(OWED, by=keeper, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.create(
            kind=made.kind, subject=made.subject, unit_id=made.unit_id, due_on=made.due_on, entered_at=AT, entered_by="x"
        )


def test_the_list_of_the_late_is_expected_once_a_month(keeper):
    january = datetime(2024, 1, 31, 9, tzinfo=HANOI)
    made = commands.expect_late_list("SNN", by=SYSTEM, at=january)
    assert made is not None and made.subject.endswith("tháng 12/2023") and made.due_on == date(2024, 1, 31)
    assert commands.expect_late_list("SNN", by=SYSTEM, at=january) is None
    february = commands.expect_late_list("SNN", by=SYSTEM, at=january + timedelta(days=1))
    assert february is not None and february.subject.endswith("01/2024") and february.due_on == date(2024, 2, 29)
    commands.withdraw(february.pk, why="Không có hồ sơ quá hạn", by=keeper, at=january + timedelta(days=2))
    assert commands.expect_late_list("SNN", by=SYSTEM, at=january + timedelta(days=3)) is None
