"""How a file and its content are named inside the house."""

from datetime import datetime
from uuid import UUID


def file_id(at: datetime, noise: bytes) -> UUID:
    """Return a UUID version 7 (RFC 9562): the millisecond it was kept, then 74 of the random bits given.

    :param noise: at least 10 random bytes
    """
    milliseconds = int(at.timestamp() * 1000)
    random = int.from_bytes(noise[:10])
    value = milliseconds << 80
    value |= 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | random & (1 << 62) - 1
    return UUID(int=value)


def place(sha256: str) -> str:
    """Return where the content with this hash lies in the store: "ab/cd/abcd…"."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def subject(file: UUID) -> str:
    """Return the name of the file's own trail in the journal."""
    return f"file:{file}"
