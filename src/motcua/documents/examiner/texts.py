"""What a text calls itself, and until when it says it is valid. Only where it is said plainly."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from motcua.documents.rules.papers import TITLES
from motcua.kernel.texts import fold

Finding = dict[str, Any]
_HEAD_LINES = 25  # a title stands near the top
_UNTIL = re.compile(
    r"(?:co gia tri|gia tri su dung|co hieu luc|thoi han|han su dung|valid|date of expiry|expires?)[^.\n]{0,40}?"
    r"(?:den het ngay|den ngay|den|until|expiry|on|:)\s*:?\s*(?:ngay\s*)?"
    r"(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4}))"
)


def found(text: str, today: date) -> list[Finding]:
    text = unicodedata.normalize("NFC", text)
    return [*_title(text), *_expired(text, today)]


def _title(text: str) -> Iterator[Finding]:
    """The one kind of paper whose title stands alone on a line in capitals; two different ones say nothing."""
    lines = [line.strip(" .:–-\t\r") for line in text.split("\n")]
    heads = [line for line in lines if line][:_HEAD_LINES]
    kinds = {kind for line in heads if line.isupper() for kind, title in TITLES.items() if title.match(fold(line))}
    if len(kinds) == 1:
        yield {"code": "looks-like", "kind": kinds.pop()}


def _expired(text: str, today: date) -> Iterator[Finding]:
    """One plain sentence "valid until"; several dates that differ say nothing."""
    said = {day for match in _UNTIL.finditer(fold(text)) if (day := _day(match))}
    day = min(said, default=today)
    if len(said) == 1 and day < today:
        yield {"code": "expired", "date": day.isoformat()}


def _day(match: re.Match[str]) -> date | None:
    day, month, year = (part for part in match.groups() if part)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
