"""The same thing open twice, in two tabs or on two machines: what the second writes must not silently undo what the first wrote."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from motcua.kernel.refusals import Refusal

CHANGED = "changed-elsewhere"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page showed when it was drawn. page: the page itself, of which no two are alike; mark: of what it showed."""

    page: str
    mark: str


def mark(state: Any) -> str:
    """Return a short mark of a state: the same state, the same mark."""
    return hashlib.sha256(json.dumps(state, sort_keys=True, default=str).encode()).hexdigest()[:20]


def why_not_over(state: Any, writer: str, seen: Seen | None, typed: Any = None) -> Refusal | None:
    """Tell why a page may not write over a state: somebody else wrote it since. What says the same again does no harm.

    :param writer: the page that wrote it last; its own earlier writing is in nobody's way, whether it heard of it or not
    :param seen: None from who does not say what was seen
    """
    if seen is None or (writer and writer == seen.page) or mark(state) == seen.mark:
        return None
    return None if typed is not None and mark(state) == mark(typed) else Refusal("changed-elsewhere")
