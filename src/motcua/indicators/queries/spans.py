"""Windows of time laid over kept sums: where they cut, and which pieces each is made of. Pure but for its place beside the SQL."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.indicators.rules.flows import Basis, Flow, Window
from motcua.indicators.rules.periods import Period, parts
from motcua.kernel.moments import local_date

FIRST = date(1, 1, 1)
_TURNS = (Basis.LATE, Basis.FAULT)


@dataclass(frozen=True, slots=True)
class Spans:
    """Days cut into pieces, so that each window is a run of whole pieces. Piece n lies from cuts[n] until before cuts[n + 1].

    :param today: of the moment at which the numbers are asked for
    """

    cuts: tuple[date, ...]
    today: date

    @classmethod
    def of(cls, periods: Sequence[Period], at: datetime) -> "Spans":
        today = local_date(at)
        tomorrow = today + timedelta(days=1)
        marks = {min(day, end) for period in periods for day in (period.since, period.until) for end in (today, tomorrow)}
        return cls((FIRST, *sorted(marks)), today)

    def pieces(self, flow: Flow, period: Period) -> range:
        """Return the pieces of a flow's window. What has yet to turn late is left out of today: see `rest`."""
        end = self.today + timedelta(days=flow.basis not in _TURNS)
        since, until = min(period.since, end), min(period.until, end)
        first, last = {
            Window.DURING: (since, until), Window.BEFORE_END: (FIRST, until), Window.BEFORE_START: (FIRST, since),
        }[flow.window]  # fmt: skip
        return range(self._place(first), self._place(last))

    def rest(self, flow: Flow, period: Period) -> bool:
        """Tell whether what has turned late since midnight belongs to it: its window ends today or later."""
        until = period.since if flow.window is Window.BEFORE_START else period.until
        has_begun = flow.window is not Window.DURING or period.since <= self.today
        return flow.basis in _TURNS and until > self.today and has_begun

    def years(self) -> list[tuple[date, date]]:
        """Return the whole years in the pieces, as spans."""
        return _joined(span for since, until in self._months() if (span := _years(since, until)))

    def months(self) -> list[tuple[date, date]]:
        """Return the whole months beside them, as spans."""
        beside = []
        for since, until in self._months():
            first, last = _years(since, until) or (until, until)
            beside += [span for span in ((since, first), (last, until)) if span[0] < span[1]]
        return _joined(beside)

    def days(self) -> list[tuple[date, date]]:
        """Return the days beside those, as spans."""
        return _joined(span for since, until in self._pairs() for span in parts(since, until).days)

    def _months(self) -> Iterable[tuple[date, date]]:
        return (span for since, until in self._pairs() if (span := parts(since, until).months))

    def _pairs(self) -> Iterable[tuple[date, date]]:
        return zip(self.cuts, self.cuts[1:], strict=False)

    def _place(self, day: date) -> int:
        return bisect_left(self.cuts, day)


def _years(since: date, until: date) -> tuple[date, date] | None:
    """The whole years between two first days of months."""
    first, last = date(since.year + (since.month > 1), 1, 1), date(until.year, 1, 1)
    return (first, last) if first < last else None


def _joined(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Spans in order, those that meet as one: an index finds one range at once, and of many it looks at all between."""
    found: list[tuple[date, date]] = []
    for since, until in spans:
        first = found.pop()[0] if found and found[-1][1] == since else since
        found.append((first, until))
    return found
