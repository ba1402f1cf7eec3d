"""Who reaches the pages: somebody on a slow line, somebody without a mouse, somebody who needs letters twice as large."""

from gzip import compress

import pytest

from journeys.test_every_page import WIDER
from motcua.config.patrol.crawl import come_upon

MOST_BYTES = 150_000  # over the wire for a first view, all told
# What a first view waits for, on the line that browsers call a slow 3G one: the page and its style sheet, one after the other.
BITS_A_SECOND, ROUND_TRIP, PATIENCE = 400_000, 0.4, 2.0
CONNECTING, ASKING = 1, 1  # round trips: to reach the house, then for each of the two

# Everything Tab stops at, in the order of the page.
STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden' && one.checkVisibility({visibilityProperty: true})
    && !(one.type === 'radio' && one.name && one !== (document.querySelector(`input[name="${one.name}"]:checked`)
      ?? document.querySelector(`input[name="${one.name}"]`))))
  .length"""
# How the focused thing looks, and where it stands; a box of GOV.UK's draws its ring on what follows it.
FOCUSED = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const drawn = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo)
    const border = style.borderWidth === '0px' ? '' : style.borderWidth + style.borderColor
    return [style.outlineStyle === 'none' ? '' : style.outline, style.boxShadow, style.backgroundColor, border].join()
  }
  const around = [one, one.parentElement, ...(one.labels ?? [])]
  const now = () => around.flatMap((element) => ['', '::before', '::after'].map((pseudo) => drawn(element, pseudo))).join()
  const held = now(), place = one.getBoundingClientRect()
  const seen = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth
  one.blur()
  const left = now()
  one.focus({preventScroll: true})
  return {html: one.outerHTML.slice(0, 120), seen, marked: held !== left}
}"""
# Words that do not fit into what holds them any more.
CUT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter((one) => {
  const style = getComputedStyle(one)
  const speaks = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
  const cuts = ['hidden', 'clip'].includes(style.overflowX)
  const shown = one.checkVisibility() && one.clientWidth > 1 && !one.closest('.govuk-visually-hidden, svg')
  return speaks && cuts && shown && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
}).slice(0, 3).map((one) => one.outerHTML.slice(0, 160))"""


def pages(at):
    """An address of each page this person comes upon."""

    def fetch(address):
        answer = at.page.request.get(address)
        kind = answer.headers.get("content-type", "")
        return answer.status, kind, answer.text() if kind.startswith("text/") else ""

    return {name: address for name, address, _ in reversed(list(come_upon(fetch)))}


def enter(at, who):
    if who == "citizen":
        at.go("/dang-nhap/")
        at.sign_in("0912345678")
    elif who:
        at.sign_in_official(who)


def test_a_first_view_is_light_enough_for_a_slow_line(window):
    at = window(phone=True)
    line = at.page.context.new_cdp_session(at.page)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked, weight = {}, {}
    line.on("Network.requestWillBeSent", lambda told: asked.update({told["requestId"]: (told["request"]["url"], told["type"])}))
    line.on("Network.loadingFinished", lambda told: weight.update({told["requestId"]: told["encodedDataLength"]}))
    wrong = []
    for address in pages(at).values():
        asked.clear(), weight.clear()
        at.page.goto(address, wait_until="networkidle")
        weight |= {  # as the proxy of production sends pages
            one: len(compress(at.page.request.get(url).body(), 4)) for one, (url, kind) in asked.items() if kind == "Document"
        }
        wrong += [f"{address} asks others: {url}" for url, _ in asked.values() if not url.startswith((at.house.address, "data:"))]
        total = sum(weight.values())
        waited = sum(bytes_ for request, bytes_ in weight.items() if asked[request][1] in {"Document", "Stylesheet"})
        seconds = waited * 8 / BITS_A_SECOND + (CONNECTING + 2 * ASKING) * ROUND_TRIP
        if total > MOST_BYTES or seconds > PATIENCE:
            wrong.append(f"{address}: {total:,} bytes, {waited:,} of them before anything is seen, {seconds:.2f} s")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", ["", "citizen", "truongphong"])
def test_tab_leads_through_every_page_and_shows_where_one_is(window, who):
    at = window()
    enter(at, who)
    wrong = []
    for address in pages(at).values():
        at.go(address)
        stops, reached = at.page.evaluate(STOPS), 0
        while reached <= stops:
            at.page.keyboard.press("Tab")
            here = at.page.evaluate(FOCUSED)
            if here is None:
                break
            reached += 1
            wrong += [f"{address}: {what} {here['html']}" for what in ("seen", "marked") if not here[what]]
        if reached < stops:
            wrong.append(f"{address}: Tab reaches {reached} of {stops}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", ["", "citizen", "truongphong"])
def test_letters_twice_as_large_are_not_cut(window, who):
    at = window()
    enter(at, who)
    wrong = []
    for address in pages(at).values():
        at.go(address)
        at.page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
        wrong += [f"{address} is wider than the window: {one}" for one in at.page.evaluate(WIDER)]
        wrong += [f"{address} cuts words: {one}" for one in at.page.evaluate(CUT)]
    assert not wrong, "\n".join(wrong)
