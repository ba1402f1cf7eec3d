"""Office files are archives: what they hold is read from their directory; very little of it is unpacked."""

import io
import mmap
import re
import struct
import zipfile
import zlib

from motcua.kernel.refusals import Refusal

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

MOST_ENTRIES = 4_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_OF_ONE_LISTING = 1024 * 1024  # of the parts that are unpacked here
STEEPEST = 200  # unpacked to packed, for parts above STEEP_FROM: sparse tables reach about 100
STEEP_FROM = 4 * 1024 * 1024

_MAIN_PART = {DOCX: f"{DOCX}.main+xml", XLSX: f"{XLSX}.main+xml"}
_DAMAGE = (
    zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError, RuntimeError, struct.error,
    zlib.error,
)
_END = struct.Struct("<4s4H2LH")


def media_type(content: bytes | mmap.mmap) -> str:
    """Return which office file this archive is.

    :raises Refusal: file-type-refused (found: zip, zip-damaged, zip-bomb, zip-unsafe, office-locked,
        office-macros)
    """
    # Counted before it is opened: the reader makes an object for each entry, and 20 MB hold half a million.
    if sum(1 for _ in re.finditer(rb"PK\x01\x02", content)) > MOST_ENTRIES:
        raise Refusal("file-type-refused", found="zip-bomb")
    try:
        with zipfile.ZipFile(io.BytesIO(content[:])) as archive:
            found = _why_not(archive.infolist()) or _seems(archive)
    except _DAMAGE:
        found = "zip-damaged"
    if found not in (DOCX, XLSX, ODT, ODS):
        raise Refusal("file-type-refused", found=found)
    return found


def ends_as_archive(content: bytes | mmap.mmap) -> bool:
    """Tell whether a ZIP reader, which starts from the end, would take this content for an archive."""
    tail = content[-(_END.size + 0xFFFF) :]
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(tail):
        return False
    comment = _END.unpack_from(tail, at)[-1]
    return bool(at + _END.size + comment >= len(tail))


def _why_not(entries: list[zipfile.ZipInfo]) -> str | None:
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        return "office-locked"
    if len(set(names)) < len(names) or any(_leaves_its_place(name) for name in names):
        return "zip-unsafe"
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        return "zip-unsafe"
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or any(_is_steep(entry) for entry in entries):
        return "zip-bomb"
    if any(re.search(r"(^|/)vbaproject|^basic/|^scripts/", name, re.IGNORECASE) for name in names):
        return "office-macros"
    return None


def _leaves_its_place(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _is_steep(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > STEEP_FROM and entry.file_size > STEEPEST * max(entry.compress_size, 1)


def _seems(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "mimetype" in names:
        return _open_document(archive, names)
    if "[Content_Types].xml" not in names:
        return "zip"
    listing = _unpack(archive, "[Content_Types].xml")
    if "macroEnabled" in listing:
        return "office-macros"
    found = [kind for kind, part in _MAIN_PART.items() if f'"{part}"' in listing]
    return found[0] if len(found) == 1 else "zip"


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    declared = _unpack(archive, "mimetype").strip()
    if "META-INF/manifest.xml" in names and "encryption-data" in _unpack(archive, "META-INF/manifest.xml"):
        return "office-locked"
    return declared if declared in (ODT, ODS) and "content.xml" in names else "zip"


def _unpack(archive: zipfile.ZipFile, name: str) -> str:
    if archive.getinfo(name).file_size > MOST_OF_ONE_LISTING:
        raise ValueError(name)
    return archive.read(name).decode("utf-8-sig")
