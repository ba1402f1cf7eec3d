"""The power goes, three times, in the midst of 500 filings by HTTP. What a citizen holds a receipt for is there."""

import hashlib
import json
import os
import random
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path

import psutil
import psycopg
import pytest

from journeys.strain.citizen import Citizen
from motcua.config import database
from motcua.kernel.moments import HANOI

PREPARED = Path(__file__).with_name("prepared.py")
MOTCUA = Path(sys.executable).parent / "motcua"
FILINGS, CITIZENS, CUTS, SEED = 500, 8, 3, 20241015
PATIENCE = 0.2  # seconds between two looks whether the house answers again
MOST_LOOKS = 300


class House:
    """Web, worker and PostgreSQL as `motcua run` starts them, on data of their own."""

    def __init__(self, var: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.var, self.log = var, var / "log"
        clock = (datetime(2024, 10, 15, 9, tzinfo=HANOI) - datetime.now(HANOI)).total_seconds()
        inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MOTCUA_TEST_DATABASE"}}
        self.environment = {
            **inherited, "MOTCUA_VAR": str(var), "MOTCUA_DEMO": "1", "MOTCUA_DEMO_OFFSET_SECONDS": str(clock),
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }  # fmt: skip
        self.main: subprocess.Popen | None = None

    def tell(self, *words: str) -> str:
        """Run a command to its end and return what it printed."""
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        command = [str(MOTCUA), "run", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.main = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        for _ in range(MOST_LOOKS):
            assert self.main.poll() is None, self.log.read_text()
            with suppress(OSError), closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as line:
                line.request("GET", "/huong-dan/")
                if line.getresponse().status == 200:
                    return
            time.sleep(PATIENCE)
        raise AssertionError("the house does not answer: " + self.log.read_text())

    def processes(self) -> list[psutil.Process]:
        """Everything that would lose its power: ours, and PostgreSQL, which left our family."""
        found = []
        with suppress(psutil.NoSuchProcess, FileNotFoundError):
            postmaster = psutil.Process(int((self.var / "postgres" / "postmaster.pid").read_text().split()[0]))
            found += [postmaster, *postmaster.children(recursive=True)]
        if self.main is not None:
            with suppress(psutil.NoSuchProcess):
                found += [psutil.Process(self.main.pid), *psutil.Process(self.main.pid).children(recursive=True)]
        return found

    def cut(self, chance: random.Random | None = None) -> None:
        """End everything at once, without a warning; nobody gets to write another byte on purpose."""
        for _ in range(3):  # what was being started while we looked
            victims = self.processes()
            if chance is not None:
                chance.shuffle(victims)
            for victim in victims:
                with suppress(psutil.NoSuchProcess):
                    victim.kill()
            if self.main is not None:
                self.main.wait(timeout=20)
            psutil.wait_procs(victims, timeout=20)


@pytest.fixture
def house(tmp_path):
    var = tmp_path / "var"
    var.mkdir()
    house = House(var)
    yield house
    house.cut()


class Filing:
    """500 filings shared out among the citizens, each in a thread of its own."""

    def __init__(self, house: House, prepared: dict) -> None:
        self.left, self.lock, self.failures, self.over = FILINGS, threading.Lock(), [], threading.Event()
        self.citizens = [Citizen(house.port, session, prepared, self.wait) for session in prepared["sessions"]]
        self.threads = [threading.Thread(target=self.work, args=[citizen]) for citizen in self.citizens]

    def work(self, citizen: Citizen) -> None:
        try:
            while self.take():
                citizen.file_one()
        except BaseException as failure:  # told by the test, not by the thread
            self.failures.append(failure)
            self.over.set()
        finally:
            citizen.line.close()

    def take(self) -> bool:
        with self.lock:
            self.left -= 1
            return self.left >= 0 and not self.over.is_set()

    def wait(self) -> None:
        if self.over.wait(PATIENCE):
            raise InterruptedError

    def receipts(self) -> int:
        return sum(len(citizen.receipts) for citizen in self.citizens)

    def until(self, amount: int) -> None:
        """Return once so many receipts have arrived."""
        while self.receipts() < amount and not self.over.is_set():
            time.sleep(0.005)
        if self.failures:
            raise self.failures[0]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_receipt_outlives_three_power_cuts(house):
    prepared = json.loads(house.tell(sys.executable, str(PREPARED), str(CITIZENS)))
    chance = random.Random(SEED)
    moments = sorted(chance.sample(range(FILINGS // 20, FILINGS - FILINGS // 20), CUTS))
    house.start()
    filing = Filing(house, prepared)
    try:
        for thread in filing.threads:
            thread.start()
        for moment in moments:
            filing.until(moment)
            house.cut(chance)
            house.start()
        filing.until(FILINGS)
    except BaseException:
        filing.over.set()
        raise
    finally:
        for thread in filing.threads:
            thread.join(timeout=120)
    assert filing.failures == []
    assert sum(citizen.broken_off for citizen in filing.citizens) >= CUTS, "the cuts must have hit somebody"

    house.cut(chance)  # and once more right after the last receipt
    receipts = {number: sent for citizen in filing.citizens for number, sent in citizen.receipts.items()}
    assert len(receipts) == FILINGS
    try:
        with psycopg.connect(database.start(house.var / "postgres")) as data:
            check(data, receipts, house.var / "documents")
        assert "Every chain holds" in house.tell(str(MOTCUA), "verify")
    finally:
        database.stop(house.var / "postgres")


def check(data: psycopg.Connection, receipts: dict[str, list[str]], documents: Path) -> None:
    """Compare what the citizens hold with what the house has."""
    numbers = [number for (number,) in data.execute("SELECT number FROM dossiers_dossier WHERE number IS NOT NULL").fetchall()]
    assert sorted(numbers) == sorted(receipts), "each filing is one dossier, none is lost, none is there twice"
    held: dict[str, set[str]] = {number: set() for number in numbers}
    for number, sha256 in data.execute(
        "SELECT d.number, f.sha256 FROM dossiers_dossier d JOIN dossiers_submittedpaper p ON p.dossier_id = d.id"
        " JOIN documents_file f ON f.id = p.file_id WHERE d.number IS NOT NULL"
    ).fetchall():
        held[number].add(sha256)
    assert [number for number, sent in receipts.items() if not held[number].issuperset(sent)] == []
    files = data.execute("SELECT DISTINCT sha256, size FROM documents_file").fetchall()
    assert len(files) >= 2 * FILINGS
    places = {sha256: documents / sha256[:2] / sha256[2:4] / sha256 for sha256, _ in files}
    assert [sha256 for sha256, place in places.items() if not place.is_file()] == [], "no row without its content"
    assert [sha256 for sha256, size in files if places[sha256].stat().st_size != size or digest(places[sha256]) != sha256] == []
    last = data.execute("SELECT sum(last) FROM dossiers_numberseries").fetchone()
    assert last is not None
    assert last[0] >= FILINGS  # gaps are allowed; a number that was given is behind the series
