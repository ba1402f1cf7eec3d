"""Who is away: oneself, and for who answers for others, the people of the own units."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.desk import refusals
from motcua.desk.absences.form import Away, Back, team
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.kernel.moments import local_date
from motcua.people.queries import persons
from motcua.ui.words import t


@staff_only
def absences(request: DeskRequest) -> HttpResponse:
    """POST notes an absence, or (with `absence`) that somebody is back."""
    people = team(request.actor, request.now)
    posted = request.POST if request.method == "POST" else None
    back = posted is not None and "absence" in posted
    shape = Back if back else Away
    form = shape(posted, target=people, actor=request.actor, at=request.now)
    refusal = form.attempt() if form.is_valid() else None
    if form.is_valid() and refusal is None:
        messages.success(request, t(form.done))
        return redirect("desk:absences")
    context = {
        "form": Away(None, target=people, actor=request.actor, at=request.now) if back else form,
        "said": refusals.sentence(refusal) if refusal else "", "today": local_date(request.now),
        "rows": persons.absences_of(people, local_date(request.now)), "alone": len(people) < 2,
    }  # fmt: skip
    return render(request, "desk/absences/page.html", context, status=422 if posted is not None else 200)
