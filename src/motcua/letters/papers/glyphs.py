"""Which characters our font can print. A paper must never fail because a name holds one that it cannot."""

import re
import struct
from functools import cache
from pathlib import Path

from motcua.kernel import texts

FONTS = Path(__file__).resolve().parents[1] / "fonts"
SUBSTITUTE = "□"
_LONGEST_WORD = 30
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")


def printable(text: str) -> str:
    """Return the text as it can be printed: clean, no missing glyph, very long words breakable."""
    shown = "".join(c if c == "\n" or ord(c) in _known() else SUBSTITUTE for c in texts.clean(text))
    return _LONG_WORD.sub(lambda word: "\u200b".join(re.findall(r".{1,6}", word[0])), shown)


@cache
def _known() -> frozenset[int]:
    return frozenset.intersection(*(_characters(font.read_bytes()) for font in FONTS.glob("*.ttf")))


def _characters(font: bytes) -> frozenset[int]:
    """Read the characters of a TrueType font from its `cmap` table, format 4 (the basic plane)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    for i in range(struct.unpack_from(">H", font, start + 2)[0]):
        table = start + struct.unpack_from(">I", font, start + 8 + 8 * i)[0]
        if struct.unpack_from(">H", font, table)[0] == 4:
            return _segments(font, table)
    raise ValueError("no cmap of format 4")


def _segments(font: bytes, table: int) -> frozenset[int]:
    n = struct.unpack_from(">H", font, table + 6)[0] // 2
    ends = struct.unpack_from(f">{n}H", font, table + 14)
    starts = struct.unpack_from(f">{n}H", font, table + 16 + 2 * n)
    last = 0xFFFF  # every table ends with a segment that stands for "no such character"
    segments = zip(starts, ends, strict=True)
    return frozenset(code for start, end in segments for code in range(start, end + 1) if code != last)
