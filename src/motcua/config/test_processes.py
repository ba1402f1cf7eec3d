"""Several processes as one; one process at a time where that matters, and a taken port is told before anything is started."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from motcua.config import processes


def test_a_taken_port_is_told_even_when_it_is_shared_willingly():
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as the web server does
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(processes.Busy, match=f"^Port {port} of 127.0.0.1 is used by another program: .*\\.$"):
            processes.refuse_busy("127.0.0.1", port)
    processes.refuse_busy("127.0.0.1", port)


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_does_not_exist_is_told(port):
    with pytest.raises(processes.Busy, match="There is no port"):
        processes.refuse_busy("127.0.0.1", port)


def test_another_machines_address_is_told():
    with pytest.raises(processes.Busy, match="cannot be used"):
        processes.refuse_busy("192.0.2.1", 8000)


def test_one_at_a_time_also_after_an_end_that_nobody_planned(tmp_path):
    mark = tmp_path / "new" / "mark"
    script = f"""
from pathlib import Path; from motcua.config import processes
with processes.alone(Path({str(mark)!r}), "no"):
    print("in", flush=True)
    input()
"""
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"in\n"
        with pytest.raises(processes.Busy, match=r"^no$"), processes.alone(mark, "no"):
            pytest.fail("two at once")
        other.kill()
    with processes.alone(mark, "no"):
        pass


SLOW = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: (print("ending", flush=True), time.sleep(0.5), sys.exit()))
os.write(1, b"up\\n")  # in one piece: two of them write at once
time.sleep(60)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_impatient_second_ctrl_c_leaves_nobody_behind(number, tmp_path):
    script = f"""
import os, sys
from motcua.config import processes
slow = [sys.executable, "-c", {SLOW!r}]
sys.exit(processes.run_together([slow, slow], dict(os.environ)))
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as group:
        assert [group.stdout.readline(), group.stdout.readline()] == [b"up\n", b"up\n"]
        group.send_signal(number)
        assert group.stdout.readline() == b"ending\n"
        group.send_signal(number)
        said = group.communicate(timeout=60)  # comes back only when the children, who hold the pipe, have ended
        assert (group.returncode, said) == (0, (b"ending\n", b""))


def test_whoever_ends_first_ends_the_others(tmp_path, capfd):
    long = [sys.executable, "-c", "import time; time.sleep(60)"]
    assert processes.run_together([long, [sys.executable, "-c", "raise SystemExit(3)"]], dict(os.environ)) == 3
    assert "ended by itself." in capfd.readouterr().err
