"""One unit, whole: names, place, contacts, people, and everything that happened."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.changes import ONE_DAY
from motcua.desk.entrance import DeskRequest, administrators_only
from motcua.desk.person.history import told
from motcua.desk.wording import DUTIES, LEVELS
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.people import rules
from motcua.people.queries import places


@administrators_only
def unit(request: DeskRequest, code: str) -> HttpResponse:
    """A unit that ended stays to be looked at by who looks after the one that it stood in."""
    today = local_date(request.now)
    if not looks_after(request, code):
        raise Http404
    whole = places.whole_unit(code, today)
    context = {
        "unit": whole.unit, "whole": whole, "duties": DUTIES, "levels": LEVELS, "today": today, "told": told(whole.trail),
        "open": rules.holds(whole.unit.valid_from, whole.unit.valid_to, today),
    }  # fmt: skip
    return render(request, "desk/unit/page.html", context)


def looks_after(request: DeskRequest, code: str) -> bool:
    """Tell whether the actor looks after this unit, or did on its last days."""
    found = people.every_unit().get(code)
    if found is None:
        return False
    last = min(local_date(request.now), found.valid_to - ONE_DAY) if found.valid_to else local_date(request.now)
    refusal: Refusal | None = rules.why_not_administer(request.actor, code, people.ancestors(code, max(last, found.valid_from)))
    return refusal is None
