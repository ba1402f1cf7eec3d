"""The e-form of a draft: its sections and fields put together by buttons, and how it will look."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import commands, queries
from motcua.catalogue.rules.eform import BadForm, EForm
from motcua.desk import refusals
from motcua.desk.catalogue.editors import draft_or_404, editors_only, missing
from motcua.desk.catalogue.eforms import drawn
from motcua.desk.catalogue.flaws import sentence
from motcua.desk.catalogue.rows import FIELD_KINDS, PARTS, TITLES
from motcua.desk.catalogue_form.building import Building, moved
from motcua.desk.entrance import DeskRequest
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t


@editors_only
def catalogue_form(request: DeskRequest, pk: int) -> HttpResponse:
    """POST moves a section or field up, down or out, at once."""
    version, said = draft_or_404(pk), ""
    if request.method == "POST":
        deed, _, where = request.POST.get("deed", "").partition(":")
        try:
            _save(request, pk, moved(version, deed, where))
            return redirect("desk:catalogue_form", pk)
        except BadForm as bad:
            said = sentence(bad.code, bad.facts)
        except Refusal as refusal:
            said = refusals.sentence(refusal)
    preview = drawn(version.form or EForm(), {}, local_date(request.now), {})
    context = {"version": version, "said": said, "seen": queries.fingerprint(version), "preview": preview, "kinds": FIELD_KINDS}
    return render(request, "desk/catalogue_form/page.html", context, status=409 if said else 200)


@editors_only
def catalogue_field(request: DeskRequest, pk: int, where: str) -> HttpResponse:
    """One section ("shop") or field ("shop.area"), or a new one ("+", "shop.+"). POST of a look keeps nothing."""
    version = draft_or_404(pk)
    posted = request.POST if request.method == "POST" else None
    building = Building(version, where, posted)
    said = "" if building.known else missing()
    look = Building(version, where, posted)
    if building.saves and (form := building.read()) is not None:
        try:
            _save(request, pk, form)
            messages.success(request, t("Đã lưu vào bản thảo."))
            return redirect("desk:catalogue_form", pk)
        except Refusal as refusal:
            said = refusals.sentence(refusal)
    context = {
        "version": version, "building": building, "columns": PARTS, "titles": TITLES, "said": said,
        "seen": queries.fingerprint(version), "preview": look.preview(local_date(request.now)), "unclear": look.wrong,
    }  # fmt: skip
    return render(request, "desk/catalogue_form/field.html", context, status=409 if said else 422 if building.wrong else 200)


def _save(request: DeskRequest, pk: int, form: EForm | None) -> None:
    commands.edit_version(pk, seen=request.POST.get("seen", ""), form=form, by=request.actor, at=request.now)
