"""The queues of one's counters: opened, named, closed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import queries as catalogue
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.intake import taking
from motcua.desk.queues.form import QueueForm
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui.words import t
from motcua.visits import commands, queries
from motcua.visits.models import Queue


@staff_only
def queues(request: DeskRequest) -> HttpResponse:
    """`?sua=` fills the form with a queue there is."""
    codes = taking.units_or_404(request.actor)
    known = people.every_unit()
    units = [(code, known[code].name) for code in codes]
    fields = sorted(name for name, _ in catalogue.fields(local_date(request.now)))
    found = [one for code in codes for one in queries.queues(code, closed=True)]
    start = next((one for one in found if str(one.pk) == request.GET.get("sua")), None)
    initial = {"unit": start.unit_id, "letter": start.letter, "name": start.name, "fields_of": start.fields,
               "is_open": start.is_open} if start else {"letter": _free(found)}  # fmt: skip
    form = QueueForm(request.POST if request.method == "POST" else None, units=units, fields=fields, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        commands.set_queue(
            typed["unit"], typed["letter"], name=typed["name"], fields=typed["fields_of"], is_open=typed["is_open"],
            by=request.actor, at=request.now,
        )  # fmt: skip
        messages.success(request, t("Đã lưu hàng {letter}.", letter=typed["letter"]))
        return redirect("desk:queues")
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/queues/page.html", {"form": form, "found": found, "names": dict(units)}, status=status)


def _free(found: list[Queue]) -> str:
    """The first letter that no queue has."""
    taken = {one.letter for one in found}
    return next((letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in taken), "")
