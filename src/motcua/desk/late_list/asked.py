"""Which late dossiers are asked for: all of it in the address."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404

from motcua.dossiers.rules import Explained
from motcua.indicators.rules.periods import BadPeriod, Period

EXPLAINED = {
    "chua": Explained.NONE, "cho": Explained.WAITING, "tra-lai": Explained.RETURNED, "chap-nhan": Explained.ACCEPTED,
}  # fmt: skip
LETTERED = {"co": True, "chua": False}
LAST_PAGE = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """Period, unit, how the explanation stands, and whether there is a letter."""

    period: Period
    unit: str
    giai_trinh: str
    xin_loi: str
    page: int

    def query(self, **changes: str) -> str:
        """Return it as it stands in an address, with these values instead; from the first page."""
        now = {"ky": self.period.code, "don-vi": self.unit, "giai-trinh": self.giai_trinh, "xin-loi": self.xin_loi}
        return urlencode({name: value for name, value in (now | changes).items() if value})


def read(given: Mapping[str, str], units: Collection[str], today: date) -> Asked:
    """Return what an address asks for; without a period, the year of today.

    :raises Http404: there is no such period, unit of the actor's, filter or page
    """
    page = given.get("page", "1")
    known = (
        given.get("don-vi", "") in {"", *units}, given.get("giai-trinh", "") in {"", *EXPLAINED},
        given.get("xin-loi", "") in {"", *LETTERED}, page.isascii() and page.isdigit() and 1 <= int(page[:4]) <= LAST_PAGE,
    )  # fmt: skip
    if not all(known):
        raise Http404
    try:
        period = Period.read(given.get("ky") or str(today.year))
    except BadPeriod:
        raise Http404 from None
    return Asked(period, given.get("don-vi", ""), given.get("giai-trinh", ""), given.get("xin-loi", ""), int(page))


def periods(today: date, chosen: Period) -> list[Period]:
    """Return what is offered: this year and the last, the quarters and months of this one so far, and what was asked for."""
    begun = [f"{today.year}-Q{quarter}" for quarter in range((today.month + 2) // 3, 0, -1)]
    begun += [f"{today.year}-{month:02}" for month in range(today.month, 0, -1)]
    offered = [Period.read(code) for code in (str(today.year), *begun, str(today.year - 1))]
    return offered if chosen in offered else [chosen, *offered]
