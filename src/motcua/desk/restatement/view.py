"""What became known of a closed period: each number that changed, and the dossiers that left it and came to it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.closings.closed import called, closing_or_404, name_of, people_of
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators.rules import FORM
from motcua.kernel.moments import local_date
from motcua.people import queries as people

SHOWN = 12


@staff_only
def restatement(request: DeskRequest, pk: int, ordinal: int) -> HttpResponse:
    closing = closing_or_404(request, pk)
    told = closing.restatements.filter(ordinal=ordinal).first() if ordinal < 2**15 else None
    if told is None:
        raise Http404
    form_first = sorted(told.changes, key=lambda one: one["code"] != FORM)
    changes = [one | {"name": name_of(one["code"], one["part"])} for one in form_first]
    context = {
        "closing": closing, "told": told, "period": called(closing), "changes": changes, "shown": SHOWN,
        "name": people.name_on(closing.unit, local_date(request.now)), "who": people_of([closing], [told]),
        "dossiers": {number for one in told.changes for number in (*one["left"], *one["came"])},
    }  # fmt: skip
    return render(request, "desk/restatement/page.html", context)
