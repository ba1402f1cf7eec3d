"""A version whole: its parts, what is to be mended, its process drawn; a draft is published or thrown away here."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import commands, rules
from motcua.desk import refusals
from motcua.desk.catalogue.drawing import drawing
from motcua.desk.catalogue.editors import STATES, editors_only, version_or_404
from motcua.desk.catalogue.gaps import gaps
from motcua.desk.catalogue.rows import PARTS, TITLES, Row, named, shown
from motcua.desk.catalogue_version.form import PublishForm
from motcua.desk.entrance import DeskRequest
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.ui.words import t

READ = ("general", "questions", "cases", "papers", "fees", "results", "legal_basis")


@editors_only
def catalogue_version(request: DeskRequest, pk: int) -> HttpResponse:
    """POST publishes from the day given, or discards."""
    version = version_or_404(pk)
    form = PublishForm(request.POST if "publish" in request.POST else None)
    said = ""
    if request.method == "POST" and ("discard" in request.POST or form.is_valid()):
        try:
            return _done(request, version, form)
        except Refusal as refusal:
            said = refusals.sentence(refusal)
    draft = version.state is rules.VersionState.DRAFT
    context = {
        "version": version, "form": form, "said": said, "gaps": gaps(version) if draft else [], "draft": draft, "states": STATES,
        "titles": TITLES, "pieces": _pieces(version), "columns": PARTS,
        "drawing": drawing(version),
    }  # fmt: skip
    return render(request, "desk/catalogue_version/page.html", context, status=422 if request.method == "POST" else 200)


def _pieces(version: rules.PublishedVersion) -> dict[str, list[Row]]:
    pieces = {part: shown(part, rules.to_data(version)) for part in READ}
    called = {code: one.name for code, one in people.every_unit().items()}
    return pieces | {"general": [named(row, called) for row in pieces["general"]]}


def _done(request: DeskRequest, version: rules.PublishedVersion, form: PublishForm) -> HttpResponse:
    if "discard" in request.POST:
        commands.discard_draft(version.id, by=request.actor, at=request.now)
        messages.success(request, t("Đã bỏ bản thảo."))
    else:
        commands.publish(version.id, valid_from=form.cleaned_data["valid_from"], by=request.actor, at=request.now)
        messages.success(request, t("Đã công bố. Hồ sơ nhận từ ngày ấy theo phiên bản này; hồ sơ đã nhận giữ phiên bản cũ."))
    return redirect("desk:catalogue_procedure", version.procedure_key)
