"""One official, whole: what is known, posts, delegations, absences, and everything that happened."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, administrators_only
from motcua.desk.person.history import told
from motcua.desk.wording import DUTIES
from motcua.kernel.moments import local_date
from motcua.people.queries import persons


@administrators_only
def person(request: DeskRequest, account: int) -> HttpResponse:
    """Outside the actor's units it does not exist."""
    found = persons.person_of(request.actor, account, request.now)
    if found is None:
        raise Http404
    whole = persons.whole(found, request.now)
    context = {
        "account": found, "whole": whole, "duties": DUTIES, "today": local_date(request.now), "told": told(whole.trail),
        "myself": request.actor.id == found.subject,
    }  # fmt: skip
    return render(request, "desk/person/page.html", context)
