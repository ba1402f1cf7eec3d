"""The letters that urge units about a plan: drafted by the system, signed by a person, counted."""

from collections import Counter

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.paper.view import pdf
from motcua.desk.plans.reach import LARGEST_KEY, plan_or_404
from motcua.letters import papers
from motcua.plans import queries, rules


@staff_only
def plan_urging(request: DeskRequest, plan: int) -> HttpResponse:
    """Drafts are for who may issue them; issued letters for everybody who reads the plan."""
    found = plan_or_404(request, plan)
    steers = rules.steers(request.actor, found.owner_id)
    every = list(queries.letters(found))
    issued = [one for one in every if one.issued_at]
    context = {
        "plan": found, "steers": steers, "drafts": [one for one in every if not one.issued_at] if steers else [], "issued": issued,
        "times": Counter(one.unit.short_name for one in issued).most_common(),
    }  # fmt: skip
    return render(request, "desk/plan_urging/page.html", context)


@staff_only
def plan_letter(request: DeskRequest, plan: int, letter: int) -> HttpResponse:
    """The letter as it is printed; a draft says so on every page."""
    found = plan_or_404(request, plan)
    printed = queries.letter(found, letter) if letter < LARGEST_KEY else None
    if printed is None or not (printed.number or rules.steers(request.actor, found.owner_id)):
        raise Http404
    return pdf(papers.urging_pdf(printed, made_at=request.now), f"don-doc-{letter}")
