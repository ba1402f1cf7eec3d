"""Every address with every nonsense: what a thoughtless, a curious and a hostile caller would send. Seeded."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import prod
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

OF_PACKAGES = ("account_", "mfa_", "socialaccount_")
OURS_ALL_THE_SAME = {"account_login"}
ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
FIELD = re.compile(r'<(?:input|select|textarea|button)\b[^>]*?\bname="([^"]+)"[^>]*>', re.S)
VALUE = re.compile(r'<(?:input|option|button)\b[^>]*?\bvalue="([^"]*)"', re.S)
LINKED = re.compile(r'[?&](?:amp;)?(\w+)=')
FIVE_MEGABYTES = 5 * 1024 * 1024
BOUNDARY = "part-of-a-form"

# Percent-encoded, so that what no text can hold may be sent as well.
NONSENSE = [
    "", "%20", "0", "-1", "1", "%2B7", "1e400", "NaN", "999999999999999999999999999999", "2147483648", "9223372036854775808", "1.5",
    "%00", "a%00b", "%ED%A0%80", "%FF%FE", "%C0%AF", "%E1%BB%87", "e%CC%82%CC%A3", "%F0%9F%92%A9", "%E2%80%AE", "%C2%B2",
    "%D9%A1%D9%A2%D9%A3", "%EF%BC%91%EF%BC%92", "a" * 300, "a" * 3000, "%C4%91" * 700, "..%2F..%2F..%2Fetc%2Fpasswd", "%2E%2E",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%27%20OR%20%27%27%3D%27", "%25n%25s", "%7B%7B7*7%7D%7D", "%0D%0ASet-Cookie%3A%20a%3Db",
    "null", "true", "%5B%5D", "%7B%22a%22%3A1%7D", "31%2F02%2F2024", "00%2F00%2F0000", "01%2F01%2F0001", "31%2F12%2F9999",
    "9999-12-31",
    "2024-13-45T99%3A99", "2024-04-25%2010%3A00", "24%3A60", "00000000-0000-0000-0000-000000000000", "%E0%B8%97" * 40,
    "%09%0A%0B", "%7F",
    "javascript%3Aalert(1)", "%2F%2Fevil.example", "https%3A%2F%2Fevil.example%2F", "%5C%5Cevil", "0x10", "1_000",
    "--", "%26%3D%23",
]  # fmt: skip
PLAUSIBLE = {"int": "1", "slug": "mot-hai", "uuid": "0190a5a0-0000-7000-8000-000000000000", "path": "a/b", None: "mot"}
METHODS = ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "NONSENSE"]
TYPES = [
    "application/json", "text/xml", "application/octet-stream", "", "application/x-www-form-urlencoded; charset=utf-7",
    "application/x-www-form-urlencoded; charset=no-such-thing", "multipart/form-data", "multipart/form-data; boundary=",
    "multipart/form-data; boundary=%00", "multipart/form-data; boundary=" + "b" * 300, "nonsense", "a/b/c; d",
]  # fmt: skip
HEADERS = [
    {"HTTP_ACCEPT_LANGUAGE": "x" * 500}, {"HTTP_ACCEPT_LANGUAGE": "en;q=nonsense, vi;q=-1"}, {"HTTP_RANGE": "bytes=5-1"},
    {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}, {"HTTP_HX_REQUEST": "true"}, {"HTTP_IF_MODIFIED_SINCE": "never"},
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "a b:c"}, {"HTTP_X_FORWARDED_FOR": "' OR 1=1"}, {"HTTP_REFERER": "\x00"},
    {"HTTP_COOKIE": "sessionid=%00; language=\"x"},
    {"CONTENT_LENGTH": "nonsense"}, {"CONTENT_LENGTH": "-5"}, {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"},
]  # fmt: skip
NAMES = ["don.pdf", "", "a" * 400 + ".pdf", "../../../etc/passwd", "a\\b.exe", "đơn.pdf", "%00.pdf", "x\u202egpj.exe", ".", "con"]
CONTENTS = [
    b"", b"MZ\x90\x00" + bytes(200), b"%PDF-1.7\n%%EOF", b"<html><script>1</script>", b"PK\x03\x04" + bytes(50),
    b"\xff\xd8\xff" + bytes(9),
]  # fmt: skip


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: its whole route, its name, its arguments as (converter, name)."""

    route: str
    name: str

    @property
    def arguments(self) -> list[tuple[str | None, str]]:
        return [(kind or None, name) for kind, name in ARGUMENT.findall(self.route)]


@dataclass
class Sent:
    """One request as the test client takes it."""

    address: Address
    method: str
    path: str
    query: str = ""
    body: bytes = b""
    content_type: str = "application/x-www-form-urlencoded"
    headers: dict[str, str] = field(default_factory=dict)
    check_csrf: bool = False

    @property
    def reads(self) -> bool:
        return self.method in {"GET", "HEAD", "OPTIONS", "TRACE"}


def addresses(node: URLResolver | None = None, route: str = "") -> Iterator[Address]:
    """All our own addresses; packages look after theirs, but for the officials' sign-in."""
    for entry in (node or get_resolver()).url_patterns:
        whole = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, whole)
        elif isinstance(entry, URLPattern):
            name = entry.name or ""
            if name in OURS_ALL_THE_SAME or not name.startswith(OF_PACKAGES):
                yield Address(whole, name)


