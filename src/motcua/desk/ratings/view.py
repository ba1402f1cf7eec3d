"""What people said of the dossiers of the units that the actor leads. Not whose they were: who answers has nothing to fear."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.inbox.lists import leads
from motcua.desk.ratings.asked import PERIODS, Asked, read
from motcua.dossiers import queries as dossiers
from motcua.kernel.moments import local_date
from motcua.kernel.ratios import ratio
from motcua.people import queries as people
from motcua.ratings import queries
from motcua.ratings.models import Rating
from motcua.ratings.rules import PressedBy, criteria_of

ROWS = 25


@staff_only
def ratings(request: DeskRequest) -> HttpResponse:
    """`?ky=`, `don-vi`, `cau` and `diem`, `y-kien`, `page`; every number of the page leads to the list that it counts."""
    if not leads(request.actor):
        raise Http404
    units = people.led_by(request.actor, request.now)
    asked = read(request.GET, units)
    since, until = request.now - timedelta(days=PERIODS[asked.ky][1]), request.now
    wanted = frozenset({asked.unit}) if asked.unit else units
    every = queries.of_units(wanted, since, until)
    listed = _filtered(every, asked)
    context = {
        "asked": asked, "periods": PERIODS, "units": sorted((people.unit(code).name, code) for code in units),
        "rated": every.count(), "closed": dossiers.closed_count(wanted, since, until), "table": _table(every, asked, request.now),
        "with_words": every.exclude(comment="").count(), "count": listed.count(), **_rows(listed, asked.page, request.now),
    }  # fmt: skip
    share = ratio(context["rated"], context["closed"])
    return render(request, "desk/ratings/page.html", context | {"share": None if share is None else round(100 * share)})


def _filtered(every: QuerySet[Rating], asked: Asked) -> QuerySet[Rating]:
    found = every.exclude(comment="") if asked.y_kien else every
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
    found = list(listed[(page - 1) * ROWS : page * ROWS + 1])
    criteria = criteria_of(local_date(at))
    said = {one.key: (one.question, dict(one.answers)) for one in (criteria.criteria if criteria else ())}
    every = people.every_unit()
    rows = [
        {"comment": one.comment, "month": local_date(one.rated_at).strftime("%m/%Y"), "unit": every[one.lead_unit_id].short_name,
         "procedure": _called(one.procedure_key, at), "at_counter": one.pressed_by == PressedBy.COUNTER,
         "changed": one.changed_at is not None,
         "points": [(question, answers.get(one.points[key], ""), one.points[key])
                    for key, (question, answers) in said.items() if key in one.points]}
        for one in found[:ROWS]
    ]  # fmt: skip
    return {"rows": rows, "more": len(found) > ROWS}


def _called(key: str, at: datetime) -> str:
    version = catalogue.current(key, local_date(at))
    return version.name if version else key
