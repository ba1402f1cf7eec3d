"""What the journeys walk through: the whole product, served as `make demo` serves it, and Debian's Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from journeys.walking import House, Window

MOTCUA = Path(sys.executable).parent / "motcua"
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
DOSSIERS = 20  # of the made-up year; the thirteen of its last morning come on top
MOST_LOOKS = 900  # a fifth of a second apart: whether the house is ready
AT_MOST = 30_000  # milliseconds that a page may take while other tests fill both cores; nothing is measured


READINGS = ("journeys/test_every_page.py", "journeys/test_reach.py", "journeys/test_axe_everywhere.py")


class InGroups(LoadScopeScheduling):
    """One test worker walks the journeys, through one house; one reads every page of another; one does all that strains.

    They take the longest, so they come first: `--no-loadscope-reorder` keeps the order in which tests are found.

    Marks cannot say so: pytest-xdist 3.8 writes a group into a place where pytest 9.2 no longer reads it.
    """

    def _split_scope(self, nodeid):
        if nodeid.startswith("journeys/strain/"):
            return "strain"
        if nodeid.startswith(READINGS):
            return "reading"
        return "browser" if nodeid.startswith("journeys/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return InGroups(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A small year of the demonstration, served with web and worker on a clock that stands at 15/10/2024 09:00."""
    var = tmp_path_factory.mktemp("house")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "MOTCUA_TEST_DATABASE"}}
    house = House(address=f"http://127.0.0.1:{port}", motcua=MOTCUA, environment={**kept, "MOTCUA_VAR": str(var)})
    log = var / "log"
    with log.open("wb") as out:
        command = [str(MOTCUA), "demo", "--dossiers", str(DOSSIERS), "--port", str(port)]
        running = subprocess.Popen(command, env=house.environment, stdout=out, stderr=out)
    try:
        _wait(running, port, log)
        yield house
        assert "Traceback" not in log.read_text(), log.read_text()
    finally:
        running.send_signal(signal.SIGINT)  # Ctrl-C: it stops all that it started
        running.wait(timeout=60)
        shutil.rmtree(var, ignore_errors=True)


def _wait(running, port, log):
    for _ in range(MOST_LOOKS):
        assert running.poll() is None, log.read_text()
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=10)) as line:
            line.request("GET", "/huong-dan/")
            if line.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the house does not answer: " + log.read_text())


# pytest-playwright keeps its event loop until the whole session ends, and Django refuses the database to whoever has one
# running: the tests that follow in this process. So each file of journeys has a browser of its own, which ends with it.
@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def window(house, browser):
    """Open windows, each of another person: `window()`, `window(phone=True)`, `window(scripts=False)`."""
    expect.set_options(timeout=AT_MOST)
    opened = []

    def new(*, phone=False, scripts=True):
        size = {"width": 360, "height": 740} if phone else {"width": 1200, "height": 900}
        touch = {"is_mobile": True, "has_touch": True} if phone else {}
        context = browser.new_context(base_url=house.address, locale="vi-VN", viewport=size, java_script_enabled=scripts, **touch)
        context.set_default_timeout(AT_MOST)
        opened.append(Window(context.new_page(), house, scripts))
        return opened[-1]

    yield new
    for one in opened:
        one.page.context.close()
    assert [complaint for one in opened for complaint in one.complaints] == []
