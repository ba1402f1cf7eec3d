"""PostgreSQL from the wheel: started, stopped, and started again after an end that nobody planned."""

import os
import subprocess
import sys

import psycopg
import pytest

from motcua.config import database


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "postgres"
    yield folder
    database.stop(folder)


def answers(url):
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT current_user").fetchone() == ("motcua",)


def test_after_a_power_cut_another_process_may_bear_the_servers_number(data):
    assert answers(database.start(data, durable=False))
    mark = (data / "postmaster.pid").read_text().splitlines()
    database.stop(data)
    assert not database.is_running(data)

    (data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *mark[1:]]) + "\n")

    assert not database.is_running(data)
    assert answers(database.start(data, durable=False))
    assert database.is_running(data)


def test_a_question_about_a_procedure_starts_the_server_and_stops_it_again(data):
    script = "import sys; from motcua.config.cli import main; sys.exit(main())"
    words = [sys.executable, "-c", script, "deadline", "1.004363", "--from", "2024-04-25 10:00"]
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = clean | {"MOTCUA_VAR": str(data.parent)}
    asked = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (asked.returncode, asked.stdout, asked.stderr.count("\n")) == (2, "", 1)  # there are no procedures yet
    assert (data / "PG_VERSION").exists()
    assert not database.is_running(data)


def test_whoever_started_and_stopped_it_ends_without_a_word(data):
    script = f"from pathlib import Path; from motcua.config import database as d; p = Path({str(data)!r}); d.start(p); d.stop(p)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("", "")
