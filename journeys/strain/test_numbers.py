"""Dossier numbers under pressure: never twice, never reused; the same sending, however often, is one dossier."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from motcua.dossiers import commands, queries
from motcua.dossiers.builders import DESK, MONDAY, a_filing
from motcua.dossiers.models import Dossier, NumberSeries
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal

SUBMITTER = Path(__file__).with_name("submitter.py")
OTHER_DESK = "D213-MC"
PROCESSES, DOSSIERS = 8, 1000


def this_database():
    """The environment of a process that works on the database of this test."""
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    return {**os.environ, "DATABASE_URL": url.geturl()}


def submitters(citizen, desks):
    each = DOSSIERS // PROCESSES
    started = [
        subprocess.Popen(
            [sys.executable, str(SUBMITTER), str(each), f"process-{n}", str(citizen), *desks],
            env=this_database(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for n in range(PROCESSES)
    ]  # fmt: skip
    try:
        assert [process.stdout.readline() for process in started] == ["ready\n"] * PROCESSES
        for process in started:
            process.stdin.write("go\n")
            process.stdin.flush()
        answers = [process.communicate(timeout=120)[0] for process in started]
        assert [process.returncode for process in started] == [0] * PROCESSES
    finally:
        for process in started:
            process.kill()
            process.wait()
    return [number for answer in answers for number in json.loads(answer)]


def test_eight_processes_number_a_thousand_dossiers_at_two_desks(committed_office):
    citizen = int(committed_office.citizen.id.partition(":")[2])

    given = submitters(citizen, [DESK, OTHER_DESK])

    assert len(given) == DOSSIERS
    assert [number for number, times in Counter(given).items() if times > 1] == []
    assert set(Dossier.objects.values_list("number", flat=True)) == set(given)
    last = {series.prefix: series.last for series in NumberSeries.objects.filter(day=MONDAY.date())}
    assert len(last) == 2
    for prefix, most in last.items():
        serials = [int(number.rpartition("-")[2]) for number in given if number.startswith(f"{prefix}-240401-")]
        assert len(serials) > DOSSIERS // 3
        assert min(serials) >= 1
        assert max(serials) <= most  # gaps are allowed; what was given is never behind the series
    assert journal.first_break() is None
    assert queries.first_short_chain() is None


def test_a_number_that_was_given_up_is_not_given_again(committed_office):
    office = committed_office
    first = commands.submit(a_filing(office, sent_as="form-1"), by=office.citizen, at=MONDAY).number
    series = NumberSeries.objects.get()
    for _ in range(3):  # the draft cannot be sent: its number is a gap
        draft = commands.draft(a_filing(office), by=office.citizen, at=MONDAY)
        try:
            commands.submit_draft(draft.pk, by=office.stranger, at=MONDAY)
        except Refusal as no:
            assert no.code == "not-your-duty"
    series.refresh_from_db()
    later = commands.submit(a_filing(office, sent_as="form-2"), by=office.citizen, at=MONDAY).number
    assert int(later.rpartition("-")[2]) == series.last + 1 > int(first.rpartition("-")[2])


def test_one_sending_from_sixteen_tabs_is_one_dossier(committed_office, at_once):
    office = committed_office
    filing = a_filing(office, sent_as="form-7")

    answers = at_once([lambda: commands.submit(filing, by=office.citizen, at=MONDAY)] * 16)

    dossier = Dossier.objects.get()
    assert {answer.number for answer in answers} == {dossier.number}
    assert [event.kind for event in journal.events(dossier.subject)] == ["dossier.submitted"]
    assert dossier.parties.count() == 2
    assert dossier.papers.count() == len(filing.papers)


def test_sixteen_tabs_with_sixteen_keys_are_sixteen_dossiers(committed_office, at_once):
    office = committed_office
    sent = [a_filing(office, sent_as=f"form-{n}") for n in range(16)]
    answers = at_once([lambda f=f: commands.submit(f, by=office.citizen, at=MONDAY) for f in sent])
    assert len({answer.number for answer in answers}) == Dossier.objects.count() == 16
