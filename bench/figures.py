"""What is measured of the figures: the pages that show them, what keeps them true, and the same questions asked elsewhere."""

import resource
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db import connection

from bench import elsewhere, province, world
from bench.load import Call, Measured, measure, over_http
from motcua.config.demo.time import OPENS_AT
from motcua.indicators import commands, queries
from motcua.indicators.models import Fact
from motcua.indicators.rules import Period, Scope
from motcua.people.models import Account, Post
from motcua.plans import builders as plans
from motcua.plans.models import Plan

Row = tuple[str, Measured]
HERE = "/lam-viec/so-lieu/"
YEAR = Period.read("2024")
READ_AT_ONCE = 500  # as the worker does


def prepare(count: int) -> dict[str, object]:
    """Write so many dossiers more, count them all, and put the plan in force."""
    facts: dict[str, object] = {"writing dossiers": timed(lambda: province.make(count))} if count else {}
    facts["rebuild"] = timed(commands.rebuild)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE indicators_fact")
        cursor.execute("VACUUM ANALYZE indicators_cell")
    if not Plan.objects.exists():
        plans.a_plan()
    return facts


def everything(limit: int) -> tuple[list[Row], dict[str, object]]:
    """Return the rows of the table, and what is no rate: times of the long works, with what they took of the processors."""
    label = f"{Fact.objects.count():,}"
    facts: dict[str, object] = {f"bytes a dossier, {label}": sizes()}
    facts |= {f"{name}, {label}": value for name, value in {**form(), **reading()}.items()}
    with world.web():
        rows = pages(label, limit)
    wrong: list[object] = []
    facts[f"recount, {label}"] = timed(lambda: wrong.extend(commands.recount()))
    facts[f"wrong figures, {label}"] = len(wrong)
    return rows, facts


def pages(label: str, limit: int) -> list[Row]:
    """Each screen of figures as the Director opens it, and as who leads the province does."""
    rows = []
    for who, name in ((_leader("SNN"), "department"), (_leader("UBT"), "province")):
        headers = world.session_of(who.username)
        for what, path in _asked(who).items():
            def calls(number: int, path: str = path, headers: dict[str, str] = headers) -> Iterator[Call]:
                while True:
                    yield Call("GET", path, b"", headers)

            measure(1, over_http(world.PORT, calls), limit=8)  # each of the processes has asked it once
            rows.append((f"{what}, {name}, {label}", measure(1, over_http(world.PORT, calls), limit=limit)))
    return rows


def _leader(unit: str) -> Account:
    return Account.objects.get(pk=Post.objects.filter(unit=unit, duty="leader").order_by("pk").values_list("account", flat=True)[0])


def _asked(who: Account) -> dict[str, str]:
    """Screens and their addresses: what of a unit, procedure and officer is asked for is what has the most dossiers."""
    most = _most() if who == _leader("UBT") else _most(unit="SNN-CCTTBVTV")
    of_unit = {"ky": "2024", "don-vi": most["unit"]}
    room: dict[str, dict[str, object]] = {
        "control room": {}, "control room, a month": {"ky": "2024-09"}, "control room, free days": {"ky": "2024-02-09..2024-08-21"},
        "control room of a unit": {"don-vi": most["unit"]}, "control room of a procedure": {"thu-tuc": most["procedure"]},
        "control room of a channel": {"kenh": "online"},
        "control room of an officer": {"don-vi": most["unit"], "can-bo": most["officer"]},
        "control room of a unit and procedure, free days": {
            "don-vi": most["unit"], "thu-tuc": most["procedure"], "ky": "2024-02-09..2024-08-21",
        },
    }  # fmt: skip
    found = {what: f"{HERE}?{urlencode({'ky': '2024', **asked})}" for what, asked in room.items()}
    found |= {f"indicator by {axis}": f"{HERE}Q05/?ky=2024&theo={axis}" for axis in ("unit", "procedure", "officer")}
    found["list"] = f"{HERE}Q05/numerator/?ky=2024"
    found["list, deep"] = f"{HERE}Q05/numerator/?{urlencode({'ky': '2024', 'sau': _deep()})}"
    found["list, of few"] = f"{HERE}II.06a/open_late/?{urlencode(of_unit)}"
    found["list, of an officer"] = f"{HERE}W03/numerator/?{urlencode(of_unit | {'can-bo': most['officer']})}"
    found["list, of a procedure"] = f"{HERE}W03/numerator/?{urlencode({'ky': '2024', 'thu-tuc': most['procedure']})}"
    return found | {"targets": "/lam-viec/chi-tieu/"}