@dataclass
class Walker:
    """Makes requests. known: values by argument name, of things that exist; forms: what each page asked for, learnt on the way."""

    chance: random.Random
    known: dict[str, list[str]]
    forms: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def learn(self, address: Address, page: str) -> None:
        """Remember what a page lets one fill in, and what it offers."""
        names = {*FIELD.findall(page), *LINKED.findall(page)}
        offered = [quote(value) for value in VALUE.findall(page)][:40] or ["on"]
        fields = self.forms.setdefault(address.name, {})
        for name in names - {"csrfmiddlewaretoken"}:
            fields.setdefault(quote(name), offered)

    def path(self, address: Address, *, sane: bool) -> str:
        """Fill the route in: with what exists, or with nonsense in one or all places."""
        spoilt = -1 if sane else self.chance.randrange(len(address.arguments) + 1)

        def value(kind: str | None, name: str, place: int) -> str:
            if not sane and (place == spoilt or spoilt == len(address.arguments)):
                return self.chance.choice(NONSENSE)
            return quote(self.chance.choice(self.existing(kind, name)))

        places = iter(range(len(address.arguments)))
        path = "/" + ARGUMENT.sub(lambda found: value(found[1], found[2], next(places)), address.route)
        return path if sane or self.chance.random() < 0.97 else path.rstrip("/")

    def existing(self, kind: str | None, name: str) -> list[str]:
        """Return values of things that exist, as far as this converter takes them."""
        takes = get_converters()[kind or "str"].regex
        values = [value for value in map(str, self.known.get(name, [])) if re.fullmatch(takes, value)]
        return values or [PLAUSIBLE.get(kind, "1")]

    def ways(self, address: Address) -> int:
        """Return in how many ways the address can be filled in with what exists, up to forty."""
        return min(40, prod(len(set(self.existing(*argument))) for argument in address.arguments))

    def weight(self, address: Address) -> int:
        """The more a page asks, the more nonsense it is sent."""
        return 1 + min(len(self.forms.get(address.name, {})), 40) // 2

    def pairs(self, address: Address) -> str:
        """Fields of the page, each with what it offers or with nonsense; now and then too many, too deep, twice."""
        fields = self.forms.get(address.name, {})
        bad = self.chance.choice([0.0, 0.2, 0.5, 1.0])
        pairs = [
            f"{name}={self.chance.choice(NONSENSE) if self.chance.random() < bad else self.chance.choice(offered)}"
            for name, offered in fields.items()
            if self.chance.random() < 0.95
        ]
        match self.chance.randrange(30):
            case 0:
                pairs += [f"x{n}=1" for n in range(1200)]
            case 1:
                pairs += ["a" + "[b]" * 200 + "=1", "a.b.c=1", "=", "&&", "%00=%00"]
            case 2:
                pairs += pairs
            case 3:
                pairs += [f"{self.chance.choice(NONSENSE)}={self.chance.choice(NONSENSE)}"]
        return "&".join(pairs)

    def multipart(self, address: Address) -> bytes:
        """A form with files, whole or broken off somewhere."""
        parts = []
        for pair in self.pairs(address).split("&")[:40]:
            name, _, value = pair.partition("=")
            as_file = name.startswith(("file", "result", "scan", "paper")) or self.chance.random() < 0.2
            filename = f'; filename="{self.chance.choice(NAMES)}"' if as_file else ""
            content = self.chance.choice(CONTENTS) if as_file else value.encode()
            head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{filename}\r\n\r\n'
            parts.append(head.encode() + content + b"\r\n")
        whole = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
        return whole[: self.chance.randrange(len(whole))] if self.chance.random() < 0.3 else whole

    def look(self, address: Address, *, sane: bool = False) -> Sent:
        """A request that only reads."""
        method = "GET" if sane or self.chance.random() < 0.93 else self.chance.choice(["HEAD", "OPTIONS", "TRACE"])
        query = "" if sane or self.chance.random() < 0.3 else self.pairs(address)
        odd = {} if sane or self.chance.random() < 0.9 else self.chance.choice(HEADERS)
        sane = sane or self.chance.random() < 0.4
        return Sent(address, method, self.path(address, sane=sane), query, headers=odd)

    def act(self, address: Address) -> Sent:
        """A request that may change something."""
        path = self.path(address, sane=self.chance.random() < 0.7)
        method = "POST" if self.chance.random() < 0.9 else self.chance.choice(METHODS)
        sent = Sent(address, method, path, check_csrf=self.chance.random() < 0.05)
        sent.headers = {} if self.chance.random() < 0.9 else self.chance.choice(HEADERS)
        draw = self.chance.random()
        if draw < 0.6:
            sent.body = self.pairs(address).encode()
        elif draw < 0.85:
            sent.body, sent.content_type = self.multipart(address), f"multipart/form-data; boundary={BOUNDARY}"
        elif draw < 0.998:
            sent.body, sent.content_type = self.pairs(address).encode(), self.chance.choice(TYPES)
        else:
            sent.body = b"a=" + b"x" * FIVE_MEGABYTES
            if self.chance.random() < 0.5:
                head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n'
                sent.body = head.encode() + sent.body + f"\r\n--{BOUNDARY}--\r\n".encode()
                sent.content_type = f"multipart/form-data; boundary={BOUNDARY}"
        return sent
