"""A due moment as a calendar entry that any phone opens (RFC 5545)."""

import hashlib
from datetime import UTC, datetime

_WIDTH = 75  # octets of a line, without the line break


def ics(due_at: datetime, title: str, *, description: str = "", at: datetime | None = None) -> str:
    """Return the text of an .ics file with one event at this moment and a reminder one day before.

    Serve it as `text/calendar; charset=utf-8`. The same moment and title give the same UID, so opening it
    twice makes one entry.
    :param at: when the entry was made; the due moment itself when not given, so that the text is the same
    """
    uid = hashlib.sha256(f"{_utc(due_at)}\n{title}".encode()).hexdigest()[:32]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Motcua//Deadlines//VI",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{uid}@motcua",
        f"DTSTAMP:{_utc(at or due_at)}",
        f"DTSTART:{_utc(due_at)}",
        f"SUMMARY:{_escaped(title)}",
        *([f"DESCRIPTION:{_escaped(description)}"] if description else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P1D",
        f"DESCRIPTION:{_escaped(title)}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    lines = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").splitlines()
    # A control character would end the line early or break the parser: none belongs in a title.
    return "\\n".join("".join(c for c in line if c.isprintable()) for line in lines)


def _folded(line: str) -> str:
    """Break a long line between characters, never inside one: the width counts octets."""
    parts, part = list[str](), ""
    for character in line:
        room = _WIDTH - 1 if parts else _WIDTH  # a continued line spends one octet on its leading space
        if len((part + character).encode()) > room:
            parts.append(part)
            part = character
        else:
            part += character
    return "\r\n ".join([*parts, part])
