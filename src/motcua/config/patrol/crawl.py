"""Pages as a reader comes upon them: from the first page on, by links and by what may be looked up."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from http import HTTPStatus

from django.urls import Resolver404, resolve

STARTS = ("/", "/lam-viec/")
OF_PACKAGES = ("account_", "mfa_", "socialaccount_", "openid_connect_")
"""Packages bring these and look after them."""
SIMILAR = 3  # addresses of one name that are read for their links
LINK = re.compile(r'href="(/[^"#]*)')

Fetch = Callable[[str], tuple[int, str, str]]
"""What an address answers: status, media type, text."""


def come_upon(fetch: Fetch) -> Iterator[tuple[str, str, str]]:
    """Each page this reader can reach: its name, the address, the page. A name comes up to SIMILAR times."""
    waiting = list(STARTS)
    known, read = set(waiting), dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        name = _name(address)
        if name is None or read.get(name, 0) >= SIMILAR:
            continue
        read[name] = read.get(name, 0) + 1
        status, kind, text = fetch(address)
        if status != HTTPStatus.OK or not kind.startswith("text/html"):
            continue
        yield name, address, text
        fresh = [unescape(link) for link in LINK.findall(text)]
        waiting += [link for link in dict.fromkeys(fresh) if link not in known]
        known.update(fresh)


def _name(address: str) -> str | None:
    """The name of a page of ours; None where somebody else's begins, or where one is shown out."""
    try:
        name = resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return None
    return None if name.rpartition(":")[2].startswith((*OF_PACKAGES, "sign_out")) else name
