"""The late dossiers of the units that the actor answers for or watches: open and ended, apologised for and explained or not."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.deadlines.rules import time_left
from motcua.desk.act.forms_late import STATES
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.late_list.asked import EXPLAINED, LETTERED, Asked, periods, read
from motcua.dossiers import queries as dossiers
from motcua.dossiers import rules
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.people import queries as people

ROWS = 25
ASKS = ("explain", "judge_explanation")


@staff_only
def late_list(request: DeskRequest) -> HttpResponse:
    """`?ky=`, `don-vi`, `giai-trinh`, `xin-loi`, `page`; every number of the page leads to the list that it counts."""
    units, today, known = people.overseen(request.actor, request.now), local_date(request.now), people.every_unit()
    if not units:
        raise Http404
    asked = read(request.GET, units, today)
    wanted = frozenset({asked.unit}) if asked.unit else units
    every = dossiers.late_of(wanted, asked.period.since_at, asked.period.until_at, request.now)
    listed = every.filter(_filter(asked))
    context = {
        "asked": asked, "periods": periods(today, asked.period), "states": STATES, "explained": EXPLAINED,
        "units": sorted((known[code].name, code) for code in units), "counts": _counts(every), "count": listed.count(),
        **_rows(listed, asked.page, request.actor, request.now),
    }  # fmt: skip
    return render(request, "desk/late_list/page.html", context)


def _filter(asked: Asked) -> Q:
    found = dossiers.explained(EXPLAINED[asked.giai_trinh]) if asked.giai_trinh else Q()
    return found & Q(lettered=LETTERED[asked.xin_loi]) if asked.xin_loi else found


def _counts(every: "QuerySet[Dossier]") -> dict[str, int]:
    """How many there are in all, and of each filter."""
    counts = {f"x_{key}": Count("pk", filter=dossiers.explained(state)) for key, state in EXPLAINED.items()}
    counts |= {f"l_{key}": Count("pk", filter=Q(lettered=value)) for key, value in LETTERED.items()}
    return dict(every.aggregate(all=Count("pk"), **counts))


def _rows(listed: "QuerySet[Dossier]", page: int, actor: Actor, at: datetime) -> dict[str, Any]:
    found = list(listed.order_by("due_at", "pk")[(page - 1) * ROWS : page * ROWS + 1])
    dossiers.with_explanations(found)
    every = people.every_unit()
    return {"rows": [_row(one, every[one.lead_unit_id].short_name, actor, at) for one in found[:ROWS]], "more": len(found) > ROWS}


def _row(one: Any, unit: str, actor: Actor, at: datetime) -> dict[str, Any]:
    """With what this actor may do about it; a dossier that never came to one's unit is counted and not opened."""
    may = [verb for verb in ASKS if rules.why_not(verb, one, actor) is None]
    return {
        "dossier": one, "unit": unit, "opens": not actor.sees.isdisjoint(one.units), "lettered": one.lettered,
        "state": STATES[one.explanation_state], "may": may[0] if may else "",
        "days": -time_left(one.due_at, one.finished_at or at, one.calendar).left,
    }  # fmt: skip
