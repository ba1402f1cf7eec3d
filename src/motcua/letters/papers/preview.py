"""A Word file as it would be printed: by LibreOffice, where the machine has it, in a profile that runs and fetches nothing."""

import os
import shutil
import signal
import subprocess
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

PATIENCE = 60  # seconds
_one_at_a_time = threading.Lock()  # a second one in this process would wait for memory, not for its turn
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>true</value></prop></item>'
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_SETTING.format(name) for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "DisableActiveContent"))
    + "</oor:items>"
)


def is_possible() -> bool:
    """Whether this machine has the program."""
    return _program() is not None


def pdf_of(content: bytes) -> bytes | None:
    """Return the pages as PDF; None without the program, and for what it cannot read in a minute."""
    program = _program()
    if program is None:
        return None
    with _one_at_a_time, TemporaryDirectory(prefix="pages-") as place:
        return _printed(program, Path(place), content)


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _printed(program: str, place: Path, content: bytes) -> bytes | None:
    user = place / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    (place / "draft.docx").write_bytes(content)
    command = [
        program, f"-env:UserInstallation=file://{place}/profile", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(place), str(place / "draft.docx"),
    ]  # fmt: skip
    running = subprocess.Popen(
        command, cwd=place, env={"PATH": os.environ.get("PATH", ""), "HOME": str(place)}, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        running.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    made = place / "draft.pdf"
    return made.read_bytes() if made.exists() else None
