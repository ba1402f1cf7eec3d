"""Procedures from a file: every row is shown with what is wrong with it, and only then drafts are made."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.catalogue import commands, queries, rules
from motcua.catalogue.rules.eform import BadForm
from motcua.desk.catalogue.editors import editors_only
from motcua.desk.catalogue.flaws import sentence
from motcua.desk.catalogue_import.form import ProceduresFile, opened, seal
from motcua.desk.entrance import DeskRequest
from motcua.kernel.moments import local_date
from motcua.ui.words import t

PAGE = "desk/catalogue_import/page.html"


@editors_only
def catalogue_import(request: DeskRequest) -> HttpResponse:
    """POST of a file shows its rows; POST of the sealed ones makes drafts of them."""
    if "sealed" in request.POST:
        return _drafted(request)
    form = ProceduresFile(request.POST, request.FILES) if request.method == "POST" else ProceduresFile()
    if form.is_valid():
        law = queries.rule_set(local_date(request.now))
        try:
            found = rules.imported(form.cleaned_data["file"].read(rules.LARGEST + 1), law)
        except BadForm as bad:
            form.add_error("file", sentence(bad.code, bad.facts))
        else:
            return _shown(request, form, found)
    return render(request, PAGE, {"form": form, "rows": []}, status=422 if form.is_bound else 200)


def _shown(request: DeskRequest, form: ProceduresFile, found: list[rules.Imported]) -> HttpResponse:
    """What is no different from what is in force is said, and becomes no draft."""
    day = local_date(request.now)
    same = {one.place for one in found if one.version is not None and _is_in_force(one.version, day)}
    good = [rules.to_data(one.version) for one in found if one.version is not None and one.place not in same]
    rows = [(one, [f"{flaw.path}: {sentence(flaw.code, flaw.facts)}" for flaw in one.flaws], one.place in same) for one in found]
    rows.sort(key=lambda row: (row[2], row[0].version is not None))  # what is to be looked at stands above all that is the same
    context = {
        "form": form, "rows": rows, "good": len(good), "same": len(same), "bad": len(rows) - len(good) - len(same),
        "sealed": seal(good, request.actor.id),
    }  # fmt: skip
    return render(request, PAGE, context)


def _is_in_force(version: rules.PublishedVersion, day: date) -> bool:
    known = queries.current(version.procedure_key, day)
    return known is not None and rules.compare(known, version) == ()


def _drafted(request: DeskRequest) -> HttpResponse:
    found = opened(request.POST["sealed"], request.actor.id)
    if found is None:
        messages.error(request, t("Danh sách này đã cũ hoặc đã bị sửa. Chưa có gì thay đổi; hãy chọn lại tệp."))
        return redirect("desk:catalogue_import")
    law = queries.rule_set(local_date(request.now))
    for data in found:
        commands.import_version(rules.from_data(data, law), by=request.actor, at=request.now)
    messages.success(request, t("Đã lập {n} bản thảo. Xem lại rồi mới công bố.", n=len(found)))
    return redirect("desk:catalogue")
