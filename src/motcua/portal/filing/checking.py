"""What a page of an electronic form sends, read; and the fragments that answer it while it is being typed."""

import re
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import Answers, EForm
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
    drawn = len(eform.row_places(table, dict(sent.lists())))
    return f"{table}:{drawn + 1 if verb == 'add' else max(0, drawn - 1)}"


def fragments(request: HttpRequest, form: EForm, answers: Answers, today: date, **more: Any) -> HttpResponse:
    """Answer a check: the fields that came, went, were put right or left wrong, what is reckoned, and that it was kept."""
    filled, sent = Filled(form, eform.as_drawn(form, answers, dict(request.POST.lists())), today), request.POST
    left = {name.removeprefix("f.") for name in sent.get("left", "").split()}
    headings, fields = filled.changed(set(sent.get("shown", "").split()), set(sent.get("wrong", "").split()), left)
    context = {"filled": filled, "headings": headings, "fields": fields, **more}
    return render(request, "portal/filing/checked.html", context)
