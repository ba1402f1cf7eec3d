"""Which list is asked for: its unit and its days, all of it in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404

from motcua.desk.entrance import DeskRequest
from motcua.desk.listed.form import Span
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.people import queries as people
from motcua.reports import queries
from motcua.reports.queries import listing
from motcua.reports.rules import periods
from motcua.reports.rules.listing import LISTS, ListKind
from motcua.reports.rules.periods import Days, PeriodKind, ReportPeriod

MONTHS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A list that this actor may have. form: as it was filled in; days: None while it does not hold."""

    kind: ListKind
    units: Mapping[str, str]
    unit: str
    days: ReportPeriod | Days | None
    form: Span

    def query(self, key: str = "") -> str:
        """Return the unit and the days as they stand in an address, or other days."""
        return urlencode({"don-vi": self.unit, "ky": key or (self.days.key if self.days else "")})


def read(request: DeskRequest, kind: str) -> Asked:
    """Read the address: `don-vi`, and `ky` or `tu` and `den`.

    :raises Http404: no such list for this person, no such unit of theirs, no such period
    """
    if kind not in LISTS:
        raise Http404
    today = local_date(request.now)
    units = people.names_on(listing.units_for(kind, request.actor, request.now), today)
    unit = request.GET.get("don-vi", "") or _own(request, units)
    if unit not in units:
        raise Http404
    days = _days(request.GET.get("ky", "") or _usual(kind, today), today)
    spanned = "tu" in request.GET or "den" in request.GET
    form = Span(request.GET if spanned else None, initial={"tu": dd_mm_yyyy(days.since), "den": dd_mm_yyyy(days.last)})
    chosen = days if not spanned else form.days() if form.is_valid() else None
    return Asked(kind=LISTS[kind], units=units, unit=unit, days=chosen, form=form)


def offered(today: date) -> list[ReportPeriod]:
    """Return the periods of reports that are asked for most: this year and its quarters, the last months, the year before."""
    cut = queries.cut_off(today.replace(month=1, day=1))
    year, before, quarters, months = (
        periods.periods_of(kind, number, cut)
        for kind, number in ((PeriodKind.YEAR, today.year), (PeriodKind.YEAR, today.year - 1), (PeriodKind.QUARTER, today.year),
                             (PeriodKind.MONTH, today.year))
    )  # fmt: skip
    begun = [[one for one in reversed(ones) if one.since <= today] for ones in (quarters, months)]
    return [*year, *begun[0], *begun[1][:MONTHS], *before]


def _own(request: DeskRequest, units: Mapping[str, str]) -> str:
    """The unit in which this person works, or the first of those that are theirs."""
    own = sorted(unit for _, unit in request.actor.posts if unit in units)
    return (own or sorted(units) or [""])[0]


def _usual(kind: str, today: date) -> str:
    """What is looked at most: what was handed over today, who was late this month, all else of this quarter."""
    if kind == "ban-giao":
        return today.isoformat()
    return f"{today:%Y-%m}" if kind == "cham-muon" else f"{today.year}-Q{(today.month + 2) // 3}"


def _days(key: str, today: date) -> ReportPeriod | Days:
    try:
        year = int(key[:4])
        if not 2010 <= year <= today.year + 1:
            raise Http404
        return periods.read_days(key, queries.cut_off(date(year, 1, 1)))
    except (ValueError, OverflowError):
        raise Http404 from None
