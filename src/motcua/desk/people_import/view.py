"""Officials from an Excel list: every row is shown with what will become of it, and only then anything is done."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, administrators_only
from motcua.desk.people_import import sheet
from motcua.desk.people_import.form import ListFile, opened, seal
from motcua.desk.wording import DUTIES
from motcua.kernel.texts import fold
from motcua.people import commands
from motcua.people.commands import Judged
from motcua.people.rules.staff_list import Line
from motcua.ui.words import t

BY_WORDS = {fold(words): duty for duty, words in DUTIES.items()}
SHOWN = "desk/people_import/page.html"


@administrators_only
def people_import(request: DeskRequest) -> HttpResponse:
    """POST of a file shows its rows; POST of the sealed list does them (`do`) or gives back the wrong ones as a file (`wrong`)."""
    if "list" in request.POST:
        return _again(request)
    form = ListFile(request.POST, request.FILES) if request.method == "POST" else ListFile()
    if form.is_valid():
        return _preview(request, form.lines, form)
    return render(request, SHOWN, {"form": form, "rows": []}, status=422 if form.is_bound else 200)


@administrators_only
def people_import_template(request: DeskRequest) -> HttpResponse:
    """The file to fill in."""
    return _file(sheet.template(), "mau-danh-sach-can-bo.xlsx")


def _again(request: DeskRequest) -> HttpResponse:
    lines = opened(request.POST["list"], request.actor.id)
    if lines is None:
        messages.error(request, t("Danh sách này đã cũ hoặc đã bị sửa. Chưa có gì thay đổi; hãy chọn lại tệp."))
        return redirect("desk:people_import")
    if "wrong" in request.POST:
        wrong = [(one.line, refusals.sentence(one.refusal)) for one in _judged(request, lines, keep=False) if one.refusal]
        return _file(sheet.wrong_ones(wrong), "dong-chua-nhan.xlsx")
    done = Counter(one.kind for one in _judged(request, lines, keep=True))
    said = t("Đã nhập: {new} người mới, {changed} thay đổi, {same} không đổi, {wrong} dòng chưa nhận.", **_counts(done))
    messages.success(request, said)
    return redirect("desk:people")


def _preview(request: DeskRequest, lines: list[Line], form: ListFile) -> HttpResponse:
    judged = _judged(request, lines, keep=False)
    rows = [(one, refusals.sentence(one.refusal) if one.refusal else "") for one in judged]
    counts = _counts(Counter(one.kind for one in judged))
    return render(request, SHOWN, {"form": form, "rows": rows, "counts": counts, "sealed": seal(lines, request.actor.id)})


def _judged(request: DeskRequest, lines: list[Line], *, keep: bool) -> list[Judged]:
    return commands.import_staff(lines, BY_WORDS, by=request.actor, at=request.now, keep=keep)


def _counts(found: Counter[str]) -> dict[str, Any]:
    return {kind: found[kind] for kind in ("new", "changed", "same", "wrong")}


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, sheet.MEDIA_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'})
