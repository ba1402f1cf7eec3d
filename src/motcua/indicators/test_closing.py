"""A closed period says for ever what it said; what is known later stands beside it, dossier by dossier."""

from datetime import datetime, timedelta
from random import Random

import pytest

from motcua.dossiers import commands
from motcua.dossiers.builders import MONDAY, a_dossier, a_filing, an_office
from motcua.dossiers.rules import Channel
from motcua.indicators.builders import a_walk
from motcua.indicators.commands import close, read, rebuild, recount, restate
from motcua.indicators.models import Fact
from motcua.indicators.queries import values
from motcua.indicators.queries.closing import frozen
from motcua.indicators.rules import FORM, Period, Scope
from motcua.journal import queries as journal
from motcua.kernel.moments import HANOI
from motcua.kernel.refusals import Refusal
from motcua.people import builders as people

APRIL = Period.read("2024-04")
FIRST_OF_MAY = datetime(2024, 5, 1, 8, tzinfo=HANOI)
NEW_YEARS_EVE = datetime(2024, 12, 31, 17, tzinfo=HANOI)


@pytest.fixture
def control(transactional_db, province):
    rebuild()
    return people.an_actor("kiemsoat", ("control", "SNN"))


def read_all():
    while read(500):
        pass


def test_a_closed_month_is_the_same_to_the_byte_at_the_end_of_the_year(control):
    office, rng = an_office(), Random(12)
    for _ in range(12):
        a_walk(office, rng, steps=20)
    read_all()
    closing = close(APRIL, "SNN", by=control, at=FIRST_OF_MAY)
    assert closing.dossiers > 3 and closing.numbers["W02"]["numerator"] > 0
    for _ in range(12):
        a_walk(office, rng, steps=20, begins=FIRST_OF_MAY)
    read_all()
    again = frozen(APRIL, "SNN", known=closing.known_at)
    assert (again.numbers, again.digest, again.dossiers) == (closing.numbers, closing.digest, closing.dossiers)
    assert frozen(APRIL, "SNN", known=NEW_YEARS_EVE).digest != closing.digest
    assert recount() == []


def test_a_restatement_lists_the_dossiers_that_made_it(control):
    office = an_office()
    kept, wrong = (a_dossier(office, until="deliver", every=timedelta(hours=30)) for _ in range(2))
    read_all()
    closing = close(APRIL, "SNN", by=control, at=FIRST_OF_MAY)
    settled = closing.numbers["W03"]["numerator"]
    commands.reopen(wrong.pk, by=office.head, at=FIRST_OF_MAY + timedelta(days=3), fault_unit="SNN-CCTTBVTV", reason="Sai tên")
    read_all()
    told = restate(closing.pk, by=control, at=FIRST_OF_MAY + timedelta(days=4))
    changes = {(one["code"], one["part"]): one for one in told.changes}
    assert changes["W03", "numerator"] == {
        "code": "W03", "part": "numerator", "before": settled, "after": settled - 1, "left": [wrong.number], "came": [],
    }  # fmt: skip
    assert changes[FORM, "open_in_time"]["came"] == [wrong.number]
    assert kept.number not in str(told.changes)
    now = values(["W03"], Scope(unit="SNN"), APRIL, at=FIRST_OF_MAY + timedelta(days=4))["W03"]
    assert now.numerator == settled - 1
    with pytest.raises(Refusal, match="nothing-to-restate"):
        restate(closing.pk, by=control, at=FIRST_OF_MAY + timedelta(days=5))
    kinds = [event.kind for event in journal.events(closing.subject)]
    assert kinds == ["period.closed", "period.restated"]


def test_what_came_by_post_in_april_and_was_written_down_in_may(control):
    office = an_office()
    a_dossier(office, until="deliver")
    read_all()
    closing = close(APRIL, "SNN", by=control, at=FIRST_OF_MAY)
    day, by_post = FIRST_OF_MAY + timedelta(hours=2), a_filing(office, at=MONDAY, channel=Channel.POST)
    late = commands.submit(by_post, by=office.intake, at=day, happened_at=FIRST_OF_MAY - timedelta(days=1))
    read_all()
    told = restate(closing.pk, by=control, at=day + timedelta(hours=1))
    changes = {(one["code"], one["part"]): one for one in told.changes}
    assert changes["W01", "numerator"]["came"] == [late.number]
    assert Fact.objects.get(pk=late.pk).known_from > closing.known_at


def test_who_closes_and_when(control):
    stranger = people.an_actor("khac", ("control", "SNN-CCTL"))
    for by, at, code in (
        (stranger, FIRST_OF_MAY, "not-your-duty"), (control, datetime(2024, 4, 30, 23, tzinfo=HANOI), "period-runs"),
    ):  # fmt: skip
        with pytest.raises(Refusal, match=code):
            close(APRIL, "SNN", by=by, at=at)
    close(APRIL, "SNN", by=control, at=FIRST_OF_MAY)
    with pytest.raises(Refusal, match="period-closed"):
        close(APRIL, "SNN", by=control, at=FIRST_OF_MAY)
