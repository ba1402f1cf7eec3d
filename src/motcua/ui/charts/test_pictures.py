"""Charts and filters in a real browser, under the house's own content security policy: drawn from the table, followed, printed."""

import pytest
from django.conf import settings
from django.test import RequestFactory
from markupsafe import Markup

from motcua.ui.gallery.view import gallery
from motcua.ui.jinja import environment
from motcua.ui.test_pages import AXE, RULES, SITE, TOO_WIDE, Site, demonstration, thread, visit

__all__ = ["demonstration", "thread"]
KINDS = ["bars", "whole", "lines", "bullets", "multiples", "days", "handovers", "histogram"]
POLICY = "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items())
LOOK = "async rules => (await axe.run('main', rules)).violations.map(v => [v.id, v.nodes.map(n => n.html)])"
WHOLE = environment().from_string(
    '{% extends "ui/layouts/base.html" %}{% block title %}Xuất{% endblock %}{% block content %}{{ part }}{% endblock %}'
)
PART = environment().from_string('{% from "ui/components/job/job.html" import job %}{{ job(one, "/tep/1/") }}')
FIT = """() => [...document.querySelectorAll('.mc-chart--drawn')].flatMap((figure) => {
  const room = figure.querySelector('.mc-chart__picture').getBoundingClientRect()
  const frame = figure.querySelector('.mc-chart__frame')
  const scrolls = frame.scrollWidth > frame.clientWidth
  return [...figure.querySelectorAll('.mc-chart__canvas text')].filter((text) => {
    const box = text.getBoundingClientRect()
    return !scrolls && (box.left < room.left - 2 || box.right > room.right + 2 || box.bottom > room.bottom + 2)
  }).map((text) => `${figure.id}: ${text.textContent}`)
})"""


