import pytest

from motcua.desk.training.exercises import LEARNERS
from motcua.dossiers import builders
from motcua.dossiers import events as dossiers
from motcua.journal import commands as journal
from motcua.people import builders as people
from motcua.people import events as of_people

ADDRESS = "/lam-viec/tap-huan/"
KNOWN = {value for room in (dossiers, of_people) for name, value in vars(room).items() if name.isupper()}


@pytest.fixture
def learning(settings):
    settings.TRAINING = True


def test_the_journal_ticks_what_was_done_by_oneself(office, desk, learning):
    builders.a_dossier(office, until="transfer")
    journal.skip(LEARNERS)
    assert desk(office.intake).get(ADDRESS).content.decode().count(">đã làm<") == 0, "the made-up year is nobody's exercise"
    builders.a_dossier(office, until="transfer")
    after = desk(office.intake).get(ADDRESS).content.decode()
    assert after.count(">đã làm<") == 2, "taken in and sent on; handed in by the citizen"
    assert desk(office.officer).get(ADDRESS).content.decode().count(">đã làm<") == 0
    assert "TẬP HUẤN – số liệu giả" in after and "<title>TẬP HUẤN" in after


def test_ones_own_exercises_come_first(office, desk, learning):
    html = desk(people.an_actor("quantri", ("administrator", "SNN"))).get(ADDRESS).content.decode()
    assert html.index("Bài 8") < html.index("Bài 1")
    assert f'href="{ADDRESS}"' in html


def test_every_exercise_waits_for_what_can_happen():
    from motcua.desk.training.exercises import EXERCISES

    assert {kind for one in EXERCISES for task in one.tasks for kind in task.events} <= KNOWN


def test_in_the_real_house_it_does_not_exist(office, desk):
    assert desk(office.intake).get(ADDRESS).status_code == 404
    html = desk(office.intake).get("/lam-viec/").content.decode()
    assert "TẬP HUẤN" not in html and ADDRESS not in html


def test_a_colleague_and_a_stranger(office, desk, learning):
    assert desk(office.citizen).get(ADDRESS).status_code == 404
    assert desk().get(ADDRESS).status_code == 302
