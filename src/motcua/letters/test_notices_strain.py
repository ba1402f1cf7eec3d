"""Senders killed with -9 at any moment: each notice arrives once or is shown as uncertain, none twice by our doing."""

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.db import connection

from motcua.letters import queries
from motcua.letters.builders import a_notice, a_post_office, moment
from motcua.letters.commands import send
from motcua.letters.models import Notice
from motcua.letters.rules import Channel

pytestmark = pytest.mark.django_db(transaction=True)
AT = moment(25, 11)
NOTICES = 200

CHILD = """
import json, sys
import django
from django.conf import settings

facts = json.loads(sys.argv[1])
settings.DATABASES["default"].update(facts["database"])
settings.MAILERS = facts["mailers"]
settings.VAR = facts["var"]
django.setup()

from motcua.letters.builders import moment
from motcua.letters.commands import send

print("ready", flush=True)
sys.stdin.readline()
send(1000, at=moment(25, 11))
"""


def a_sender(mailers, var):
    keys = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    facts = {"database": {key: connection.settings_dict[key] for key in keys}, "mailers": mailers, "var": str(var)}
    command = [sys.executable, "-W", "ignore", "-c", CHILD, json.dumps(facts)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def kill_senders(mailers, var, progress, chance):
    """Kill sender after sender, each a few notices after it began, until nothing waits. Returns how many were killed at work."""
    killed, waiting = 0, [a_sender(mailers, var), a_sender(mailers, var)]
    try:
        while Notice.objects.filter(state="PENDING").exists() and killed < NOTICES:
            sender = waiting.pop(0)
            waiting.append(a_sender(mailers, var))  # starting takes longer than sending
            assert sender.stdout.readline() == "ready\n"
            with sender:
                goal = progress() + chance.randint(1, 25)
                sender.stdin.write("\n")
                sender.stdin.flush()
                while progress() < goal and sender.poll() is None:
                    time.sleep(0.0002)
                time.sleep(chance.uniform(0, 0.004))
                killed += sender.poll() is None
                sender.send_signal(signal.SIGKILL)
    finally:
        for sender in waiting:
            with sender:
                sender.kill()
    return killed


def settle():
    """Send what is left, until the server has noticed the last death."""
    for _ in range(300):
        send(NOTICES, at=AT)
        if not Notice.objects.filter(state__in=["SENDING", "PENDING"]).exists():
            return
        time.sleep(0.02)
    raise AssertionError(f"something never settled: {queries.counts()}")


def test_by_mail_each_arrives_once_or_is_shown_as_uncertain(settings, tmp_path):
    notices = {a_notice(number).recipient: number for number in range(NOTICES)}
    with a_post_office() as (office, mailers):
        settings.MAILERS = mailers
        killed = kill_senders(mailers, tmp_path, lambda: len(office.tries), random.Random(1))
        settle()

    arrived = Counter(to for to, _ in office.kept)
    state = dict(Notice.objects.values_list("recipient", "state"))
    assert [to for to, times in arrived.items() if times > 1] == []
    assert {state[to] for to in notices} <= {"SENT", "UNCERTAIN"}
    assert [to for to in notices if state[to] == "SENT" and arrived[to] != 1] == []
    assert {to for to in notices if arrived[to] == 0} <= {to for to in notices if state[to] == "UNCERTAIN"}
    assert killed >= NOTICES // 30
    assert queries.counts().get("UNCERTAIN", 0) <= killed
    assert {notice.recipient for notice in queries.troubled()} == {to for to in notices if state[to] == "UNCERTAIN"}


def test_as_files_each_arrives_once(settings, tmp_path):
    settings.VAR = tmp_path
    written = [a_notice(number, channel=Channel.FILE) for number in range(NOTICES)]
    folder = tmp_path / "notices"
    folder.mkdir()
    killed = kill_senders({}, tmp_path, lambda: len(list(folder.iterdir())), random.Random(2))
    settle()

    files = sorted(path.name for path in folder.iterdir())
    assert files == sorted(f"notice-{notice.pk:010d}.eml" for notice in written)
    assert all((folder / name).read_bytes().endswith("đã được tiếp nhận.\n".encode()) for name in files)
    assert killed >= NOTICES // 30
    assert queries.counts() == {"SENT": NOTICES}
