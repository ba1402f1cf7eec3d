"""What stands still is found: all of it, nothing else, once; whatever made it stand."""

from datetime import timedelta
from random import Random

import pytest

from motcua.deadlines import queries as deadlines
from motcua.dossiers import builders, commands, queries
from motcua.dossiers.builders import BRANCH, DESK, MONDAY
from motcua.dossiers.commands.watching import FOUND
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.responsible import duties_for, why_unborne
from motcua.journal import queries as journal
from motcua.kernel.actors import SYSTEM
from motcua.people import builders as people
from motcua.people import commands as staff
from motcua.people.models import Post

DAY = timedelta(days=1)
LATER = MONDAY + 3 * DAY  # Thursday 08:30: 24 working hours after a Monday morning
MANY = 1000


def key(actor):
    return int(actor.id.partition(":")[2])


def found(at=LATER, units=None):
    return {one.number: one.why for one in queries.stuck(units, at, deadlines.calendar(), queries.EVERY)}


def plant(office, rng):
    """A thousand dossiers at all places of their way, most of them in order; return which stand still, and why."""
    second = people.an_actor("chuyenvien2", ("officer", BRANCH))
    wrong, opened = {}, LATER - timedelta(hours=1)
    for number in range(MANY):
        way = rng.choice(["fresh", "fresh", "work", "work", "waits", "done", "unopened", "unanswered", "untold", "silent", "left"])
        started = LATER - 21 * DAY if way in {"silent", "waits"} else MONDAY if way in {"unopened", "unanswered"} else opened
        until = {"fresh": "transfer", "unopened": "transfer", "unanswered": "submit", "untold": "number_and_seal",
                 "done": "deliver"}  # fmt: skip
        at = MONDAY - 7 * DAY if way in {"untold", "done"} else started
        dossier = builders.a_dossier(office, until=until.get(way, "take"), at=at, every=timedelta(minutes=1))
        if way in {"work", "silent", "waits", "left"}:
            officer = second if way == "left" else office.officer
            moment = started + timedelta(minutes=10)
            dossier = commands.assign(dossier.pk, by=office.head, at=moment, officer=key(officer))
        if way == "waits":
            reasons = [{"requirement": next(iter(dossier.requirements)), "reason": "Mờ"}]
            commands.ask_supplement(dossier.pk, by=office.officer, at=started + timedelta(minutes=11), reasons=reasons)
        why = {"unopened": "unopened", "unanswered": "unopened", "untold": "untold", "silent": "silent", "left": "left"}.get(way)
        wrong |= {dossier.number: why} if why else {}
        if number % 100 == 0:
            assert Dossier.objects.count() == number + 1
    post = Post.objects.get(account=key(second))
    staff.end_post(post.pk, on=LATER.date(), by=SYSTEM, at=MONDAY)
    return wrong


def test_of_a_thousand_all_that_stand_still_are_found_and_no_other(province):
    wrong = plant(builders.an_office(), Random(1))
    assert len(wrong) > 300 and set(wrong.values()) == {"unopened", "untold", "silent", "left"}
    assert found() == wrong
    assert queries.standing_still(LATER, deadlines.calendar()) == len(wrong)

    assert commands.report_stuck(at=LATER, calendar=deadlines.calendar()) == len(wrong)
    assert commands.report_stuck(at=LATER + timedelta(minutes=10), calendar=deadlines.calendar()) == 0
    for dossier in Dossier.objects.filter(number__in=wrong)[:50]:
        (event,) = journal.events(f"watch:dossier:{dossier.pk}")
        assert (event.kind, event.actor_id, event.data["why"]) == (FOUND, "system", wrong[dossier.number])
        assert event.data["number"] == dossier.number
    assert found() == wrong, "being found is no sign of life"
    assert journal.first_break() is None


def test_who_moves_again_and_stands_again_is_found_again(province):
    office = builders.an_office()
    dossier = builders.a_dossier(office, until="transfer", at=MONDAY)
    calendar = deadlines.calendar()
    assert commands.report_stuck(at=LATER, calendar=calendar) == 1
    seen = Dossier.objects.get(pk=dossier.pk).seq
    assert seen == dossier.seq, "whoever has the page open is not disturbed"
    commands.take(dossier.pk, by=office.head, at=LATER)
    assert found(LATER + timedelta(hours=1)) == {}
    assert commands.report_stuck(at=LATER + 14 * DAY, calendar=calendar) == 1
    assert [event.data["why"] for event in journal.events(f"watch:dossier:{dossier.pk}")] == ["unopened", "silent"]


@pytest.mark.parametrize("until, duty, unit", [
    ("submit", "intake", DESK), ("accept", "intake", DESK), ("take", "head", BRANCH), ("finish_step", "leader", BRANCH),
    ("decide", "clerk", BRANCH),
])
def test_a_place_without_anybody_is_seen_at_once(province, until, duty, unit):
    """Gone, away without a deputy, the account closed: each leaves the dossier alone; a deputy or who comes back takes it up."""
    office = builders.an_office()
    dossier = builders.a_dossier(office, until=until, at=MONDAY, every=timedelta(minutes=1))
    now, account = MONDAY + timedelta(hours=1), key(office.bearing(duty))
    assert found(now) == {}
    away = staff.record_absence(account, valid_from=MONDAY.date(), valid_to=LATER.date(), reason="ốm", by=SYSTEM, at=now)
    assert found(now) == {dossier.number: "unborne"}
    (place,) = queries.unborne({unit}, now)
    assert (place.unit, place.count) == (unit, 1) and duty in duties_for(place.waits_for)
    assert queries.unborne({"SNN-CCTL"}, now) == []

    deputy = people.a_person("thay")
    post = Post.objects.get(account=account, duty=duty)
    lent = staff.delegate(post.pk, deputy.pk, valid_from=MONDAY.date(), valid_to=LATER.date(), decision="1/QĐ", by=SYSTEM, at=now)
    assert found(now) == {}
    staff.end_delegation(lent.pk, on=MONDAY.date() + DAY, by=SYSTEM, at=now)
    assert found(now + DAY)[dossier.number] == "unborne"
    staff.end_absence(away.pk, on=MONDAY.date() + DAY, by=SYSTEM, at=now)
    assert "unborne" not in found(now + DAY).values()
    staff.end_post(post.pk, on=MONDAY.date() + DAY, by=SYSTEM, at=now)
    in_hands = Dossier.objects.get(pk=dossier.pk).holder_id == account
    assert found(now + DAY)[dossier.number] == ("left" if in_hands else "unborne")


def test_what_is_in_the_hands_of_somebody_away_needs_who_gives_it_to_another():
    bearers = {("officer", "A"): {1: False, 2: True}}
    assert why_unborne("work", "A", 1, bearers) == "unborne"
    assert why_unborne("work", "A", None, bearers) == ""
    assert why_unborne("work", "A", 1, bearers | {("head", "A"): {3: True}}) == ""
    assert why_unborne("work", "A", 2, bearers) == ""
    assert why_unborne("work", "A", 9, bearers) == "left"
    assert why_unborne("referred", "B", None, bearers) == "unborne"
