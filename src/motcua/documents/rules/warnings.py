"""What is odd about a file that is taken in all the same. A warning is shown; it never blocks.

Only what a few bytes can tell for certain is said: no guess about what is on the page.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from motcua.documents.rules.kinds import Content

CUT_SHORT = "cut-short"  # the end is missing: the sending was broken off, or the file was damaged before
LOCKED = "locked"  # asks for a password, or forbids printing
SCRIPTED = "scripted"  # carries a script or starts a program (seen where it is not packed)
TINY = "tiny"  # too few dots to read a paper from
BLANK = "blank"  # one colour all over
SELDOM_OPENS = "seldom-opens"  # most office computers cannot show it
WARNINGS = frozenset({CUT_SHORT, LOCKED, SCRIPTED, TINY, BLANK, SELDOM_OPENS})

_FEWEST_DOTS = 200 * 200
_MOST_PARTS = 20_000  # of a picture; the rest is not walked
_MOST_UNPACKED = 64 * 1024 * 1024
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # PNG colour type: bytes for a dot of depth 8


def warnings(content: Content, media_type: str) -> list[str]:
    """Return what is odd about this content, in a fixed order; empty when nothing is."""
    check = _CHECKS.get(media_type)
    return list(check(content)) if check else []


def _pdf(content: Content) -> Iterator[str]:
    if content.rfind(b"%%EOF") < len(content) - 2048 or content.rfind(b"startxref") < 0:
        yield CUT_SHORT
    if re.search(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)", content):
        yield LOCKED
    if re.search(rb"/S\s*/(?:JavaScript|Launch)\b", content):
        yield SCRIPTED


def _webp(content: Content) -> Iterator[str]:
    if int.from_bytes(content[4:8], "little") + 8 > len(content):
        yield CUT_SHORT


def _heic(content: Content) -> Iterator[str]:
    yield SELDOM_OPENS


def _jpeg(content: Content) -> Iterator[str]:
    dots, scan = None, 0
    for marker, at, length in _segments(content):
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and dots is None:
            dots = int.from_bytes(content[at + 3 : at + 5]) * int.from_bytes(content[at + 5 : at + 7])
        if marker == 0xDA:
            scan = at + length
    # Inside the scan an FF is always followed by 00, so this mark is the end and nothing else.
    if not scan or content.find(b"\xff\xd9", scan) < 0:
        yield CUT_SHORT
    if dots is not None and dots < _FEWEST_DOTS:
        yield TINY


def _segments(content: Content) -> Iterator[tuple[int, int, int]]:
    """The parts up to the first scan: marker, where its length stands, length."""
    at = 2
    for _ in range(_MOST_PARTS):
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(content) or content[at] != 0xFF:
            return
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        yield marker, at + 2, length
        if marker == 0xDA:
            return
        at += 2 + length


@dataclass(frozen=True, slots=True)
class _Part:
    kind: bytes
    at: int
    length: int


def _png(content: Content) -> Iterator[str]:
    parts = list(_parts(content))
    whole = bool(parts) and parts[-1].kind == b"IEND"
    if not whole and len(parts) < _MOST_PARTS:
        yield CUT_SHORT
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if width * height < _FEWEST_DOTS:
        yield TINY
    if whole and _is_blank(content, parts, width, height):
        yield BLANK


def _parts(content: Content) -> Iterator[_Part]:
    at = 8
    for _ in range(_MOST_PARTS):
        length = int.from_bytes(content[at : at + 4])
        if at + 12 + length > len(content):
            return
        part = _Part(bytes(content[at + 4 : at + 8]), at + 8, length)
        yield part
        if part.kind == b"IEND":
            return
        at += 12 + length


def _is_blank(content: Content, parts: list[_Part], width: int, height: int) -> bool:
    depth, colour, interlaced = content[24], content[25], content[28]
    dot = _CHANNELS.get(colour, 0)
    if depth != 8 or interlaced or not dot or not 0 < width * height * dot < _MOST_UNPACKED:
        return False
    allowed: dict[int, bytes] | None = None
    for row in _rows(content, parts, width * dot + 1):
        first = row[1 : 1 + dot]
        solid, edge, same = first * width, first.ljust(width * dot, b"\0"), b"\0" * width * dot
        if allowed is None:  # how each PNG filter writes the first row of one colour, then every other
            if row[1:] != {0: solid, 1: edge, 2: solid, 4: edge}.get(row[0]):
                return False
            allowed = {0: solid, 1: edge, 2: same, 4: same}
        elif row[1:] != allowed.get(row[0]):
            return False
    return allowed is not None


def _rows(content: Content, parts: list[_Part], stride: int) -> Iterator[bytes]:
    unpacker, waiting = zlib.decompressobj(), b""
    for part in parts:
        if part.kind != b"IDAT":
            continue
        packed = content[part.at : part.at + part.length]
        while packed:
            try:
                waiting += unpacker.decompress(packed, 1 << 20)
            except zlib.error:
                return
            packed = unpacker.unconsumed_tail
            whole = len(waiting) - len(waiting) % stride
            yield from (waiting[at : at + stride] for at in range(0, whole, stride))
            waiting = waiting[whole:]


_CHECKS: dict[str, Callable[[Content], Iterator[str]]] = {
    "application/pdf": _pdf,
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/webp": _webp,
    "image/heic": _heic,
}
