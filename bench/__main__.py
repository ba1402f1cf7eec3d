"""`make bench`: measure on this machine, print a table, write var/bench.json."""

import argparse
import json
import platform
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import world
from bench.load import Measured

Row = tuple[str, Measured]
PROVEN = 100_000  # up to this many dossiers every chain and due date is walked


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append", help="only this; repeatable")
    parser.add_argument("--sizes", help="dossiers in the database when pages and figures are measured")
    parser.add_argument("--json", action="store_true", help="print what is written to var/bench.json")
    parser.add_argument("--quick", action="store_true", help="small numbers: does it run?")
    parser.add_argument("--again", action="store_true", help="figures of the dossiers that are there from the last time")
    options = parser.parse_args()
    found: list[Row] = _Told()
    facts: dict[str, object] = {}
    for part in ["figures"] if options.again else options.part or PARTS:
        sizes = [int(size) for size in (options.sizes or PARTS[part]).split(",")]
        measured = MEASURED[part]([2000] if options.quick else sizes, 1 if options.quick else 10, again=options.again)
        found += measured[0]
        facts |= measured[1]
    result = {"at": datetime.now(UTC).isoformat(), "machine": platform.platform(), "facts": facts,
              "rows": [{"what": what, **vars(one)} for what, one in found]}  # fmt: skip
    text = json.dumps(result, indent=1) + "\n"
    Path("var", "bench.json").write_text(text)
    if options.json:
        sys.stdout.write(text)
    else:
        show(found, facts)


Found = tuple[list[Row], dict[str, object]]


def dossiers(sizes: list[int], scale: int, *, again: bool = False) -> Found:
    """Writing, and every page over so many dossiers."""
    from bench import rows

    found: list[Row] = _Told()
    facts: dict[str, object] = {}
    with _small_year(60 if scale == 1 else 400):
        _writing(found, facts, scale)
        had = 0
        for size in sizes:
            say(f"measuring pages with {size:,} dossiers")
            began = time.perf_counter()
            rows.multiply(size - had)
            facts[f"seconds to write up to {size:,}"] = round(time.perf_counter() - began)
            had = size
            if size <= PROVEN:
                facts |= _proof(size)
            _reading(found, facts, f"{size:,}", scale, last=size == sizes[-1])
    return found, facts


def figures(sizes: list[int], scale: int, *, again: bool) -> Found:
    """Figures over so many dossiers with their trails: the screens, and what keeps them true. The last database stays."""
    found: list[Row] = _Told()
    facts: dict[str, object] = {}
    for size in sizes:
        with _small_year(60 if scale == 1 else 1500, again=again):
            from bench import figures as measured

            say("measuring figures")
            facts |= measured.prepare(0 if again else size)
            rows, more = measured.everything(limit=10 * scale)
            found += rows
            facts |= more
    return found, facts


def refilings(sizes: list[int], scale: int, *, again: bool = False) -> Found:
    """Filings made again, planted among so many dossiers."""
    facts: dict[str, object] = {}
    for size in sizes:
        with _small_year(60 if scale == 1 else 1500):
            from bench import province
            from bench.refilings import planted
            from motcua.indicators import commands as indicators

            say(f"looking for what was filed again among {size:,} dossiers")
            province.make(size)
            indicators.rebuild()
            facts |= planted()
    return [], facts


# Each part, and the numbers of dossiers it is measured with unless told otherwise.
PARTS = {"dossiers": "100000,1000000", "figures": "1000000", "refilings": "100000"}
MEASURED = {"dossiers": dossiers, "figures": figures, "refilings": refilings}


@contextmanager
def _small_year(total: int, *, again: bool = False) -> Iterator[None]:
    """A database of its own with a small year made by the real commands; `again`: as it was left."""
    from django.core.management import call_command

    world.open_database(fresh=not again)
    try:
        call_command("migrate", verbosity=0)
        if not again:
            from motcua.config import demo

            say("making a small year by the real commands")
            demo.make(total)
        yield
    finally:
        world.close_database()


