"""Which kinds of obligation there are, by when each is due, and why a record cannot be made. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources

import yaml

from motcua.deadlines.rules import WorkCalendar
from motcua.kernel.refusals import Refusal

NATIONAL_BASE = "Cơ sở dữ liệu quốc gia"
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of obligation, as data.

    :param due: by when, in words
    :param days: the same in working days after a decision, or (below 0) before an effect, where the law counts so
    :param channels: each is an obligation of its own
    :param verified: the source was seen; else it says "chưa kiểm chứng"
    """

    code: str
    name: str
    source: str
    due: str
    proof: str
    verified: bool
    days: int = 0
    channels: tuple[str, ...] = ()


def _all() -> Mapping[str, Kind]:
    text = (resources.files("motcua.obligations") / "data" / "kinds.yaml").read_text(encoding="utf-8")
    kinds = [Kind(**{**row, "channels": tuple(row.get("channels", ()))}) for row in yaml.safe_load(text)]
    return {kind.code: kind for kind in kinds}


KINDS = _all()


def due_on(kind: str, day: date, calendar: WorkCalendar) -> date:
    """Return the last day of an obligation whose kind counts working days after (or, below 0, before) a day."""
    days = KINDS[kind].days
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while not calendar.is_working(day):
            day += step
    return day


def why_not_said(*texts: str) -> Refusal | None:
    """Codes: obligation-text-missing, obligation-text-too-long."""
    if any(not text for text in texts):
        return Refusal("obligation-text-missing")
    return Refusal("obligation-text-too-long", most=LONGEST) if any(len(text) > LONGEST for text in texts) else None


def why_not_done(done_on: date, today: date) -> Refusal | None:
    """Codes: obligation-done-later."""
    return Refusal("obligation-done-later") if done_on > today else None
