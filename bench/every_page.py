"""Every page that can be reached by links, each asked for by the first person who comes upon it: how long, and how heavy.

Nobody lists the pages: each person of the demonstration reads on from the first page, and an address is measured once, by its
name. Names that nobody comes upon are told, so that a page that is missing here is missed.
"""

import gzip
import http.client
from collections.abc import Iterator
from functools import partial

from bench import online, world
from bench.load import Call, Measured, measure, over_http
from motcua.config.patrol.crawl import OF_PACKAGES, come_upon
from motcua.config.patrol.routes import routes

READERS = ("", "citizen", "truongphong", "tiepnhan", "chuyenvien", "chicuctruong", "vanthu", "traketqua", "kiemsoat", "quantri")
Row = tuple[str, Measured]


def every_page(label: str, each: int = 40) -> tuple[list[Row], dict[str, object]]:
    """Return a row a page, and what each weighs in bytes: as it is, and packed for the wire."""
    rows: list[Row] = []
    facts: dict[str, object] = {}
    seen: set[str] = set()
    for who in READERS:
        headers = _headers(who)
        for name, address, body in come_upon(partial(_get, headers)):
            if name in seen:
                continue
            seen.add(name)

            def calls(number: int, address: str = address, headers: dict[str, str] = headers) -> Iterator[Call]:
                while True:
                    yield Call("GET", address, b"", headers)

            rows.append((f"{name} as {who or 'anybody'}, {label}", measure(1, over_http(world.PORT, calls), limit=each)))
            facts[f"bytes of {name}, {label}"] = f"{len(body.encode()):,}, packed {len(gzip.compress(body.encode(), 4)):,}"
    missed = {route.full_name for route in routes() if route.space and not route.name.startswith(OF_PACKAGES)} - seen
    return rows, facts | {"addresses nobody came upon as a page": ", ".join(sorted(missed))}


def _headers(who: str) -> dict[str, str]:
    if not who:
        return {"Host": f"127.0.0.1:{world.PORT}"}
    return world.session_of(online.citizen() if who == "citizen" else who)


def _get(headers: dict[str, str], address: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", world.PORT, timeout=60)
    connection.request("GET", address, None, headers)
    answer = connection.getresponse()
    text = answer.read().decode(errors="replace")
    connection.close()
    return answer.status, answer.headers.get("Content-Type", ""), text
