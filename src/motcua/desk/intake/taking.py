"""What the form does when it is sent: the dossier is handed in, taken in, and its receipt is ready."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from motcua.catalogue.queries import PublishedVersion
from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest
from motcua.desk.intake.form import IntakeForm
from motcua.desk.intake.papers import scan_of
from motcua.desk.uploads import Uploads, uploads
from motcua.dossiers import commands
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Channel, State
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.ui.words import t
from motcua.visits import commands as visits
from motcua.visits.commands import Came
from motcua.visits.rules import Outcome

NEXT = {"supplement": "ask_supplement", "refuse": "refuse"}


def units_or_404(actor: Actor) -> list[str]:
    """Return the units at whose counter this actor takes dossiers in.

    :raises Http404: there is none
    """
    units = sorted(unit for duty, unit in actor.posts if duty == "intake")
    if not units:
        raise Http404
    return units


def named_units(actor: Actor) -> list[tuple[str, str]]:
    """The same as choices. Whoever sits at one counter is shown no choice, and no name need be read for it.

    :raises Http404: there is none
    """
    codes = units_or_404(actor)
    known = people.every_unit() if len(codes) > 1 else {}
    return [(code, known[code].name if known else code) for code in codes]


def scans(request: DeskRequest, papers: int) -> Uploads:
    return uploads([scan_of(n) for n in range(papers)], request.POST, request.FILES, by=request.actor, at=request.now)


def typed(request: DeskRequest, procedure: PublishedVersion, units: list[tuple[str, str]]) -> IntakeForm:
    """Return the form as it was sent, its files kept."""
    kept = scans(request, len(procedure.papers))
    form = IntakeForm(request.POST, procedure=procedure, units=units, at=request.now, scans=kept)
    form.hands_at(next((name for name in form.errors if name in form.fields), ""))
    return form


def taken_in(request: DeskRequest, form: IntakeForm) -> HttpResponse:
    """Hand it in and take it in; a request for more or a refusal goes on to its own screen."""
    dossier = commands.submit(form.filing(), by=request.actor, at=request.now, happened_at=form.handed_over(form.cleaned_data))
    _came(request, form, dossier)
    wanted = request.POST.get("do", "accept")
    if wanted in NEXT and dossier.state == State.SUBMITTED:
        messages.info(request, t("Đã ghi nhận hồ sơ {number}.", number=dossier.number))
        return redirect("desk:act", dossier.number, NEXT[wanted])
    # Pressed twice: the second press finds the dossier taken in, and leads to it.
    if dossier.state == State.SUBMITTED:
        _accept(request, dossier, form.cleaned_data)
    return led_to(dossier.number, dossier.pk, wanted)


def _came(request: DeskRequest, form: IntakeForm, dossier: Dossier) -> None:
    """The coming of who handed it in, with the number this person had waited with; the post brings nobody."""
    found = form.cleaned_data
    if found["channel"] != Channel.COUNTER:
        return
    own = found["stands"] == "owner"
    visits.record(
        Came(
            unit=found["unit"], outcome=Outcome.TAKEN, name=found["name"] if own else found["submitter_name"],
            identity_number=found["identity_number"], phone=found["phone"], procedure_key=dossier.procedure_key,
            dossier=dossier.pk, ticket=found["ticket"],
        ),
        by=request.actor, at=request.now,
    )  # fmt: skip


def led_to(number: str | None, pk: int, wanted: str) -> HttpResponse:
    """Lead to the receipt of what has been taken in, else to the dossier."""
    is_taken_in = wanted == "accept" and dossiers.one("id = %s AND accepted_at IS NOT NULL", pk)
    return redirect("desk:receipt" if is_taken_in else "desk:dossier", number)


def _accept(request: DeskRequest, dossier: Dossier, typed: dict[str, Any]) -> None:
    try:
        commands.accept(dossier.pk, by=request.actor, at=request.now, appointment=typed.get("appointment"))
    except Refusal as no:
        said = refusals.sentence(no, dossier.requirements)
        messages.warning(request, t("Đã ghi nhận hồ sơ {number} nhưng chưa tiếp nhận: {why}", number=dossier.number, why=said))
    else:
        messages.success(request, t("Đã tiếp nhận hồ sơ {number}. Giấy hẹn đã sẵn sàng để in.", number=dossier.number))
