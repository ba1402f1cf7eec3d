"""Every page that can be reached by links, each asked for by the first person who comes upon it: how long, and how heavy.

Nobody lists the pages: each person of the demonstration reads on from the first page, and an address is measured once, by its
name. Names that nobody comes upon are told, so that a page that is missing here is missed.
"""

import gzip
import http.client
import re
from collections.abc import Iterator
from html import unescape

from bench import online, world
from bench.load import Call, Measured, measure, over_http
from motcua.config.patrol.routes import routes

READERS = ("", "citizen", "truongphong", "tiepnhan", "chuyenvien", "chicuctruong", "vanthu", "traketqua", "kiemsoat", "quantri")
STARTS = ("/", "/lam-viec/")
OF_PACKAGES = ("account_", "mfa_", "socialaccount_", "openid_connect_")
SIMILAR = 3  # addresses of one name that are read for their links
LINK = re.compile(rb'href="(/[^"#]*)')
Row = tuple[str, Measured]


def every_page(label: str, each: int = 40) -> tuple[list[Row], dict[str, object]]:
    """Return a row a page, and what each weighs in bytes: as it is, and packed for the wire."""
    rows: list[Row] = []
    facts: dict[str, object] = {}
    seen: set[str] = set()
    for who in READERS:
        headers = _headers(who)
        for name, address, body in _come_upon(headers):
            if name in seen:
                continue
            seen.add(name)

            def calls(number: int, address: str = address, headers: dict[str, str] = headers) -> Iterator[Call]:
                while True:
                    yield Call("GET", address, b"", headers)

            rows.append((f"{name} as {who or 'anybody'}, {label}", measure(1, over_http(world.PORT, calls), limit=each)))
            facts[f"bytes of {name}, {label}"] = f"{len(body):,}, packed {len(gzip.compress(body, 4)):,}"
    missed = {route.full_name for route in routes() if route.space and not route.name.startswith(OF_PACKAGES)} - seen
    return rows, facts | {"addresses nobody came upon as a page": ", ".join(sorted(missed))}


def _come_upon(headers: dict[str, str]) -> Iterator[tuple[str, str, bytes]]:
    """Each page this reader can reach: its name, the address, and the page itself."""
    from django.urls import Resolver404, resolve

    waiting, read = list(STARTS), {}
    known = set(waiting)
    while waiting:
        address = waiting.pop(0)
        try:
            name = resolve(address.partition("?")[0]).view_name
        except Resolver404:
            continue
        if read.get(name, 0) >= SIMILAR or name.rpartition(":")[2].startswith((*OF_PACKAGES, "sign_out")):
            continue
        read[name] = read.get(name, 0) + 1
        status, kind, body = _get(address, headers)
        if status != http.client.OK or not kind.startswith("text/html"):
            continue
        yield name, address, body
        fresh = [unescape(link.decode()) for link in LINK.findall(body)]
        waiting += [link for link in dict.fromkeys(fresh) if link not in known]
        known.update(fresh)


def _headers(who: str) -> dict[str, str]:
    if not who:
        return {"Host": f"127.0.0.1:{world.PORT}"}
    return world.session_of(online.citizen() if who == "citizen" else who)


def _get(address: str, headers: dict[str, str]) -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", world.PORT, timeout=60)
    connection.request("GET", address, None, headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers.get("Content-Type", ""), body
