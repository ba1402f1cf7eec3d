"""What people said of the dossiers of the units that the actor leads. Not whose they were: who answers has nothing to fear."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.catalogue import queries as catalogue
from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.inbox.lists import leads
from motcua.desk.ratings.asked import PERIODS, Asked, read
from motcua.dossiers import queries as dossiers
from motcua.kernel.moments import HANOI, local_date
from motcua.kernel.ratios import ratio
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.ratings import commands, queries
from motcua.ratings.models import Rating
from motcua.ratings.rules import PressedBy, criteria_of, is_low
from motcua.ui.words import t

ROWS = 25
EVER = datetime(2000, 1, 1, tzinfo=HANOI), datetime(9999, 1, 1, tzinfo=HANOI)


@staff_only
def ratings(request: DeskRequest) -> HttpResponse:
    """`?ky=`, `don-vi`, `cau` and `diem`, `y-kien`, `page`; every number of the page leads to the list that it counts."""
    if not leads(request.actor):
        raise Http404
    units, known = people.led_by(request.actor, request.now), people.every_unit()
    asked = read(request.GET, units)
    since, until = request.now - timedelta(days=PERIODS[asked.ky][1]), request.now
    wanted = frozenset({asked.unit}) if asked.unit else units
    every = queries.of_units(wanted, since, until)
    listed = _filtered(every, asked)
    context = {
        "asked": asked, "periods": PERIODS, "units": sorted((known[code].name, code) for code in units),
        "rated": every.count(), "closed": dossiers.closed_count(wanted, since, until), "table": _table(every, asked, request.now),
        "with_words": every.exclude(comment="").count(), "to_look_into": queries.to_look_into(every).count(),
        "count": listed.count(), **_rows(listed, asked.page, request.now),
    }  # fmt: skip
    share = ratio(context["rated"], context["closed"])
    return render(request, "desk/ratings/page.html", context | {"share": None if share is None else round(100 * share)})


@staff_only
@require_POST
def ratings_looked(request: DeskRequest, pk: int) -> HttpResponse:
    """`note`: what was found, or done; back to the list that one came from."""
    if not leads(request.actor) or not queries.of_units(people.led_by(request.actor, request.now), *EVER).filter(pk=pk).exists():
        raise Http404
    try:
        commands.look_into(pk, request.POST.get("note", "").replace("\x00", ""), by=request.actor, at=request.now)
        messages.success(request, t("Đã ghi là đã xem xét; ai phụ trách đơn vị này cũng đọc được."))
    except Refusal as no:
        messages.warning(request, refusals.sentence(no))
    asked = read(request.GET, people.led_by(request.actor, request.now))
    return redirect(f"{reverse('desk:ratings')}?{asked.query()}#list")


def _filtered(every: QuerySet[Rating], asked: Asked) -> QuerySet[Rating]:
    found = every.exclude(comment="") if asked.y_kien else every
    found = queries.to_look_into(found) if asked.xem else found
    return found.filter(**{f"points__{asked.cau}": int(asked.diem)}) if asked.cau else found


def _table(every: QuerySet[Rating], asked: Asked, at: datetime) -> list[dict[str, Any]]:
    """Each question with how often each answer was given."""
    criteria, tally = criteria_of(local_date(at)), queries.tallied(every)
    return [
        {"key": one.key, "question": one.question, "answers": [
            _answer(asked, one.key, worth, words, tally.get(one.key, Counter())[worth]) for worth, words in one.answers
        ]} for one in (criteria.criteria if criteria else ())
    ]  # fmt: skip


def _answer(asked: Asked, key: str, worth: int, words: str, count: int) -> dict[str, Any]:
    query, chosen = asked.query(cau=key, diem=str(worth), **{"y-kien": ""}), (asked.cau, asked.diem) == (key, str(worth))
    return {"words": words, "count": count, "worth": worth, "query": query, "chosen": chosen}


def _rows(listed: QuerySet[Rating], page: int, at: datetime) -> dict[str, Any]:
    found = list(listed.select_related("looked_by")[(page - 1) * ROWS : page * ROWS + 1])
    criteria = criteria_of(local_date(at))
    said = {one.key: (one.question, dict(one.answers)) for one in (criteria.criteria if criteria else ())}
    every = people.every_unit()
    rows = [
        {"comment": one.comment, "month": local_date(one.rated_at).strftime("%m/%Y"), "unit": every[one.lead_unit_id].short_name,
         "procedure": _called(one.procedure_key, at), "at_counter": one.pressed_by == PressedBy.COUNTER,
         "changed": one.changed_at is not None, "pk": one.pk, "to_look_into": is_low(one.points) and one.looked_at is None,
         "looked": (one.looked_at, one.looked_by.full_name, one.looked_note) if one.looked_by else None,
         "points": [(question, answers.get(one.points[key], ""), one.points[key])
                    for key, (question, answers) in said.items() if key in one.points]}
        for one in found[:ROWS]
    ]  # fmt: skip
    return {"rows": rows, "more": len(found) > ROWS}


def _called(key: str, at: datetime) -> str:
    version = catalogue.current(key, local_date(at))
    return version.name if version else key
