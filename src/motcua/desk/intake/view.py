"""Taking a dossier in at the counter: first the procedure, then everything on one page."""

from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import queries as catalogue
from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.intake.form import IntakeForm
from motcua.desk.intake.papers import scan_of
from motcua.desk.uploads import Uploads, uploads
from motcua.dossiers import commands
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import State
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.ui.words import t

FEWEST_LETTERS = 3
NEXT = {"supplement": "ask_supplement", "refuse": "refuse"}


@staff_only
def intake(request: DeskRequest) -> HttpResponse:
    """`?q=` with three letters or more of a procedure's name or code."""
    _units_or_404(request.actor)
    text = request.GET.get("q", "").replace("\x00", "")[:200].strip()
    found = catalogue.search(text, local_date(request.now), 12) if len(text) >= FEWEST_LETTERS else []
    page = "found.html" if request.headers.get("HX-Request") else "page.html"
    return render(request, f"desk/intake/{page}", {"text": text, "found": found, "short": 0 < len(text) < FEWEST_LETTERS})


@staff_only
def intake_of(request: DeskRequest, key: str) -> HttpResponse:
    """The form of one procedure. `do` is accept, supplement or refuse; the last two go on to their own screen."""
    codes = _units_or_404(request.actor)
    # Whoever sits at one counter is shown no choice, and no name need be read for it.
    units = [(code, people.unit(code).name if len(codes) > 1 else code) for code in codes]
    procedure = catalogue.current(key, local_date(request.now)) if "\x00" not in key else None
    if procedure is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    kept = _scans(request, len(procedure.papers)) if posted is not None else None
    initial = {"key": uuid4().hex, "unit": units[0][0]}
    form = IntakeForm(posted, procedure=procedure, units=units, at=request.now, scans=kept, initial=initial)
    said = ""
    if posted is not None:
        try:
            if form.is_valid():
                return _taken_in(request, form)
            # Pressed twice: what the first press sent is no more in this form's hand.
            if earlier := dossiers.sent_before(form.cleaned_data.get("key", ""), by=request.actor):
                return redirect("desk:dossier", earlier.number)
        except Refusal as no:
            said = refusals.sentence(no, {p.key: p.name for p in procedure.papers})
    context = {"procedure": procedure, "form": form, "said": said, "units": units, "limit": settings.DOCUMENT_LIMIT_BYTES}
    return render(request, "desk/intake/form.html", context, status=200 if posted is None else 422)


def _scans(request: DeskRequest, papers: int) -> Uploads:
    return uploads([scan_of(n) for n in range(papers)], request.POST, request.FILES, by=request.actor, at=request.now)


def _taken_in(request: DeskRequest, form: IntakeForm) -> HttpResponse:
    dossier = commands.submit(
        form.filing(), by=request.actor, at=request.now, happened_at=form.handed_over(form.cleaned_data)
    )
    wanted = request.POST.get("do", "accept")
    if wanted in NEXT and dossier.state == State.SUBMITTED:
        messages.info(request, t("Đã ghi nhận hồ sơ {number}.", number=dossier.number))
        return redirect("desk:act", dossier.number, NEXT[wanted])
    # Pressed twice: the second press finds the dossier taken in, and leads to it.
    if dossier.state == State.SUBMITTED:
        _accept(request, dossier, form)
    return redirect("desk:dossier", dossier.number)


def _accept(request: DeskRequest, dossier: Dossier, form: IntakeForm) -> None:
    try:
        commands.accept(dossier.pk, by=request.actor, at=request.now, appointment=form.cleaned_data.get("appointment"))
    except Refusal as no:
        said = refusals.sentence(no, dossier.requirements)
        messages.warning(request, t("Đã ghi nhận hồ sơ {number} nhưng chưa tiếp nhận: {why}", number=dossier.number, why=said))
    else:
        messages.success(request, t("Đã tiếp nhận hồ sơ {number}. Giấy hẹn đã sẵn sàng để in.", number=dossier.number))


def _units_or_404(actor: Actor) -> list[str]:
    """The units at whose counter this actor takes dossiers in."""
    units = sorted(unit for duty, unit in actor.posts if duty == "intake")
    if not units:
        raise Http404
    return units
