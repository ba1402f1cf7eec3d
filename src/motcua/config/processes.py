"""Several processes as one: started together, stopped together, whoever ends first."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

PATIENCE = 15.0  # seconds a process may take to end by itself


class Stop(Exception):
    """Somebody asked to stop."""


def run_together(commands: Sequence[Sequence[str]], environment: dict[str, str]) -> int:
    """Run commands until one ends or somebody presses Ctrl-C, then end the others. Returns the exit status."""
    previous = {s: signal.signal(s, _ask_to_stop) for s in (signal.SIGINT, signal.SIGTERM)}
    # Each in a session of its own: Ctrl-C reaches only us, and we end them in order.
    running = [subprocess.Popen(command, env=environment, start_new_session=True) for command in commands]
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.2)
        ended = next(process for process in running if process.poll() is not None)
        print(f"{commands[running.index(ended)][0]} ended by itself.", file=sys.stderr)  # noqa: T201 - a supervisor speaks
        return ended.returncode or 1
    except Stop:
        return 0
    finally:
        for process in running:
            end(process)
        for number, handler in previous.items():
            signal.signal(number, handler)


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and everything it started: politely, then not."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        try:
            process.wait(PATIENCE)
            break
        except subprocess.TimeoutExpired:
            continue


def _ask_to_stop(number: int, frame: FrameType | None) -> None:
    raise Stop
