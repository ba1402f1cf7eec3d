"""Screenshots made small: a PNG with a palette of its 256 most frequent colours."""

import os
import struct
import subprocess
import zlib
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
MOST_BYTES = 150_000
COLOURS = 256
Colour = tuple[int, ...]


def wanted() -> bool:
    """Only when asked for: a test run leaves the tree as it was."""
    return bool(os.environ.get("MOTCUA_SCREENSHOTS"))


def keep_page(pdf: bytes, name: str) -> None:
    """The same for the first page of a printed paper."""
    if wanted():
        command = ["pdftoppm", "-png", "-singlefile", "-r", "110", "-"]
        keep(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout, name)


def keep(png: bytes, name: str) -> None:
    """Write the picture (PNG, 8 bits, RGB or RGBA) to the manual's screenshots, small."""
    width, height, kind = struct.unpack(">IIxB", png[16:26])
    pixels = _pixels(png, width, height, {2: 3, 6: 4}[kind])
    found = Counter(colour for row in pixels for colour in row)
    palette = [colour for colour, _ in found.most_common(COLOURS)]
    index = {colour: _nearest(colour, palette) for colour in found}
    rows = b"".join(b"\0" + bytes(index[colour] for colour in row) for row in pixels)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)), (b"PLTE", b"".join(bytes(colour) for colour in palette)),
        (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""),
    ]  # fmt: skip
    small = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + part + data + struct.pack(">I", zlib.crc32(part + data)) for part, data in chunks
    )
    assert len(small) <= MOST_BYTES, f"{name}: {len(small)} bytes"
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(small)


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda n: sum((a - b) ** 2 for a, b in zip(colour, palette[n], strict=True)))


def _pixels(png: bytes, width: int, height: int, depth: int) -> list[list[Colour]]:
    """Take the picture apart; how much of it can be seen through is left out."""
    data, at = b"", 8
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + size] if name == b"IDAT" else b""
        at += size + 12
    raw, line, above, rows = zlib.decompress(data), width * depth, bytearray(width * depth), []
    for y in range(height):
        start = y * (line + 1)
        above = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + line]), above, depth)
        rows.append([tuple(above[x : x + 3]) for x in range(0, line, depth)])
    return rows


def _unfiltered(kind: int, row: bytearray, above: bytearray, depth: int) -> bytearray:
    """Undo one row's filter (PNG specification, 9.2)."""
    for x in range(len(row) if kind else 0):
        left, up, corner = (row[x - depth], above[x], above[x - depth]) if x >= depth else (0, above[x], 0)
        guess = (left, up, (left + up) // 2, _paeth(left, up, corner))[kind - 1]
        row[x] = (row[x] + guess) & 255
    return row


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))
