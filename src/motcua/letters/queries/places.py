"""What letters say about units and about where a dossier is followed."""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings

from motcua.letters import papers
from motcua.people import queries as people

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

_COMMITTEE = re.compile(r"^Ủy ban nhân dân\s+(?:tỉnh|thành phố|huyện|thị xã|xã|phường|thị trấn)?\s*(.+)$", re.IGNORECASE)
_FORMS = {"TT01-2018": papers.TT01_2018, "TT03-2025": papers.TT03_2025}


def tracking_url(number: str) -> str:
    """Where a dossier is followed by its number and a phone."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/theo-doi/{quote(number)}"


def desk_url() -> str:
    """Where officials work."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/lam-viec/"


def forms(dossier: "Dossier") -> str:
    """The set of forms of the law that the dossier was taken in under."""
    return _FORMS[dossier.procedure.rule_set.forms]


def names(codes: Iterable[str | None], day: date) -> dict[str, str]:
    """Return the names of units by code, in one statement for those that exist on this day."""
    wanted = {code for code in codes if code}
    found = dict(people.units(day).filter(pk__in=wanted).values_list("code", "name")) if wanted else {}
    return found | {code: people.unit(code).name for code in wanted - found.keys()}


def heading(unit: str, day: date) -> dict[str, Any]:
    """Return the heading of a paper issued by this unit on this day: the authority above it, itself, the place, the day."""
    line = (unit, *people.ancestors(unit, day))
    known = names(line, day)
    above = known[line[1]] if len(line) > 1 else ""
    return {"authority": _printed(above), "issuer": _printed(known[unit]), "place": _place([known[c] for c in line]), "day": day}


def _printed(name: str) -> str:
    return re.sub(r"^Ủy ban nhân dân", "UBND", name, flags=re.IGNORECASE).upper()


def _place(line: list[str]) -> str:
    """The commune, district or province of the nearest committee; the line is dotted where there is none."""
    return next((found[1] for name in line if (found := _COMMITTEE.match(name))), "")
