"""What the clock starts does what it should, and a real worker runs it."""

import logging
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from motcua.documents import builders as files
from motcua.documents import queries as documents
from motcua.dossiers import events
from motcua.dossiers.builders import MONDAY, a_dossier, an_office
from motcua.jobs import tasks
from motcua.journal import queries as journal
from motcua.kernel.actors import SYSTEM
from motcua.kernel.moments import HANOI
from motcua.letters import queries as letters
from motcua.people import builders as people
from motcua.people import commands
from motcua.people import queries as units
from motcua.people.commands import codes
from motcua.people.models import SignInCode
from motcua.plans import builders as plans
from motcua.plans.models import TaskReminder, UrgingLetter

PERIODIC = {
    "notices", "examine", "mark_passed", "sweep", "clear_doors", "new_day", "digest", "verify", "watch", "count",
    "recount", "plans", "exports",
}  # fmt: skip


@pytest.fixture
def now(monkeypatch):
    """Set the doors' clock."""

    def is_(moment):
        monkeypatch.setattr(tasks.clock, "now", lambda: moment)

    is_(MONDAY)
    return is_


@pytest.fixture
def folder(settings, tmp_path):
    settings.VAR, settings.NOTICE_CHANNEL = tmp_path, "file"
    return tmp_path / "notices"


def test_every_job_is_started_by_the_clock_and_waits_at_most_once():
    periodic = {task.task.name: task.task for task in app.periodic_registry.periodic_tasks.values()}
    ours = {name: task for name, task in periodic.items() if task.func.__module__ == tasks.__name__}
    assert set(ours) == PERIODIC
    assert all((task.queueing_lock, task.lock) == (name, None) for name, task in ours.items())


@pytest.mark.django_db
def test_a_job_that_waits_already_is_not_queued_again():
    tasks.verify.defer(timestamp=1)
    with pytest.raises(AlreadyEnqueued):
        tasks.verify.defer(timestamp=2)


def test_notices_are_written_and_sent(transactional_db, province, now, folder):
    a_dossier(an_office(), until="accept")
    for _ in range(200):  # what other databases of this server have open holds the reader back
        tasks.notices(timestamp=0)
        if letters.counts() == {"SENT": 2}:
            break
    assert letters.counts() == {"SENT": 2}
    assert len(list(folder.iterdir())) == 2


@pytest.mark.django_db
def test_a_passed_appointment_is_recorded_once_and_not_before(province, now):
    dossier = a_dossier(an_office(), until="assign")
    kinds = lambda: [event.kind for event in journal.events(dossier.subject)]  # noqa: E731 - asked three times
    now(dossier.due_at)
    tasks.mark_passed(timestamp=0)
    assert events.DEADLINE_PASSED not in kinds()

    now(dossier.due_at + timedelta(seconds=1))
    tasks.mark_passed(timestamp=0)
    tasks.mark_passed(timestamp=0)
    assert kinds().count(events.DEADLINE_PASSED) == 1


@pytest.mark.django_db(transaction=True)
def test_files_nobody_attached_are_swept_after_their_time(now, settings, tmp_path):
    disk = {"BACKEND": "motcua.documents.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"documents": disk}
    kept = files.a_kept_file()
    now(files.AT + tasks.UNATTACHED_STAYS - timedelta(hours=1))
    tasks.sweep(timestamp=0)
    assert documents.file(kept.id) == kept
    now(files.AT + tasks.UNATTACHED_STAYS + timedelta(hours=1))
    tasks.sweep(timestamp=0)
    assert documents.file(kept.id) is None


@pytest.mark.django_db
def test_the_doors_forget_at_night(now):
    codes.make_code("0912345678", at=MONDAY)
    now(MONDAY + timedelta(minutes=10))
    tasks.clear_doors(timestamp=0)
    assert SignInCode.objects.count() == 1
    now(MONDAY + timedelta(hours=10))
    tasks.clear_doors(timestamp=0)
    assert not SignInCode.objects.exists()


@pytest.mark.django_db
def test_proving_is_silent_while_all_holds_and_speaks_when_it_does_not(province, now, caplog):
    dossier = a_dossier(an_office(), until="accept")
    with caplog.at_level(logging.ERROR):
        tasks.verify(timestamp=0)
        assert caplog.messages == []

        with connection.cursor() as cursor:
            cursor.execute("UPDATE dossiers_dossier SET original_due_at = due_at + interval '1 day', seq = seq + 1")
            cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER journal_event_kept")
            cursor.execute("GRANT UPDATE ON journal_event TO CURRENT_USER")
            cursor.execute("UPDATE journal_event SET actor_name = 'Ai đó' WHERE subject = %s AND seq = 2", [dossier.subject])
        tasks.verify(timestamp=0)
    assert [record.levelname for record in caplog.records] == ["ERROR"] * 3
    assert caplog.messages[0] == f"The journal does not hold: {dossier.subject}, event 2 is altered."
    assert caplog.messages[1].endswith(f"the last events of {dossier.subject} are missing.")
    assert caplog.messages[2].startswith(f"A due date does not hold: {dossier.subject} has ")


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_runs_what_is_waiting(now, folder, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # its threads end with it
    jobs = [task.defer(timestamp=0) for task in (tasks.notices, tasks.mark_passed, tasks.clear_doors, tasks.verify)]
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="never")
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = ANY(%s)", [jobs])
        assert cursor.fetchall() == [("succeeded",)] * len(jobs)


@pytest.mark.django_db
def test_a_new_day_brings_new_names_and_closes_who_has_left(now):
    people.a_unit("D222")
    renamed = {"name": "UBND thị xã Việt Yên", "short_name": "TX Việt Yên", "on": date(2024, 2, 1), "decision": "938"}
    commands.rename_unit("D222", **renamed, by=SYSTEM, at=people.AT)
    gone = people.a_person("di")
    commands.give_post(gone.pk, "D222", "officer", valid_from=people.START, valid_to=date(2024, 1, 10), by=SYSTEM, at=people.AT)
    now(datetime(2024, 2, 12, tzinfo=HANOI))
    tasks.new_day(timestamp=0)
    assert units.unit("D222").name == "UBND thị xã Việt Yên"
    assert not units.account(gone.pk).is_active


@pytest.mark.django_db
def test_a_right_that_no_event_gave_wakes_somebody(now, caplog):
    person = people.a_person("an", ("officer", "SNN"))
    tasks.verify(timestamp=0)
    assert "right" not in caplog.text
    person.posts.create(unit_id="SNN", duty="leader", valid_from=people.START)
    tasks.verify(timestamp=0)
    assert "A right does not hold" in caplog.text


@pytest.mark.django_db
def test_in_the_morning_plans_remind_and_urge(province, now):
    plan = plans.a_plan()
    now(datetime(2024, 1, 30, 7, tzinfo=HANOI))
    tasks.plans(0)
    assert TaskReminder.objects.filter(task__path="II.3.1", step=-1).exists()
    letters_made = UrgingLetter.objects.filter(plan=plan).count()
    tasks.plans(0)
    assert letters_made and UrgingLetter.objects.filter(plan=plan).count() == letters_made
