"""`motcua run`: serve the pages and do the jobs, until Ctrl-C."""

import argparse
import math
import os
import subprocess
import sys
from pathlib import Path

from motcua.config import processes

HELP = "serve the pages and do the jobs"
BIN = Path(sys.executable).parent


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--web-processes", type=int, default=2)
    parser.add_argument("--no-worker", action="store_true", help="pages only")


def run(options: argparse.Namespace) -> int:
    return serve(options.host, options.port, options.web_processes, worker=not options.no_worker)


def serve(
    host: str, port: int, web_processes: int, *, worker: bool, extra: dict[str, str] | None = None, seconds: float = math.inf
) -> int:
    """Collect the page assets under names that carry their content's hash, then run the web server and the worker together."""
    processes.refuse_busy(host, port)
    environment = {**os.environ, "MOTCUA_BUILT_STATIC": "1", **(extra or {})}
    subprocess.run([str(BIN / "motcua"), "manage", "collectstatic", "--noinput", "-v0"], env=environment, check=True)
    commands = [web(host, port, web_processes)]
    if worker:
        commands.append([str(BIN / "motcua"), "worker"])
    return processes.run_together(commands, environment, seconds)


def web(host: str, port: int, web_processes: int) -> list[str]:
    # Synchronous workers, each thread with a database connection that stays open: the fastest base that was measured.
    return [
        str(BIN / "granian"), "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(web_processes),
        "--blocking-threads", "4", "--backpressure", "64", "--log-level", "warning", "--respawn-failed-workers",
        "motcua.config.wsgi:application",
    ]  # fmt: skip
