"""Every page that links lead to, as each person comes upon it: on the narrowest telephone, and dark on a wide screen.

Axe finds nothing, nothing is wider than the window, and everything that can be touched is large enough (WCAG 2.2, 2.5.8).
"""

import pytest

from motcua.config.patrol.crawl import come_upon

# A page whose content is wider than the window, and the first things that make it so.
WIDER = """() => {
  const room = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= room) return []
  return [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1)
    .slice(0, 3).map((one) => one.outerHTML.slice(0, 160))
}"""
CITIZEN = "0912345678"
OFFICIALS = ["truongphong", "tiepnhan", "chicuctruong", "traketqua", "quantri"]


@pytest.mark.parametrize("who", ["anybody", "citizen", *OFFICIALS])
def test_on_a_narrow_telephone_and_in_the_dark(window, who):
    at = window()
    if who == "citizen":
        at.go("/dang-nhap/")
        at.sign_in(CITIZEN)
    elif who in OFFICIALS:
        at.sign_in_official(who)

    def fetch(address):
        answer = at.page.request.get(address)
        kind = answer.headers.get("content-type", "")
        return answer.status, kind, answer.text() if kind.startswith("text/") else ""

    wrong, seen = [], set()
    for name, address, _ in come_upon(fetch):
        if name in seen:
            continue
        seen.add(name)
        for width, light in ((320, "light"), (1280, "dark")):
            at.page.emulate_media(color_scheme=light)
            at.page.set_viewport_size({"width": width, "height": 800})
            at.go(address)
            wrong += [f"{width} {light} {one}" for one in at.violations()]
            wrong += [f"{width} {address} is wider than the window: {one}" for one in at.page.evaluate(WIDER)]
    assert not wrong, "\n".join([f"{len(wrong)} on {len(seen)} pages", *wrong])