class Strict(Site):
    """Answers with the policy of the house, and remembers what was asked for."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def answer(self, route):
        path = route.request.url.removeprefix(SITE)
        self.asked.append(path)
        if not path.startswith("/gallery/"):
            return super().answer(route)
        body = gallery(RequestFactory().get(path)).content.decode()
        return route.fulfill(body=body, content_type="text/html; charset=utf-8", headers={"content-security-policy": POLICY})


def job(state, done):
    whole = {"state": state, "done": done, "total": 1_000_000, "what": "dòng", "file": "q3.xlsx", "size": None, "href": "/tai/"}
    return Markup(PART.render(one=whole))


def all_drawn(page):
    for kind in KINDS:
        page.locator(f"#sample-{kind}").scroll_into_view_if_needed()
        page.locator(f"#sample-{kind}.mc-chart--drawn svg path").first.wait_for(state="attached")


def seen(thread, look, site=None, path="/gallery/?frame=desk", **options):
    complaints = []

    def listening(page):
        page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.reload(wait_until="networkidle")
        return look(page)

    found = visit(thread, path, listening, site or Strict(), reduced_motion="reduce", **options)
    assert complaints == []
    return found


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (768, "light"), (1280, "dark")])
def test_every_kind_is_drawn_within_its_room_and_stays_readable(thread, width, scheme):
    def look(page):
        page.set_viewport_size({"width": width, "height": 900})
        before = page.evaluate("document.body.scrollHeight")
        all_drawn(page)
        page.wait_for_timeout(500)
        after = page.evaluate("document.body.scrollHeight")
        outside, wide = page.evaluate(FIT), page.evaluate(TOO_WIDE)
        page.add_script_tag(path=AXE)
        return outside, wide, after - before, page.evaluate(LOOK, RULES)

    assert seen(thread, look, color_scheme=scheme, bypass_csp=True) == ([], 0, 0, [])


def test_the_policy_of_the_house_lets_them_be_drawn_and_only_pages_with_charts_fetch_the_script(thread):
    site = Strict()

    def look(page):
        all_drawn(page)
        return page.locator("#sample-bars svg text").all_text_contents()

    assert {"600", "348", "117"} <= set(seen(thread, look, site))
    assert [path for path in site.asked if "charts" in path]
    visit(thread, "/form", lambda page: page.locator("#send").is_visible(), site := Strict())
    assert [path for path in site.asked if "charts" in path] == []


PLACES = [("bars", 0.5, 0.1), ("histogram", 0.15, 0.83), ("bullets", 0.5, 0.1), ("days", 0.06, 0.45), ("lines", 0.5, 0.7),
          ("multiples", 0.01, 0.7)]  # fmt: skip


SIZES = """() => ['', 'beforeprint', 'afterprint'].map((event) => {
  if (event) dispatchEvent(new Event(event))
  return document.querySelector('#sample-days .mc-chart__canvas svg').getAttribute('width')
})"""
ARROWS = """() => [...document.querySelectorAll('#sample-handovers .mc-chart__canvas path[stroke*=wait]')]
  .map((path) => path.getAttribute('stroke-opacity'))"""
ON_THE_WIDEST_ARROW = """() => {
  const canvas = document.querySelector('#sample-handovers .mc-chart__canvas')
  const thick = (path) => Number(path.getAttribute('stroke-width'))
  const [path] = [...canvas.querySelectorAll('path[stroke-width]')].sort((a, b) => thick(b) - thick(a))
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM())
  const box = canvas.getBoundingClientRect()
  return [(x - box.left) / box.width, (y - box.top) / box.height]
}"""


def press(page, kind, x, y):
    canvas = page.locator(f"#sample-{kind} .mc-chart__canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.evaluate("history.replaceState(null, '', '#')")
    canvas.click(position={"x": box["width"] * x, "y": box["height"] * y})
    page.wait_for_url(lambda url: not url.endswith("#"), timeout=5000)
    return page.evaluate("location.hash")


def test_a_press_on_a_part_goes_where_its_cell_leads(thread):
    def look(page):
        all_drawn(page)
        page.wait_for_timeout(600)
        found = {}
        for kind, x, y in PLACES:
            found[kind] = press(page, kind, x, y)
        found["handovers"] = press(page, "handovers", *page.evaluate(ON_THE_WIDEST_ARROW))
        links = page.locator(".mc-chart table a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        return found, links

    found, links = seen(thread, look, viewport={"width": 1280, "height": 900})
    assert found == {"bars": "#0-0", "histogram": "#0-ngay", "bullets": "#q05", "days": "#2024-05-15", "lines": "#05/2024",
                     "multiples": "#0-0-thang", "handovers": "#601"}  # fmt: skip
    assert set(found.values()) <= set(links)


def test_what_is_pointed_at_stays_and_the_rest_fades(thread):
    def look(page):
        all_drawn(page)
        canvas = page.locator("#sample-handovers .mc-chart__canvas")
        canvas.scroll_into_view_if_needed()
        page.wait_for_timeout(600)
        (x, y), box = page.evaluate(ON_THE_WIDEST_ARROW), canvas.bounding_box()
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        page.locator("#sample-handovers .mc-chart__canvas path[stroke-opacity]").first.wait_for(state="attached")
        return page.evaluate(ARROWS)

    arrows = seen(thread, look, viewport={"width": 1280, "height": 900})
    assert len(arrows) == 13
    assert [opacity for opacity in arrows if opacity is None] == [None]


def test_the_tip_says_what_the_table_says(thread):
    def look(page):
        all_drawn(page)
        page.locator("#sample-bars").scroll_into_view_if_needed()
        page.wait_for_timeout(600)
        box = page.locator("#sample-bars .mc-chart__canvas").bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.1)
        return page.locator("#sample-bars .mc-chart__tip").inner_text().split("\n")

    assert seen(thread, look, viewport={"width": 1280, "height": 900}) == [
        "Chi cục Trồng trọt và Bảo vệ thực vật", "Sớm hẹn", "412 (68,66%)", "Đúng hẹn", "167 (27,83%)", "Quá hẹn", "21 (3,50%)"]


def test_without_a_script_the_tables_stand_alone(thread):
    def look(page):
        tables = page.locator(".mc-chart table")
        return page.locator(".mc-chart__drawn:visible").count(), [tables.nth(n).is_visible() for n in range(tables.count())]

    drawn, tables = visit(thread, "/gallery/", look, Strict(), java_script_enabled=False, viewport={"width": 320, "height": 700})
    assert drawn == 0
    assert tables == [True] * 8


def test_on_a_phone_the_table_is_folded_and_on_paper_the_picture_stands_for_it(thread):
    def look(page):
        all_drawn(page)
        folded = page.locator("#sample-bars table").is_visible()
        page.locator("#sample-bars summary").press("Enter")
        opened = page.locator("#sample-bars table").is_visible()
        page.emulate_media(media="print")
        return folded, opened, page.locator("#sample-bars svg").nth(4).is_visible(), page.locator("#sample-bars table").is_visible()

    assert seen(thread, look, viewport={"width": 320, "height": 700}) == (False, True, True, False)


def test_a_picture_is_drawn_anew_for_the_paper_and_for_the_window_again(thread):
    def look(page):
        all_drawn(page)
        page.wait_for_timeout(600)
        return page.evaluate(SIZES)

    window, paper, again = seen(thread, look, viewport={"width": 1280, "height": 900})
    assert paper == "680"
    assert window == again != paper


def test_what_was_not_drawn_is_printed_as_a_table(thread):
    def look(page):
        page.emulate_media(media="print")
        return page.locator("#sample-histogram .mc-chart__drawn").is_visible(), page.locator("#sample-histogram table").is_visible()

    assert seen(thread, look, viewport={"width": 1280, "height": 300}) == (False, True)


def test_a_long_select_is_searched_without_accents_and_the_address_follows(thread):
    def look(page):
        box = page.get_by_role("combobox", name="Lĩnh vực")
        box.fill("thuy san")
        offered = page.get_by_role("listbox", name="Lĩnh vực").get_by_role("option").all_inner_texts()
        box.press("Enter")
        page.wait_for_url("**linh-vuc=**")
        page.wait_for_load_state("networkidle")
        focused = page.evaluate("document.activeElement.id")
        return offered, page.url.partition("?")[2], focused

    offered, query, focused = seen(thread, look)
    assert offered == ["Thủy sản"]
    assert query == "ky=2024-Q3&don-vi=u0&linh-vuc=9&so-sanh=1"
    assert focused == "filtered-linh-vuc"


def test_another_period_is_a_press_away(thread):
    def look(page):
        page.get_by_role("link", name="Kỳ trước", exact=True).click()
        page.wait_for_url("**ky=2024-Q2**")
        page.wait_for_load_state("networkidle")
        return page.url.partition("?")[2], page.evaluate("document.activeElement.id")

    assert seen(thread, look) == ("ky=2024-Q2&don-vi=u0&so-sanh=1", "filtered-before")


def test_a_job_is_looked_at_until_its_file_is_there(thread):
    stands = iter([("running", 120_000), ("running", 730_000), ("done", 1_000_000)])

    class Exporting(Site):
        def answer(self, route):
            if route.request.url == f"{SITE}/tep/1/":
                return route.fulfill(body=job(*next(stands)), content_type="text/html; charset=utf-8")
            if route.request.url == f"{SITE}/tep/":
                return route.fulfill(body=WHOLE.render(part=job("waiting", 0)), content_type="text/html; charset=utf-8")
            return super().answer(route)

    def look(page):
        page.get_by_text("Đã ghi 120.000/1.000.000 dòng").wait_for()
        page.get_by_text("Đã ghi 730.000/1.000.000 dòng").wait_for()
        return page.get_by_role("button", name="Tải q3.xlsx").get_attribute("href")

    assert visit(thread, "/tep/", look, Exporting()) == "/tai/"


def test_a_link_can_be_copied(thread):
    def look(page):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Chép liên kết").click()
        page.get_by_role("button", name="Đã chép liên kết").wait_for()
        return True

    assert seen(thread, look)
