"""What a page of an electronic form sends, read; and the fragments that answer it while it is being typed."""

import re
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import Answers, EForm, FieldKind
from motcua.portal.filing.eforms import Filled

_ROW = re.compile(r"(add|remove):([a-z][a-z0-9_]{0,60})(?::([0-9]{1,3}))?", re.ASCII)


def answers_of(form: EForm, sent: QueryDict) -> Answers:
    """Return what was sent, without the row that its button takes out."""
    data = {name: [text.replace("\x00", "") for text in texts] for name, texts in sent.lists() if name.startswith("f.")}
    verb, table, row = row_of(sent)
    if verb == "remove":
        data = {name: texts for name, texts in data.items() if not name.startswith(f"f.{table}.{row}.")}
    return eform.posted(form, data)


def row_of(sent: QueryDict) -> tuple[str, str, str]:
    """Return which button of a table was pressed: "add" or "remove", the table, the row; nothing but "" for none."""
    found = _ROW.fullmatch(sent.get("row", ""))
    return (found[1], found[2], found[3] or "") if found else ("", "", "")


def rows_after(sent: QueryDict) -> str:
    """Return how many rows the table has after its button was pressed, "sellers:3", for the page that is drawn then."""
    verb, table, _ = row_of(sent)
    drawn = len(_places(sent, table))
    return f"{table}:{drawn + 1 if verb == 'add' else max(0, drawn - 1)}"


def fragments(request: HttpRequest, form: EForm, answers: Answers, today: date, **more: Any) -> HttpResponse:
    """Answer a check: the fields that came, went, were put right or left wrong, what is reckoned, and that it was kept."""
    filled, sent = Filled(form, _as_drawn(form, answers, request.POST), today), request.POST
    left = {name.removeprefix("f.") for name in sent.get("left", "").split()}
    headings, fields = filled.changed(set(sent.get("shown", "").split()), set(sent.get("wrong", "").split()), left)
    context = {"filled": filled, "headings": headings, "fields": fields, **more}
    return render(request, "portal/filing/checked.html", context)


def _as_drawn(form: EForm, answers: Answers, sent: QueryDict) -> Answers:
    """Return the answers with the rows of tables where the page has them: those with nothing in them are kept nowhere else."""
    drawn = dict(answers)
    for table in (field.key for field in form.fields() if field.kind is FieldKind.TABLE):
        places = _places(sent, table)
        rows = iter(answers[table])
        drawn[table] = [next(rows, {}) if places[place] else {} for place in sorted(places)]
    return drawn


def _places(sent: QueryDict, table: str) -> dict[int, bool]:
    """The rows of a table that the page had, and whether anything stands in each."""
    places: dict[int, bool] = {}
    for name, texts in sent.lists():
        key, row, *_ = [*name.removeprefix("f.").split("."), ""] if name.startswith(f"f.{table}.") else ("", "")
        if key and row.isascii() and row.isdecimal() and len(row) < 4:
            places[int(row)] = places.get(int(row), False) or any(text.strip() for text in texts)
    return places
