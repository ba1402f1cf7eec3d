"""Whoever leads a unit: every number opens its list, what stands still is listed and nothing else, who reads may sign many."""

import html as entities
import re
from datetime import date, timedelta

import pytest

from motcua.deadlines import queries as deadlines
from motcua.desk.conftest import NOW
from motcua.dossiers import builders, commands, queries, rules
from motcua.dossiers.builders import BRANCH, MONDAY
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.leading import in_days
from motcua.kernel.actors import SYSTEM
from motcua.people import builders as people
from motcua.people import commands as people_commands
from motcua.people import queries as people_queries

DAY = timedelta(days=1)
PAGE = "/lam-viec/phu-trach/"


def read(client, address=PAGE):
    answer = client.get(address)
    assert answer.status_code == 200
    return entities.unescape(answer.content.decode())


@pytest.fixture
def kept_here(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "documents": {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path}}}


def drafted(office, client):
    """A dossier with a draft, at the leader."""
    dossier = builders.a_dossier(office, until="assign")
    address = f"/lam-viec/ho-so/{dossier.number}/"
    assert client.post(f"{address}draft_result/", {"seen": dossier.seq, "way": "decision"}).status_code == 302
    while (now := Dossier.objects.get(pk=dossier.pk)).step_kind == "work":
        commands.finish_step(now.pk, by=office.officer, at=NOW)
    return now


def test_every_number_opens_its_list(office, desk):
    for until in ("transfer", "assign", "assign", "finish_step", "announce"):
        for days in (0, 21, 35):
            builders.a_dossier(office, until=until, at=MONDAY - days * DAY)
    client = desk(office.head)
    html = read(client)
    figures = re.findall(r'mc-figure-link[^"]*" href="([^"]+)">([\d.]+)<', html)
    assert len(figures) >= 12 and sum(int(n) for _, n in figures) > 12
    for address, n in figures:
        assert read(client, address).count('data-row="') == int(n), address


def test_only_ones_own_units(office, desk):
    dossier = builders.a_dossier(office, until="transfer", at=MONDAY - 30 * DAY)
    assert dossier.number in read(desk(office.head))
    assert dossier.number not in read(desk(office.colleague))
    assert desk(office.colleague).get("/lam-viec/?xem=don-vi").content.decode().count(dossier.number) == 0
    for somebody, status in ((office.officer, 404), (office.citizen, 404), (None, 302)):
        assert desk(somebody).get(PAGE).status_code == status
        assert desk(somebody).post(f"{PAGE}ky/").status_code == status


def test_all_that_stands_still_is_listed_and_nothing_that_waits_for_its_applicant(office, province):
    """The one who hands over died in the middle: all of them are there at once. Paused ones give no alarm, however long."""
    calendar = deadlines.calendar()
    unopened = [builders.a_dossier(office, until="transfer") for _ in range(4)]
    silent, waiting = builders.a_dossier(office, until="assign"), builders.a_dossier(office, until="assign")
    untold = builders.a_dossier(office, until="number_and_seal")
    reasons = [{"requirement": next(iter(waiting.requirements)), "reason": "Mờ"}]
    commands.ask_supplement(waiting.pk, by=office.officer, at=MONDAY + DAY, reasons=reasons)
    units = {BRANCH, builders.DESK}
    assert queries.stuck(units, MONDAY + timedelta(hours=6), calendar) == []
    later = queries.stuck(units, MONDAY + 21 * DAY, calendar)
    assert {(one.number, one.why) for one in later} == {
        *((one.number, "unopened") for one in unopened), (silent.number, "silent"), (untold.number, "untold"),
    }  # fmt: skip
    assert queries.stuck({"SNN-CCTL"}, MONDAY + 21 * DAY, calendar) == []
    commands.take(unopened[0].pk, by=office.head, at=MONDAY + 20 * DAY)
    assert unopened[0].number not in {one.number for one in queries.stuck(units, MONDAY + 21 * DAY, calendar)}


def test_tomorrow_is_what_changes_until_its_end(office, province):
    calendar = deadlines.calendar()
    ways = [(until, days) for until in ("assign", "transfer") for days in range(0, 35, 5)]
    dossiers = [builders.a_dossier(office, until=until, at=MONDAY - days * DAY) for until, days in ways]
    now = rules.bounds(NOW, calendar)
    bad = (rules.Outlook.LATE, rules.Outlook.WILL_BE_LATE)

    def is_bad(dossier, then):
        return rules.outlook(then, dossier.next_due_at, dossier.leave_by_at, dossier.due_at, running=True) in bad

    then = rules.bounds(NOW.replace(hour=17) + DAY, calendar)
    wanted = {one.pk for one in dossiers if is_bad(one, then) and not is_bad(one, now)}
    found = {one.pk for one in queries.changed_tomorrow({BRANCH}, now, calendar)}
    assert found == wanted


