"""`motcua training`: a made-up province to learn in, beside the real one; made anew every night."""

import argparse
from datetime import datetime, timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from rich.console import Console

from motcua.config import cli, processes, training
from motcua.config.cli import demo
from motcua.config.cli.run import serve
from motcua.config.demo import people as folk
from motcua.config.safety import Unsafe
from motcua.config.training import town
from motcua.journal import queries as journal
from motcua.kernel.moments import HANOI

HELP = "serve a made-up province to learn in, sharing nothing with the real one"
DOSSIERS = 120
SEED = 1945
RUNS_ALREADY = "Training already runs on this data: stop it first (Ctrl-C)."
WHERE = """
[bold]{at}/lam-viec/[/bold]   đăng nhập bằng tài khoản trên trang; bài tập ở mục “Tập huấn”. Mật khẩu chung: {password}
Mọi thứ ở đây là giả và được làm lại từ đầu lúc 0 giờ mỗi ngày. Ctrl-C để dừng.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8100)
    parser.add_argument("--address", help="what browsers call it, when a proxy stands before it: https://taphuan.example.vn")
    parser.add_argument("--reset", action="store_true", help="make everything anew now")
    parser.add_argument("--dossiers", type=int, default=DOSSIERS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, help="make everything anew after so long, not at midnight: to try it")
    parser.add_argument("--no-serve", action="store_true", help="make the data and end")


def run(options: argparse.Namespace) -> int:
    if not options.no_serve:
        processes.refuse_busy(options.host, options.port)
    with processes.alone(settings.VAR / "demo.lock", RUNS_ALREADY):
        while True:
            status = _until_midnight(options)
            if status != processes.TIME_IS_UP:
                return status
            options.reset = True


def _until_midnight(options: argparse.Namespace) -> int:
    _refuse_real()
    if options.reset and not cli.is_own_server():
        _empty()
    _, offset = demo.ready(options, town.world(settings.VAR))
    training.mark()
    if options.no_serve:
        return 0
    address = options.address or f"http://{options.host}:{options.port}"
    Console().print(WHERE.format(at=address, password=folk.PASSWORD), highlight=False, soft_wrap=True)
    extra = {"MOTCUA_DEMO_OFFSET_SECONDS": str(offset.total_seconds()), "MOTCUA_PUBLIC_URL": address}
    if options.address:
        extra |= {"MOTCUA_HOSTS": address.partition("://")[2].partition(":")[0], "MOTCUA_ORIGINS": address}
    lasts = options.seconds or seconds_to_midnight(datetime.now(HANOI))
    return serve(options.host, options.port, 1, worker=True, extra=extra, seconds=lasts)


def _empty() -> None:
    """Throw away what an outside database of training holds: only ever what is marked as made up."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()
    demo.throw_files_away()


def _refuse_real() -> None:
    """An outside database that holds anything but training's data is left alone.

    :raises Unsafe: what is wrong, and what to do
    """
    if cli.is_own_server() or training.is_marked():
        return
    call_command("migrate", verbosity=0)
    if journal.any_event():
        raise Unsafe(training.REAL_DATA)


def seconds_to_midnight(now: datetime) -> float:
    """Return how long it is until the day ends in Hà Nội."""
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (tomorrow - now).total_seconds()
