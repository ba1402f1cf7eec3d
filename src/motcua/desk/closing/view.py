"""A closed period: its numbers as they were closed beside those of now, and what was restated since."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motcua.desk import refusals
from motcua.desk.closings.closed import called, closing_or_404, listed, name_of, people_of
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import commands
from motcua.indicators.models import Closing
from motcua.indicators.queries.closing import PARTS, every, numbers
from motcua.indicators.rules import FORM, Period
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people


@dataclass(frozen=True, slots=True)
class Beside:
    """A number as it was closed and as it is now, each with the address of its list; `redefined`: it is counted otherwise now."""

    name: str
    closed: int
    closed_href: str
    now: int | None
    now_href: str
    redefined: bool


@staff_only
def closing(request: DeskRequest, pk: int) -> HttpResponse:
    one = closing_or_404(request, pk)
    today, told = local_date(request.now), list(one.restatements.order_by("-ordinal"))
    rows = list(_beside(one, numbers(Period.read(one.period), one.unit, at=request.now)))
    context = {
        "closing": one, "period": called(one), "name": people.name_on(one.unit, today), "who": people_of([one], told), "told": told,
        "others": [row for row in rows if row.closed != row.now], "same": [row for row in rows if row.closed == row.now],
        "may_restate": one.unit in commands.closes_for(request.actor),
    }  # fmt: skip
    return render(request, "desk/closing/page.html", context)


@staff_only
@require_POST
def closing_restate(request: DeskRequest, pk: int) -> HttpResponse:
    """State what has become known since."""
    one = closing_or_404(request, pk)
    try:
        told = commands.restate(one.pk, by=request.actor, at=request.now)
        return redirect("desk:restatement", pk, told.ordinal)
    except Refusal as no:
        messages.warning(request, refusals.sentence(no))
    return redirect("desk:closing", pk)


def _beside(one: Closing, now: dict[str, dict[str, int]]) -> Iterator[Beside]:
    """Form II.06a first. What was counted then and is no more is not known now."""
    still = [(code, part) for code, part in every() if code in one.numbers]
    gone = [(code, part) for code in one.numbers if code not in now for part in PARTS]
    for code, part in sorted([*still, *gone], key=lambda number: number[0] != FORM):
        closed, today = one.numbers[code], now.get(code, {})
        then_href, now_href = listed(one, code, part, one.known_at), listed(one, code, part, None)
        redefined = closed["version"] != today.get("version")
        yield Beside(name_of(code, part), closed[part], then_href, today.get(part), now_href, redefined)
