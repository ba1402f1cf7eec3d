"""The board of a plan: its tasks by section, each with its state of the day. What is chosen stands in the address."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plans.reach import plan_or_404
from motcua.desk.plans.wording import STATES
from motcua.documents.rules.office import DOCX
from motcua.kernel.moments import local_date
from motcua.plans import queries, rules
from motcua.plans.models import Plan
from motcua.plans.queries import TaskRow


@staff_only
def plan(request: DeskRequest, plan: int) -> HttpResponse:
    """`trang-thai`: only tasks in this state; `don-vi`: only those this unit leads."""
    found = plan_or_404(request, plan)
    every = queries.rows(found, local_date(request.now))
    units = {unit.code: unit.short_name for one in every for unit in one.lead_units}
    state, unit = request.GET.get("trang-thai", ""), request.GET.get("don-vi", "")
    if state not in {"", *STATES} or unit not in {"", *units}:
        raise Http404
    of_unit = [one for one in every if not unit or unit in {each.code for each in one.lead_units}]
    rows = [one for one in of_unit if not state or one.state == state]
    context = {
        "plan": found, "sections": _sections(rows), "rows": rows, "chips": _chips(of_unit, state, unit), "states": STATES,
        "units": sorted(units.items(), key=lambda one: one[1]), "unit": unit, "state": state,
        "steers": rules.steers(request.actor, found.owner_id), "proposed": _proposed(found), "today": local_date(request.now),
    }  # fmt: skip
    return render(request, "desk/plan/page.html", context)


@staff_only
def plan_word(request: DeskRequest, plan: int) -> HttpResponse:
    """The plan as a Word document, to be edited."""
    found = plan_or_404(request, plan)
    headers = {"Content-Disposition": f'attachment; filename="ke-hoach-{found.year}.docx"', "Cache-Control": "private, no-store"}
    return HttpResponse(rules.to_docx(queries.as_found(found)), DOCX, headers=headers)


def _sections(rows: Iterable[TaskRow]) -> list[tuple[str, str, list[TaskRow]]]:
    return [(key, title, list(ones)) for (key, title), ones in groupby(rows, key=lambda one: (one.section, one.section_title))]


def _chips(rows: list[TaskRow], state: str, unit: str) -> list[dict[str, Any]]:
    """Each state that there is, with how many; pressing the chosen one takes it away."""
    counts = queries.counts(rows)
    asked = {"don-vi": unit} if unit else {}
    return [
        {"text": words, "count": counts[one], "chosen": one == state,
         "href": "?" + urlencode(asked if one == state else {**asked, "trang-thai": one.value})}
        for one, (words, _) in STATES.items() if counts[one] or one == state
    ]  # fmt: skip


def _proposed(found: Plan) -> int:
    return queries.targets(found).filter(confirmed_at=None, rejected_at=None).count()
