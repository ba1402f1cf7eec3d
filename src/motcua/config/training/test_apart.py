"""Training beside a real house on PostgreSQL servers: it keeps to its own database, and makes it anew when the day ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from motcua.config import database, training

MOTCUA = Path(sys.executable).parent / "motcua"
FEW = ["--dossiers", "2"]
LOOKS = 900


@pytest.fixture(scope="module")
def place():
    """A folder into which the user of the wheel's server may go: another test run closes pytest's own to everybody else."""
    with TemporaryDirectory(prefix="apart-") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def servers(place):
    """Two PostgreSQL servers: the real house's, with something that happened there, and one for training."""
    folders = [place / name / "postgres" for name in ("real", "own")]
    real, own = (database.start(folder, durable=False) for folder in folders)
    with psycopg.connect(real, autocommit=True) as connection:
        connection.execute("CREATE TABLE citizens (name text)")
        connection.execute("INSERT INTO citizens VALUES ('Nguyễn Thị Thật')")
    yield real, own
    for folder in folders:
        database.stop(folder)


@pytest.fixture
def var(place, request):
    """The real house's folder of data, empty."""
    folder = place / request.node.name[:30]
    folder.mkdir()
    return folder


@pytest.fixture
def tell(var):
    """Run a command of the house; returns how it ended and what it said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MOTCUA_", "DATABASE_URL"))}

    def run(*words, **environment):
        done = subprocess.run([str(MOTCUA), *words], env=kept | {"MOTCUA_VAR": str(var)} | environment, text=True,
                              capture_output=True, timeout=300, check=False)  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    run.environment = kept | {"MOTCUA_VAR": str(var)}
    return run


def rows(url, question):
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


def test_one_database_under_two_names_is_seen(servers):
    real, own = servers
    other_spelling = f"{real}&application_name=training"
    assert training._meet(real, other_spelling) and not training._meet(real, own)
    with pytest.raises(training.Unsafe, match="one of its own"):
        training.separate({"DATABASE_URL": real, training.DATABASE: other_spelling}, Path("/nowhere"))


def test_the_real_house_is_neither_touched_nor_mixed(servers, tell, var):
    real, own = servers
    both = {"DATABASE_URL": real, training.DATABASE: own}
    ended, said = tell("training", "--no-serve", *FEW, **both)
    assert ended == 0, said
    assert rows(real, "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'") == [("citizens",)]
    assert rows(own, "SELECT count(*) > 10 FROM people_account") == [(True,)]
    assert {one.name for one in var.iterdir()} == {"training"}, "nothing lies beside training's own folder"

    ended, said = tell("run", DATABASE_URL=own)
    assert (ended, training.MADE_UP in said) == (2, True), said
    with psycopg.connect(own, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f'COMMENT ON DATABASE "{name}" IS NULL')  # a real house's, then
    for more in ([], ["--reset"]):
        ended, said = tell("training", "--no-serve", *FEW, *more, **both)
        assert (ended, training.REAL_DATA in said) == (2, True), said
    assert rows(own, "SELECT count(*) > 10 FROM people_account") == [(True,)], "it is left alone"


def test_when_the_day_ends_everything_is_made_anew(tell, var):
    """Twenty seconds pass for a day: what somebody left behind is gone, rows, files and what was drawn of them; the town stands."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    town, log = var / "training", var / "log"
    with log.open("wb") as out:
        running = subprocess.Popen([str(MOTCUA), "training", *FEW, "--port", str(port), "--seconds", "20"],
                                   env=tell.environment, stdout=out, stderr=out)  # fmt: skip
    try:
        wait(lambda: answers(port), running, log)
        url = where(town / "postgres")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("UPDATE people_account SET full_name = 'Người học hôm qua' WHERE username = 'tiepnhan'")
        left = [town / "pictures" / "ab" / "page.webp", town / "documents" / "left", town / "notices" / "codes.txt"]
        for file in left:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("hôm qua")
        wait(lambda: not any(file.exists() for file in left), running, log)
        wait(lambda: answers(port), running, log)
        (name,) = rows(where(town / "postgres"), "SELECT full_name FROM people_account WHERE username = 'tiepnhan'")
        assert name == ("Giáp Thị Hồng",)
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)
    assert not database.is_running(town / "postgres")


def where(folder):
    """The address of a server that runs on this folder."""
    return f"postgresql://motcua@/motcua?host={(folder / 'postmaster.pid').read_text().splitlines()[4]}"


def answers(port):
    with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=20)) as line:
        line.request("GET", "/")
        return line.getresponse().status == 200
    return False


def wait(until, running, log):
    for _ in range(LOOKS):
        if until():
            return
        assert running.poll() is None, log.read_text()
        time.sleep(0.2)
    raise AssertionError(log.read_text())