def _most(**only: str) -> dict[str, Any]:
    """The unit and the procedure with the most dossiers, and that unit's officer with the most."""
    found: dict[str, Any] = dict(only)
    with connection.cursor() as cursor:
        for axis in ("unit", "procedure", "officer"):
            of_unit = "unit = %(unit)s" if axis == "officer" else "true"
            statement = f"SELECT {axis} FROM indicators_fact WHERE {of_unit} GROUP BY 1 ORDER BY count({axis}) DESC LIMIT 1"
            if axis not in found:
                cursor.execute(statement, found)
                found[axis] = cursor.fetchone()[0]
    return found


def _deep() -> str:
    """The place in a list, latest first, that half the year lies before."""
    since = datetime.combine(YEAR.since, datetime.min.time(), OPENS_AT.tzinfo)
    fact = Fact.objects.filter(finished_at__gte=since + (OPENS_AT - since) / 2).order_by("finished_at").first()
    return f"{fact.finished_at.isoformat()}~{fact.pk}" if fact and fact.finished_at else ""


def form() -> dict[str, object]:
    """Form II.06a of a year by field within unit: from kept sums, from the rows themselves, and from a copy in Parquet."""
    units = [row.key for row in queries.settling("unit", Scope(), YEAR, at=OPENS_AT)]
    kept: dict[tuple[str, str], int] = {}

    def by_unit_and_field() -> None:
        for unit in units:
            for row in queries.settling("field", Scope(unit=unit), YEAR, at=OPENS_AT):
                kept[unit, row.key] = row.settled

    return {
        "II.06a by unit, from kept sums": timed(lambda: queries.settling("unit", Scope(), YEAR, at=OPENS_AT)),
        "II.06a by field, from kept sums": timed(lambda: queries.settling("field", Scope(), YEAR, at=OPENS_AT)),
        f"II.06a by field of each of {len(units)} units, from kept sums": timed(by_unit_and_field),
        **elsewhere.asked(YEAR, OPENS_AT),
    }


def reading(dossiers: int = 1000) -> dict[str, object]:
    """How fast the reader takes in what has just been written: much at once, and one dossier alone."""
    _read_on()
    province.make(dossiers)
    read: list[int] = []
    facts: dict[str, object] = {"reader, through 1000 dossiers": timed(lambda: read.append(_read_on())), "reader, events": read[0]}
    province.make(1)
    return facts | {"reader, through one dossier": timed(_read_on)}


def _read_on() -> int:
    read = 0
    while found := commands.read(READ_AT_ONCE):
        read += found
    return read


def sizes() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT relname, pg_total_relation_size(oid) / (SELECT greatest(count(*), 1) FROM indicators_fact) FROM pg_class
                WHERE relname IN ('journal_event', 'dossiers_dossier', 'dossiers_party', 'indicators_fact', 'indicators_cell')"""
        )
        return dict(cursor.fetchall())


def timed(work: Callable[[], object]) -> str:
    """Do it, and say how long it took: by the clock, and of the processors, ours and the server's."""
    before, began = _used(), time.perf_counter()
    work()
    took, used = time.perf_counter() - began, _used() - before
    return f"{took:.3f} s, {used:.2f} s of processors"


def _used() -> float:
    """Seconds of processors that we and PostgreSQL have used; what its ended processes used is with their parent."""
    import psutil

    own = resource.getrusage(resource.RUSAGE_SELF)
    postmaster = psutil.Process(int((world.VAR / "postgres" / "postmaster.pid").read_text().split()[0]))
    times = [one.cpu_times() for one in (postmaster, *postmaster.children(recursive=True))]
    server = sum(t.user + t.system for t in times) + times[0].children_user + times[0].children_system
    return own.ru_utime + own.ru_stime + server
