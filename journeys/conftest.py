"""What the journeys walk through: the whole product, served as `make demo` serves it, and Debian's Chromium."""

import shutil

import pytest
from playwright.sync_api import expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from journeys.houses import served
from journeys.walking import Window
from motcua.letters.builders import a_post_office

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
DOSSIERS = 20  # of the made-up year; the thirteen of its last morning come on top
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
    """A small year of the demonstration, served with web and worker on a clock that stands at 15/10/2024 09:00; e-mail goes out."""
    var = tmp_path_factory.mktemp("house")
    with a_post_office() as (post, told):
        options = told["default"]["OPTIONS"]
        mail = {"MOTCUA_NOTICES": "smtp", "MOTCUA_SMTP_HOST": options["host"], "MOTCUA_SMTP_PORT": str(options["port"])}
        with served("demo", "--dossiers", str(DOSSIERS), var=var, post=post, **mail) as house:
            yield house
    shutil.rmtree(var, ignore_errors=True)


# pytest-playwright keeps its event loop until the whole session ends, and Django refuses the database to whoever has one
# running: the tests that follow in this process. So each file of journeys has a browser of its own, which ends with it.
@pytest.fixture(scope="module")
def browser(house):
    # All the journeys' people come from one address, more of them than would in an hour.
    house.tell("manage", "shell", "-c", "from motcua.people.models import Knock; Knock.objects.all().delete()")
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
