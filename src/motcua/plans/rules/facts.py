"""What a plan says, as it was read: its head, its text, its tasks, and the figures it promises."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum


class DeadlineKind(StrEnum):
    """How a plan says until when. NONE: it says nothing, or nothing that we understand."""

    DATE = "date"
    MONTHS = "months"
    YEAR = "year"
    REGULAR = "regular"
    ARISING = "arising"
    OTHER_PLAN = "other_plan"
    NONE = "none"


class Comparison(StrEnum):
    """How a figure is held against what was promised. MORE is strict: 90,00 % does not meet "trên 90 %"."""

    MORE = ">"
    AT_LEAST = "≥"
    EXACTLY = "="
    AT_MOST = "≤"
    LESS = "<"


class Measure(StrEnum):
    """SHARE: per cent of what there is. COUNT: how often in a year. DATE: done in time, once."""

    SHARE = "share"
    COUNT = "count"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when, in the plan's own words and as we understand them.

    :param before: the day named is the first one too late ("trước ngày 20/01")
    :param months: in which it comes again; `day` of such a month, None: its last working day
    """

    kind: DeadlineKind
    words: str = ""
    due_date: date | None = None
    before: bool = False
    months: tuple[int, ...] = ()
    day: int | None = None

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in time."""
        return self.due_date - timedelta(days=self.before) if self.due_date else None


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that only stands above others. path: "II.3"."""

    path: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTask:
    """One row of the table that somebody has to do. path: "II.3.1"; headings: the rows above it, outermost first."""

    path: str
    content: str
    lead: str = ""
    coop: str = ""
    deadline: Deadline
    deliverable: str = ""
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTarget:
    """A figure that the wording promises.

    :param places: where it stands: "II.5" of the text, "PL III.2" of the table
    :param indicator: which of our indicators it seems to be; "": none that we know
    """

    wording: str
    places: tuple[str, ...]
    measure: Measure
    comparison: Comparison
    value: Decimal
    indicator: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered paragraph of the text; "" stands before the first number."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    number: str
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlan:
    """All that was read. number: as typed, "/KH-SNN" while it is not given; issued_date: None while the day is not."""

    number: str = ""
    issued_date: date | None = None
    year: int
    title: str = ""
    sections: tuple[Section, ...] = ()
    tasks: tuple[FoundTask, ...]
    targets: tuple[FoundTarget, ...] = ()