def _writing(found: list[Row], facts: dict[str, object], scale: int) -> None:
    from bench import measures

    say("measuring submissions, forms and steps")
    found += measures.raw_submissions(seconds=max(2, scale))
    found += measures.submissions_by_command(200 * scale)
    found += measures.submissions_with_files(50 * scale)
    found += measures.forms()
    found += measures.steps_by_command(at_work(100 * scale, seed=1))
    with world.web() as server:
        with world.worker() as worker:
            facts["memory at rest, MiB"] = world.memory(web=server, worker=worker)
        found += measures.submissions_by_http(200 * scale)
        found += measures.scans_by_http(80 * scale)
        found += measures.online_by_http(20 * scale)
        found += measures.steps_by_http(holders(at_work(160 * scale, seed=2)))


def _proof(size: int) -> dict[str, object]:
    """What `motcua verify` finds in the rows that were copied."""
    from motcua.dossiers import queries as dossiers
    from motcua.journal import queries as journal

    say("walking every chain and every due date")
    return {
        f"first break of a chain with {size:,}": str(journal.first_break() or dossiers.first_short_chain()),
        f"first wrong due date with {size:,}": str(dossiers.first_wrong_due()),
    }


def _reading(found: list[Row], facts: dict[str, object], label: str, scale: int, *, last: bool) -> None:
    from bench import measures
    from bench.every_page import every_page

    with world.web() as server:
        numbers, names = known()
        found += measures.pages(label, numbers, names, 150 * scale)
        rows, weights = every_page(label, each=4 * scale)
        found += rows
        facts |= weights
        if last:
            requests = 5000 * scale
            facts[f"memory before {requests:,} requests, MiB"] = world.memory(web=server)
            measures.pages("again", numbers, names, requests // 6, seconds=600)
            facts[f"memory after {requests:,} requests, MiB"] = world.memory(web=server)


class _Told(list[Row]):
    """Rows that are told as they come: a measurement that is broken off has not been for nothing."""

    def __iadd__(self, rows: Iterable[Row]) -> "_Told":  # type: ignore[override]
        for what, one in (rows := list(rows)):
            figures = f"{one.per_second:.0f}/s, p50 {one.p50:.1f} ms, p95 {one.p95:.1f} ms, wrong {one.wrong}"
            say(f"{what}, {one.clients} clients: {figures}")
        self.extend(rows)
        return self


def at_work(count: int, seed: int) -> list[int]:
    """Add dossiers whose step of work an officer holds, and return their keys."""
    from bench import rows

    held = rows.copyable().filter(
        state="PROCESSING", step_kind="work", is_taken=True, holder__isnull=False, referred_from=None, open_opinions=[]
    )
    return list(rows.multiply_only(held, count, seed=seed))


def holders(pks: list[int]) -> list[tuple[str, int, str]]:
    from motcua.dossiers.models import Dossier

    return list(Dossier.objects.filter(pk__in=pks).values_list("number", "seq", "holder__username"))


def known() -> tuple[list[str], list[str]]:
    """Numbers and names that the officer who is measured may see."""
    from motcua.dossiers.models import Dossier

    seen = Dossier.objects.filter(units__contains=["SNN-CCTTBVTV"]).exclude(number=None).order_by("-id")[:400]
    return [d.number for d in seen], [d.owner_name for d in seen]


def show(rows: list[Row], facts: dict[str, object]) -> None:
    table = Table("what", "clients", "a second", "p50 ms", "p95 ms", "done", "wrong")
    for what, one in rows:
        figures = f"{one.per_second:.0f}", f"{one.p50:.1f}", f"{one.p95:.1f}"
        table.add_row(what, str(one.clients), *figures, str(one.done), str(one.wrong))
    console = Console(width=110)
    console.print(table)
    for name, value in facts.items():
        console.print(f"{name}: {value}")


def say(what: str) -> None:
    Console(stderr=True, width=130).print(f"  {what}", highlight=False)


if __name__ == "__main__":
    Path("var").mkdir(exist_ok=True)
    main()
