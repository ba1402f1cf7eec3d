"""How an event is written down so that nobody can change it afterwards. Pure."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any


def canonical(
    *, subject: str, seq: int, kind: str, happened_at: datetime, recorded_at: datetime, actor: tuple[str, str], data: Any
) -> bytes:
    """Return the one byte string of an event: sorted keys, no spaces, UTF-8, moments in UTC to the microsecond.

    :raises TypeError: when data holds something that would not come back the same (a float, a Decimal, a date)
    """
    _refuse_inexact(data)
    body = {
        "subject": subject,
        "seq": seq,
        "kind": kind,
        "happened_at": _moment(happened_at),
        "recorded_at": _moment(recorded_at),
        "actor": list(actor),
        "data": data,
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def link(before: bytes, body: bytes) -> bytes:
    """Return the hash of an event: it holds the hash of the one before (empty for the first)."""
    return hashlib.sha256(before + body).digest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _refuse_inexact(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"event data has a key that is not text: {key!r}")
            _refuse_inexact(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_inexact(inner)
    elif value is not None and not isinstance(value, str | int | bool):
        raise TypeError(f"event data must be text, whole numbers or lists of them, not {type(value).__name__}")
