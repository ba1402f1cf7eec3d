"""One contact: what came of it, how often this person has come about the same, and the slip to take home."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.contacts.view import WORDS
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.paper.view import pdf
from motcua.letters import papers
from motcua.letters import queries as letters
from motcua.visits import queries
from motcua.visits.models import Contact
from motcua.visits.rules import Outcome

LAST_PAGE = 1000
FRESH = timedelta(minutes=5)  # who opens it later, from the register, wants to read


@staff_only
def contact(request: DeskRequest, pk: int) -> HttpResponse:
    """The contact with its journey; where script runs, a fresh slip is printed by itself."""
    found, page = _or_404(request, pk), _page(request.GET.get("page", "1"))
    journey = queries.journey_of(found, page)
    if page > max(1, journey.pages):
        raise Http404
    is_fresh = found.officer_id == request.user.pk and request.now - found.recorded_at < FRESH
    context = {
        "contact": found, "journey": journey, "page": page, "fresh": is_fresh, "words": WORDS,
        "day": journey.elapsed.days if journey.elapsed else None,
        "pages": range(1, len(papers.pictures(_slip(found))) + 1) if found.outcome != Outcome.TAKEN else [],
    }
    return render(request, "desk/contact/page.html", context)


@staff_only
def contact_slip(request: DeskRequest, pk: int) -> HttpResponse:
    """Phiếu hướng dẫn, as PDF."""
    found = _or_404(request, pk)
    if found.outcome == Outcome.TAKEN:
        raise Http404
    return pdf(papers.pdf(_slip(found)), f"phieu-huong-dan-{pk}")


@staff_only
def contact_picture(request: DeskRequest, pk: int, paper: int) -> HttpResponse:
    """One page of it, as the screen shows and prints it."""
    found = _or_404(request, pk)
    pages = papers.pictures(_slip(found)) if found.outcome != Outcome.TAKEN else []
    if not 1 <= paper <= len(pages):
        raise Http404
    return HttpResponse(pages[paper - 1], content_type="image/svg+xml", headers={"Cache-Control": "private, no-store"})


def _page(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= LAST_PAGE):
        raise Http404
    return int(text)


def _or_404(request: DeskRequest, pk: int) -> Contact:
    found = queries.contact(pk, request.actor.sees)
    if found is None:
        raise Http404
    return found


def _slip(found: Contact) -> papers.GuidanceSlip:
    return letters.guidance_slip(
        found.unit_id, found.came_at, visitor=found.name, request=found.procedure_name,
        missing=[(reason["name"], reason["reason"]) for reason in found.reasons], right_office=found.right_office,
        advice=found.note, guide=found.officer.full_name if found.officer else "",
    )  # fmt: skip