def test_who_will_not_be_there_to_sign(office, desk):
    """Exactly the dossiers whose forecast signing falls into the days, with who can stand in."""
    ways = [(until, days) for until in ("assign", "finish_step") for days in (0, 7)]
    dossiers = [builders.a_dossier(office, until=until, at=MONDAY - days * DAY) for until, days in ways]
    calendar = deadlines.calendar()
    every = queries.signings({BRANCH}, NOW, calendar)
    assert {one.number for one in every} == {one.number for one in dossiers}
    first = min(every, key=lambda one: one.at)
    day = first.at.date()
    leader = int(office.leader.id.partition(":")[2])
    people_commands.record_absence(leader, valid_from=day, valid_to=day + 3 * DAY, reason="Tập huấn", by=SYSTEM, at=NOW)
    inside = {one.number for one in every if day <= one.at.date() < day + 3 * DAY}
    assert {one.number for one in in_days(every, BRANCH, day, day + 3 * DAY)} == inside
    html = read(desk(office.head))
    part = html[html.index('id="away"'):html.index('id="sign"')]
    assert set(re.findall(r"H02[\w.-]+\d", part)) == inside and first.number in inside
    assert "Chưa có ai ký thay" in part and "Tập huấn" not in part
    people.an_actor("pholanhdao", ("leader", BRANCH))
    assert "Người ký thay được" in read(desk(office.head))


def test_a_deputy_who_is_away_too_is_none(office, db):
    second = people.a_person("pholanhdao", ("leader", BRANCH))
    for pk in (int(office.leader.id.partition(":")[2]), second.pk):
        people_commands.record_absence(pk, valid_from=date(2024, 4, 8), valid_to=date(2024, 4, 11), reason="Họp", by=SYSTEM, at=NOW)
    assert [one.deputies for one in people_queries.away("leader", {BRANCH}, NOW)] == [(), ()]
    assert people_queries.away("leader", {"SNN-CCTL"}, NOW) == [] == people_queries.away("leader", {BRANCH}, NOW, days=3)


def test_many_are_signed_after_reading(office, desk, kept_here):
    """What was read as it is now is signed; what was not, or has no draft, says why and stays."""
    officer, leader = desk(office.officer), desk(office.leader)
    known, unread = drafted(office, officer), drafted(office, officer)
    bare = builders.a_dossier(office, until="finish_step")
    for dossier in (known, bare):
        read(leader, f"/lam-viec/ho-so/{dossier.number}/")
    html = read(leader)
    ticks = re.findall(r'name="so" value="([^"]+)"[^>]*?( disabled)?>', html)
    assert dict(ticks) == {known.number: "", unread.number: " disabled", bare.number: " disabled"}
    answer = leader.post(f"{PAGE}ky/", {"so": [known.number, unread.number, bare.number]})
    html = entities.unescape(answer.content.decode())
    assert "1 hồ sơ đã xong, 2 hồ sơ không làm được" in html
    assert "hãy mở hồ sơ, đọc, rồi ký" in html and "Chưa có kết quả để ký" in html
    signed = Dossier.objects.get(pk=known.pk)
    assert signed.step_kind == "number" and signed.decisions.get().file_id == known.drafts.get().file_id
    assert not Dossier.objects.get(pk=unread.pk).is_taken


def test_what_changed_after_reading_has_not_been_read(office, desk, kept_here):
    officer, leader = desk(office.officer), desk(office.leader)
    dossier = drafted(office, officer)
    read(leader, f"/lam-viec/ho-so/{dossier.number}/")
    commands.extend(dossier.pk, by=office.head, at=NOW, until=dossier.due_at + 7 * DAY, reason="Chờ kiểm nghiệm")
    answer = leader.post(f"{PAGE}ky/", {"so": [dossier.number]})
    assert "1 hồ sơ không làm được" in answer.content.decode()
    assert leader.post(f"{PAGE}ky/", {"so": [str(n) for n in range(201)]}).status_code == 422


PROPOSED = "1.004427-province"  # the leader of the department signs the proposal before the province's office looks at it


def proposed(office, at=MONDAY):
    dossier = builders.a_dossier(office, until="assign", at=at, filing={"key": PROPOSED})
    return commands.finish_step(dossier.pk, by=office.officer, at=NOW)


def test_many_steps_of_a_leader_are_ended_after_reading(province, desk):
    office = builders.an_office(branch="SNN-CCTL", signing="SNN")
    known, unread = proposed(office), proposed(office)
    at_work = builders.a_dossier(office, until="assign", filing={"key": PROPOSED})
    leader = desk(office.leader)
    for dossier in (known, at_work):
        read(leader, f"/lam-viec/ho-so/{dossier.number}/")
    html = read(leader)
    part = html[html.index('id="check"'):html.index('id="sign"')]
    assert dict(re.findall(r'name="so" value="([^"]+)"[^>]*?( disabled)?>', part)) == {known.number: "", unread.number: " disabled"}
    assert "Ký tờ trình" in part
    for who, status in ((office.officer, 404), (office.citizen, 404), (None, 302)):
        assert desk(who).post(f"{PAGE}duyet/", {"so": [known.number]}).status_code == status
    foreign = desk(office.colleague).post(f"{PAGE}duyet/", {"so": [known.number]})
    assert "1 hồ sơ không làm được" in foreign.content.decode()
    told = entities.unescape(leader.post(f"{PAGE}duyet/", {"so": [known.number, unread.number, at_work.number]}).content.decode())
    assert "1 hồ sơ đã xong, 2 hồ sơ không làm được" in told and "hãy mở hồ sơ, đọc" in told
    now = Dossier.objects.get(pk=known.pk)
    assert (now.step_order, now.holder_unit_id) == (5, "VPUB")
    for dossier in (unread, at_work):
        assert Dossier.objects.get(pk=dossier.pk).step_order == dossier.step_order
    assert leader.post(f"{PAGE}duyet/").status_code == 302
