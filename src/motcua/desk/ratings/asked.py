"""Which ratings are asked for: all of it in the address."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404

from motcua.ratings.rules import SETS

PERIODS = {"": ("90 ngày qua", 90), "thang": ("30 ngày qua", 30), "nam": ("365 ngày qua", 365)}
ANSWERS = {(one.key, str(worth)) for every in SETS for one in every.criteria for worth, _ in one.answers}
LAST_PAGE = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """Period, unit, an answer to one question, and whether only those with words."""

    ky: str
    unit: str
    cau: str
    diem: str
    y_kien: bool
    xem: bool  # only what is still to be looked into
    page: int

    def query(self, **changes: str) -> str:
        """Return it as it stands in an address, with these values instead; from the first page."""
        flags = {"y-kien": "1" if self.y_kien else "", "can-xem": "1" if self.xem else ""}
        now = {"ky": self.ky, "don-vi": self.unit, "cau": self.cau, "diem": self.diem} | flags
        return urlencode({name: value for name, value in (now | changes).items() if value})


def read(given: Mapping[str, str], units: Collection[str]) -> Asked:
    """Return what an address asks for.

    :raises Http404: there is no such period, unit of the actor's, answer or page
    """
    page = given.get("page", "1")
    cau, diem = given.get("cau", ""), given.get("diem", "")
    known = (
        given.get("ky", "") in PERIODS, given.get("don-vi", "") in {"", *units}, (cau, diem) in {("", ""), *ANSWERS},
        given.get("y-kien", "") in {"", "1"}, given.get("can-xem", "") in {"", "1"},
        page.isascii() and page.isdigit() and 1 <= int(page) <= LAST_PAGE,
    )  # fmt: skip
    if not all(known):
        raise Http404
    flags = bool(given.get("y-kien")), bool(given.get("can-xem"))
    return Asked(given.get("ky", ""), given.get("don-vi", ""), cau, diem, *flags, int(page))
