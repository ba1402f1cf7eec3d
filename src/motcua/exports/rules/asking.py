"""Who may ask for a file, in which formats, and what the file is called. Pure."""

import re
from collections.abc import Collection
from enum import StrEnum

from motcua.kernel.refusals import Refusal
from motcua.kernel.texts import fold

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}  # fmt: skip
MOST_WAITING = 5  # of one person: files are made one after another, and others wait too
MOST_TRIES = 3  # what broke off so often breaks off again


class State(StrEnum):
    """How an export stands. What was being made when the worker died is made again from the beginning."""

    ASKED = "ASKED"
    MAKING = "MAKING"
    MADE = "MADE"
    FAILED = "FAILED"
    REMOVED = "REMOVED"


def why_not_see(wanted: Collection[str], overseen: Collection[str]) -> Refusal | None:
    """Who takes figures away must oversee all their units: when asking, when the file is made, and when it is fetched.

    Codes: export-not-yours.
    """
    return None if wanted and set(wanted) <= set(overseen) else Refusal("export-not-yours")


def why_not_ask(wanted: Collection[str], overseen: Collection[str], waiting: int) -> Refusal | None:
    """Codes: export-not-yours, exports-waiting (most)."""
    no = why_not_see(wanted, overseen)
    return no or (Refusal("exports-waiting", most=MOST_WAITING) if waiting >= MOST_WAITING else None)


def file_name(words: str, period: str, format: str) -> str:
    """Return what the file is called, in letters that every computer and every mail keeps: `ho-so-dung-han_2024-Q3.xlsx`."""
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", fold(words)).strip("-.")[:80].strip("-.")
    return f"{plain}_{period}.{format}"
