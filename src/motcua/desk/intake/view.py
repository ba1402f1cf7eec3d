"""Taking a dossier in at the counter: who stands here and for what, then everything on one page, then the paper to print."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import PublishedVersion
from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.intake import choosing, opening, taking
from motcua.desk.intake.form import IntakeForm
from motcua.desk.intake.person import NOBODY
from motcua.dossiers import queries as dossiers
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.visits import queries as visits


@staff_only
def intake(request: DeskRequest) -> HttpResponse:
    """One box: a card that is scanned, then three letters or more of a procedure; `card` is who is known already."""
    units, day = taking.units_or_404(request.actor), local_date(request.now)
    asked = request.POST if request.method == "POST" else request.GET
    text = asked.get("q", "").replace("\x00", "")[:600].strip()
    fragment = bool(request.headers.get("HX-Request"))
    who = opening.who(request, text) if not fragment else NOBODY
    text = "" if opening.is_card(text) and not who.wrong else text
    is_name = len(text) >= choosing.FEWEST_LETTERS and not opening.is_card(text)
    context = {
        "text": text, "who": who, "found": choosing.chosen(text, units, day) if is_name else [],
        "usual": choosing.usual(units, day) if not text else [], "short": 0 < len(text) < choosing.FEWEST_LETTERS,
        "card": asked.get("card", "") if fragment else who.card, "ticket": asked.get("luot", "")[:20],
    }  # fmt: skip
    return render(request, f"desk/intake/{'found' if fragment else 'page'}.html", context)


@staff_only
def intake_of(request: DeskRequest, key: str) -> HttpResponse:
    """The form of one procedure. `do` is accept, supplement or refuse; a scanned card only fills it in."""
    units = taking.named_units(request.actor)
    procedure = catalogue.current(key, local_date(request.now)) if "\x00" not in key else None
    if procedure is None:
        raise Http404
    if request.method == "POST" and request.headers.get("HX-Request"):
        return opening.retyped(request, procedure, units)
    if request.method != "POST" or request.POST.get("card") or request.POST.get("row") or "key" not in request.POST:
        return _shown(request, procedure, opening.opened(request, procedure, units), units)
    form = taking.typed(request, procedure, units)
    said = ""
    try:
        if form.is_valid():
            return taking.taken_in(request, form)
        # Pressed twice: what the first press sent is no more in this form's hand.
        if earlier := dossiers.sent_before(form.cleaned_data.get("key", ""), by=request.actor):
            return taking.led_to(earlier.number, earlier.pk, request.POST.get("do", "accept"))
    except Refusal as no:
        said = refusals.sentence(no, {p.key: p.name for p in procedure.papers})
    return _shown(request, procedure, form, units, said, status=422)


def _shown(
    request: DeskRequest, procedure: PublishedVersion, form: IntakeForm, units: list[tuple[str, str]], said: str = "",
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "procedure": procedure, "form": form, "said": said, "units": units, "limit": settings.DOCUMENT_LIMIT_BYTES,
        "who": form.who, "before": visits.journey(form.who.fields.get("identity_number", ""), "", procedure.procedure_key),
    }  # fmt: skip
    return render(request, "desk/intake/form.html", context, status=422 if form.who.wrong else status)
