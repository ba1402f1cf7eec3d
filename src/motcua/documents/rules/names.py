"""Names that are safe to store, to show and to save on any computer."""

import re
import unicodedata

from motcua.documents.rules.kinds import KINDS

NAMELESS = "tệp"
LONGEST = 120  # characters
LONGEST_BYTES = 200  # file systems stop at 255; a browser may add " (1)"
_READ = 2_000  # characters of what came in; more is no name

# A name must not suggest another kind than the content is: of these, only the one that fits may stand last.
_REFUSED = """
    7z apk bat cmd com cpl dll doc docm dotm exe hta htm html jar js jse lnk mht mhtml mjs msi php pif ppt
    pptm pptx ps1 py rar reg rtf scr sh svg svgz url vb vbe vbs wsf wsh xht xhtml xls xlsb xlsm xltm xml zip
"""
_TELLING = {extension for kind in KINDS.values() for extension in kind.extensions} | set(_REFUSED.split())
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
# Control, format (bidirectional marks, zero width), halves of a pair, private, unassigned
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def safe_name(name: str, media_type: str) -> str:
    """Return the name to keep: visible text with its Vietnamese letters, no path, the content's extension.

    Whatever comes in, a name comes out; doing it twice changes nothing.
    """
    stem, extension = _split(_visible(name[:_READ]), media_type)
    stem = stem.strip(". ")
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return f"{_cut(stem, len(extension) + 1) or NAMELESS}.{extension}"


def _visible(name: str) -> str:
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name.rstrip("/\\ "))[-1])
    # Separators count as spaces before the invisible is dropped, or two words would grow together.
    spaced = "".join(" " if c.isspace() or unicodedata.category(c)[0] == "Z" else c for c in name)
    shown = "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE)
    # What was between two letters may be gone now: join them the way they are written.
    shown = unicodedata.normalize("NFC", re.sub(r'[<>:"|?*/\\]', "-", shown))
    return re.sub(r" +", " ", shown).strip(". ")


def _split(name: str, media_type: str) -> tuple[str, str]:
    fitting = KINDS[media_type].extensions
    while True:
        stem, dot, extension = name.rpartition(".")
        extension = extension.strip()
        if not dot and extension.lower() in _TELLING:  # ".exe" came in as "exe"
            return "", fitting[0]
        if not dot or extension.lower() not in _TELLING:
            return name, fitting[0]
        if extension.lower() in fitting:
            return stem, extension
        name = stem.strip(". ")


def _cut(stem: str, taken: int) -> str:
    while len(stem) > LONGEST - taken or len(stem.encode()) > LONGEST_BYTES - taken:
        stem = stem[:-1]
        while stem and unicodedata.combining(stem[-1]):  # a mark without its letter says nothing
            stem = stem[:-1]
    return stem.strip(". ")
