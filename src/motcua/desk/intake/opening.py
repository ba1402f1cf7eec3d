"""The form as it opens: empty, or filled in from a card, with the place to type next already waiting."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render

from motcua.catalogue.queries import PublishedVersion
from motcua.desk.catalogue.eforms import changed
from motcua.desk.entrance import DeskRequest
from motcua.desk.intake import taking
from motcua.desk.intake.form import IntakeForm
from motcua.desk.intake.person import NOBODY, Scanned, scanned
from motcua.kernel import identifiers

# What is typed by hand, in the order in which it stands; where the first gap is, the hands go on.
BY_HAND = ("identity_number", "name", "phone", "address")


def is_card(text: str) -> bool:
    """Tell whether this came from a scanner, or is a whole personal number: no procedure looks so."""
    return text.count("|") > 1 or len(text) > 60 or bool(identifiers.PERSONAL_NUMBER.fullmatch(identifiers.personal_number(text)))


def who(request: DeskRequest, text: str = "") -> Scanned:
    """Return who was scanned: just now, into the box for everything, or before."""
    card = text if is_card(text) else request.POST.get("card", "")
    card = card.replace("\x00", "")[:600].strip()
    return scanned(card, by=request.actor, at=request.now) if card else NOBODY


def opened(request: DeskRequest, procedure: PublishedVersion, units: list[tuple[str, str]]) -> IntakeForm:
    """Return the form with nothing judged yet: what was typed stays, what the card says is filled in over it."""
    here = who(request)
    posted = request.POST.dict() if "key" in request.POST else {}
    ticket = request.POST.get("luot", request.GET.get("luot", ""))
    initial: dict[str, Any] = {"key": uuid4().hex, "unit": units[0][0], "ticket": ticket}
    initial |= posted | {name: value for name, value in here.fields.items() if value or not posted.get(name)}
    initial["card"] = here.card if here.wrong else ""
    scans = taking.scans(request, len(procedure.papers)) if posted else None
    form = IntakeForm(
        None, procedure=procedure, units=units, at=request.now, scans=scans, initial=initial, who=here, typed=request.POST
    )
    by_hand = [*BY_HAND, *(f"f.{key}" for key in form.decided.missing)]
    gap = next((name for name in by_hand if not initial.get(name)), "papers-0-count")
    if not request.POST.get("row"):  # whoever adds a row goes on in the form
        form.hands_at("card" if here.wrong or not here.card else gap)
    return form


def retyped(request: DeskRequest, procedure: PublishedVersion, units: list[tuple[str, str]]) -> HttpResponse:
    """Answer a form that is being typed with what comes, goes and is reckoned; nobody is looked up and nothing is kept."""
    typed = request.POST.dict()
    form = IntakeForm(None, procedure=procedure, units=units, at=request.now, initial=typed, typed=request.POST)
    stale = changed(form.asked.typed(request.POST), request.POST.get("shown", "").split())
    return render(request, "desk/typed.html", {"changed": stale, "asked": form})
