"""A made-up year: invented people, the real procedures, units and calendar, the real commands. Same seed, same year."""

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from queue import Empty
from random import Random
from typing import Any

from django.db import connection, connections

from motcua.config import reference
from motcua.config.demo import people as folk
from motcua.config.demo.last_morning import LastMorning
from motcua.config.demo.plan import PlanOfYear
from motcua.config.demo.year import Half, Year, halves
from motcua.desk.training.exercises import LEARNERS
from motcua.indicators import commands as indicators
from motcua.journal import commands as journal
from motcua.kernel.moments import HANOI

SEED = 2024
DOSSIERS = 2000
BEGINS = datetime(2024, 1, 1, 7, tzinfo=HANOI)


@dataclass(frozen=True, slots=True)
class World:
    """Where the year passes: how its units, law and procedures are loaded, and what its province is called."""

    load: Callable[[datetime], Any]
    province: str


REAL = World(reference.load, "tỉnh Bắc Giang")


def make(
    total: int = DOSSIERS, seed: int = SEED, progress: Callable[[int], None] = lambda handed_in: None, world: World = REAL
) -> None:
    """Load the world, invent the people and let the year pass, each half of the desks in a process of its own."""
    _hurry()
    world.load(BEGINS)
    folk.PROVINCE = world.province
    rng = Random(seed)  # noqa: S311 - chance for a demonstration
    staff = folk.hire(rng, BEGINS)
    citizens = folk.welcome(rng, max(20, total // 4), BEGINS)
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    told = fork.Queue()
    running = [
        fork.Process(target=_pass, args=(half, total // 2, staff, citizens[n::2], seed, told), daemon=True)
        for n, half in enumerate(halves())
    ]
    connections.close_all()
    for process in running:
        process.start()
    try:
        _watch(running, told, progress)
    finally:
        for process in running:
            process.terminate()  # where the year was broken off
    if any(process.exitcode for process in running):
        raise RuntimeError("the year broke off; its own message stands above")
    _hurry()
    journal.skip("letters")  # nobody wants a year of notices at once: the letters begin with the last days
    LastMorning(staff, citizens[0]).arrange()
    indicators.rebuild()
    _aside(PlanOfYear(staff).make)
    journal.skip(LEARNERS)  # what those whom a learner plays have done all year is nobody's exercise


def _aside(work: Callable[[], None]) -> None:
    """Do it in a process of its own: whoever has drawn a paper has threads, which the processes of a later year would miss."""
    connections.close_all()
    process = multiprocessing.get_context("fork").Process(target=work, daemon=True)
    process.start()
    try:
        process.join()
    finally:
        process.terminate()
    if process.exitcode:
        raise RuntimeError("the plan of the year broke off; its own message stands above")
    _hurry()


def _watch(running: list[Any], told: Any, progress: Callable[[int], None]) -> None:
    count = 0
    while any(process.is_alive() for process in running) or not told.empty():
        try:
            told.get(timeout=0.2)
        except Empty:
            continue
        count += 1
        progress(count)
    for process in running:
        process.join()


def _pass(half: Half, total: int, staff: folk.Staff, citizens: list[Any], seed: int, told: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that ends us
    _hurry()
    Year(half, total, staff, citizens, seed).run(told.put)


def _hurry() -> None:
    """A made-up year need not survive a power cut half-way: it would be made again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
