"""`motcua demo`: a made-up year, served with web and worker until Ctrl-C."""

import argparse
import json
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from motcua.config import cli, database, demo, demo_clock, processes
from motcua.config.cli.run import serve
from motcua.config.demo import people as folk
from motcua.config.demo.time import OPENS_AT
from motcua.journal import queries as journal
from motcua.kernel.moments import hh_mm_dd_mm_yyyy

HELP = "make a year of made-up dossiers (once) and serve it"
HOST = "127.0.0.1"
RUNS_ALREADY = "A demonstration already runs on this data: stop it first (Ctrl-C), or name another folder in MOTCUA_VAR."
HOLDS_DATA = "DATABASE_URL names a database that holds data; the demonstration begins in an empty one."
WHAT_TO_TRY = """
[bold]{at}/[/bold]            cổng của người dân – thử: đăng nhập bằng số {phone} ({name}),
    nộp hồ sơ “buôn bán thuốc bảo vệ thực vật”, trả lời yêu cầu bổ sung, tra cứu, tính ngày hẹn trả
[bold]{at}/lam-viec/[/bold]   bàn làm việc của cán bộ – thử một hồ sơ qua các bàn:
    tiepnhan → truongphong → chuyenvien → chicuctruong → vanthu → traketqua
[bold]{at}/gallery/[/bold]    các thành phần giao diện
Khóa truy cập (passkey) chỉ thử được tại {name_at}/: trình duyệt không nhận khóa cho địa chỉ bằng số.
Đồng hồ của bản dùng thử: {now}. Ctrl-C để dừng; `make demo RESET=1` để làm lại từ đầu.

In English: the accounts above share the password; the citizen signs in by phone, and the code stands on the page; every page has
an English version (top right). Passkeys need {name_at}/. Ctrl-C stops everything, the next `make demo` keeps the data.
"""
ROLES = {
    "tiepnhan": "tiếp nhận hồ sơ (một cửa)", "traketqua": "trả kết quả", "thuphi": "thu phí", "chuyenvien": "chuyên viên thụ lý",
    "truongphong": "trưởng phòng phân công", "chicuctruong": "lãnh đạo ký", "vanthu": "văn thư vào số, đóng dấu",
    "giamdoc": "lãnh đạo Sở", "kiemsoat": "kiểm soát thủ tục hành chính", "thanhtra": "thanh tra", "quantri": "quản trị",
}  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--reset", action="store_true", help="throw the made-up data away and start over")
    parser.add_argument("--dossiers", type=int, default=demo.DOSSIERS)
    parser.add_argument("--seed", type=int, default=demo.SEED)
    parser.add_argument("--no-serve", action="store_true", help="make the data and end")


def run(options: argparse.Namespace) -> int:
    if not options.no_serve:
        processes.refuse_busy(HOST, options.port)  # before years are made and thrown away
    with processes.alone(settings.VAR / "demo.lock", RUNS_ALREADY):
        return _run(options)


def _run(options: argparse.Namespace) -> int:
    opens_at, offset = ready(options, demo.REAL)
    if options.no_serve:
        return 0
    _tell(options.port, hh_mm_dd_mm_yyyy(opens_at))
    extra = {"MOTCUA_DEMO": "1", "MOTCUA_DEMO_OFFSET_SECONDS": str(offset.total_seconds()),
             "MOTCUA_PUBLIC_URL": f"http://{HOST}:{options.port}"}  # fmt: skip
    return serve(HOST, options.port, 2, worker=True, extra=extra)


def ready(options: argparse.Namespace, world: demo.World) -> tuple[datetime, timedelta]:
    """Make the year unless it is there, and return its present moment and how far that is from the real one.

    :raises Unusable: the database holds other data
    """
    marker = settings.VAR / "demo.json"
    if options.reset or not _is_made(marker):
        if cli.is_own_server():
            _throw_away()  # also what is left of a year that broke off half-way
        elif _has_data():
            raise database.Unusable(HOLDS_DATA)
        _make(options, marker, world)
    else:
        call_command("migrate", verbosity=0)  # the data may be older than the code
    opens_at = _opens_at()
    offset = opens_at - timezone.now()
    demo_clock.keep(settings.VAR, None if cli.is_own_server() else os.environ["DATABASE_URL"], offset)
    return opens_at, offset


def _is_made(marker: Path) -> bool:
    """Tell whether the year stands in this database: the mark lies in the folder, which may have served another one."""
    return marker.exists() and json.loads(marker.read_text()).get("database") == _database()


def _database() -> str:
    if cli.is_own_server():
        return "own"
    found = connection.settings_dict
    return f"{found['HOST']}:{found['PORT']}/{found['NAME']}"


def _has_data() -> bool:
    call_command("migrate", verbosity=0)
    return journal.any_event()


def _throw_away() -> None:
    connections.close_all()
    database.stop(cli.data_folder())
    shutil.rmtree(settings.VAR / "postgres", ignore_errors=True)
    throw_files_away()
    demo_clock.forget(settings.VAR)
    database.start(cli.data_folder())


def throw_files_away() -> None:
    """Remove what the folder holds beside the database: files, what was drawn of them, notices, and the mark of the year."""
    for folder in ("documents", "pictures", "notices"):
        shutil.rmtree(settings.VAR / folder, ignore_errors=True)
    (settings.VAR / "demo.json").unlink(missing_ok=True)


def _make(options: argparse.Namespace, marker: Path, world: demo.World) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console()) as bars:
        tables = bars.add_task("Tạo bảng dữ liệu        ", total=1)
        call_command("migrate", verbosity=0)
        bars.advance(tables)
        year = bars.add_task("Một năm hồ sơ mô phỏng  ", total=options.dossiers)
        demo.make(options.dossiers, options.seed, lambda handed_in: bars.update(year, completed=handed_in), world)
        bars.update(year, completed=options.dossiers)
    marker.write_text(json.dumps({"seed": options.seed, "dossiers": options.dossiers, "database": _database()}) + "\n")


def _opens_at() -> datetime:
    """The morning of the demonstration, or where the clock had come to when it was last used."""
    last = journal.last_recorded_at()
    return max(OPENS_AT, last + timedelta(minutes=1)) if last else OPENS_AT


def _tell(port: int, now: str) -> None:
    console = Console()
    table = Table(title=f"Mật khẩu của mọi tài khoản cán bộ: {folk.PASSWORD}", title_justify="left")
    table.add_column("Tài khoản")
    table.add_column("Vai trò")
    table.add_column("Họ tên")
    for username, full_name, _ in folk.ACCOUNTS:
        table.add_row(username, ROLES[username], full_name)
    console.print(table)
    phone, name = folk.CITIZEN
    words = WHAT_TO_TRY.format(at=f"http://{HOST}:{port}", name_at=f"http://localhost:{port}", phone=phone, name=name, now=now)
    console.print(words, highlight=False, soft_wrap=True)
