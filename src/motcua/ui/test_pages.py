"""The pages in a real browser: readable by everybody, fit for a telephone, and what the scripts add.

No server and no network: the browser gets each answer from the test. It runs in a thread of its own, because a running Playwright
would make Django think that every later test of this process is asynchronous.
"""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes

import pytest
from django.test import RequestFactory
from playwright.sync_api import sync_playwright

from motcua.ui.gallery.view import gallery
from motcua.ui.jinja import ROOMS, environment

SITE = "http://motcua.test"
STATIC = ROOMS / "ui" / "static"
AXE = ROOMS.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
FORM = """{% extends "ui/layouts/base.html" %}{% from "ui/components/files/files.html" import upload %}
{% block title %}Nộp{% endblock %}
{% block content %}<form method="post" action="/done" data-keep="apply">
<input name="owner" id="owner"><input type="password" name="secret" id="secret">
<input type="checkbox" name="agree" value="1" id="agree">
{{ upload("papers", "/upload", "Giấy tờ", limit=1000) }}<button id="send">Gửi</button></form>
<button type="button" data-print hidden>In</button>{% endblock %}"""
KEPT = '{% from "ui/components/files/files.html" import file %}{{ file(name, 1, "ab" * 32) }}'
# GOV.UK's file field is named by its label, a hidden comma and itself; axe misses the visible words behind the comma.
RULES = {"rules": {"label-content-name-mismatch": {"enabled": False}}}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Site:
    """Answers like the product would; `sent` holds the names of the files that came, in order."""

    def __init__(self):
        self.sent, self.down = [], {"once.pdf"}

    def answer(self, route):
        path = route.request.url.removeprefix(SITE)
        if path.startswith("/static/"):
            return route.fulfill(path=STATIC / path.removeprefix("/static/"))
        if path == "/upload":
            return self.upload(route)
        if path.startswith("/gallery/"):
            body = gallery(RequestFactory().get(path)).content.decode()
        else:
            body = environment().from_string(FORM if path == "/form" else '{% extends "ui/layouts/base.html" %}').render()
        return route.fulfill(body=body, content_type="text/html; charset=utf-8")

    def upload(self, route):
        head = f"Content-Type: {route.request.headers['content-type']}\n\n".encode()
        name = message_from_bytes(head + route.request.post_data_buffer).get_payload()[0].get_filename()
        self.sent.append(name)
        if name == "locked.pdf":
            return route.fulfill(status=422, body="Tệp này có mật khẩu.", content_type="text/plain; charset=utf-8")
        if name in self.down:
            self.down.remove(name)
            return route.fulfill(status=503, body="boom")
        return route.fulfill(status=201, body=environment().from_string(KEPT).render(name=name))


@pytest.fixture(scope="module")
def thread():
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.DEMO = True
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"


def visit(thread, path, look, site=None, **options):
    """Open the page in a fresh browser and return what `look(page)` saw."""

    def work():
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(**options)
            page.route("**/*", (site or Site()).answer)
            page.goto(SITE + path, wait_until="networkidle")
            return look(page)

    return thread.submit(work).result()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("frame", ["portal", "desk"])
def test_everybody_can_read_the_components(thread, frame, scheme):
    def look(page):
        page.add_script_tag(path=AXE)
        found = page.evaluate("async rules => (await axe.run(rules)).violations.map(v => [v.id, v.nodes.map(n => n.html)])", RULES)
        page.set_viewport_size({"width": 320, "height": 800})
        return found, page.evaluate(TOO_WIDE)

    assert visit(thread, f"/gallery/?frame={frame}", look, color_scheme=scheme) == ([], 0)


def chosen(*names):
    return [{"name": name, "mimeType": "application/pdf", "buffer": b"x" * (2000 if name == "big.pdf" else 1)} for name in names]


def test_files_go_one_by_one_each_with_its_own_retry(thread):
    site = Site()

    def look(page):
        page.set_input_files("input[type=file]", chosen("a.pdf", "locked.pdf", "once.pdf", "big.pdf", "z.pdf"))
        page.get_by_text("Đã nhận z.pdf").wait_for()
        failed = [row.split("\n")[0] for row in page.locator(".mc-file--failed").all_inner_texts()]
        return failed, page.locator(".mc-file").all_inner_texts()

    failed, rows = visit(thread, "/form", look, site)

    assert failed == ["locked.pdf", "big.pdf"]
    assert site.sent == ["a.pdf", "locked.pdf", "once.pdf", "once.pdf", "z.pdf"]
    assert "Tệp này có mật khẩu." in rows[1]
    assert "abababab…abababab" in rows[2]


def test_what_was_typed_survives_but_not_the_secret(thread):
    def look(page):
        page.fill("#owner", "Nguyễn")
        page.fill("#secret", "bí mật")
        page.check("#agree")
        page.reload()
        kept = page.input_value("#owner"), page.input_value("#secret"), page.is_checked("#agree")
        page.click("#send")
        page.wait_for_url("**/done")
        page.wait_for_load_state("networkidle")
        return kept, page.evaluate("Object.keys(sessionStorage).filter(key => /typed|sent/.test(key))")

    assert visit(thread, "/form", look) == (("Nguyễn", "", True), [])


def test_everything_is_usable_without_scripts(thread):
    def look(page):
        return page.is_visible("input[type=file]"), page.is_visible("#send"), page.is_visible("[data-print]")

    assert visit(thread, "/form", look, java_script_enabled=False) == (True, True, False)


def test_the_built_style_sheet_calls_no_function_that_only_its_source_knows():
    assert re.findall(r"govuk-[\w-]+\([^)]*\)", (STATIC / "dist" / "motcua.css").read_text()) == []
