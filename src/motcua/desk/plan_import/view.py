"""A plan from a file: what was found is shown, columns are asked where they do not name themselves, and only then it is kept."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from motcua.desk import refusals
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.plan_import.form import PlanFile, columns_in, confirmed_in, key_in
from motcua.desk.plans.wording import COLUMNS, DEADLINES, INDICATORS
from motcua.documents import commands as documents
from motcua.documents import queries as files
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal
from motcua.people import queries as people
from motcua.plans import commands, queries, rules
from motcua.plans.rules import FoundPlan
from motcua.ui.words import t

PAGE = "desk/plan_import/page.html"


@staff_only
def plan_import(request: DeskRequest) -> HttpResponse:
    """POST of a file shows what it holds; with `tep` it is one sent before, and `save` keeps the plan."""
    owners = queries.owners(request.actor, local_date(request.now))
    if not owners:
        raise Http404
    sent_before = "tep" in request.POST
    form = PlanFile(request.POST, request.FILES) if request.method == "POST" and not sent_before else PlanFile()
    if not sent_before and not form.is_valid():
        return render(request, PAGE, {"form": form}, status=422 if form.is_bound else 200)
    try:
        return _read(request, form, owners[0])
    except Refusal as no:
        said = refusals.sentence(no)
        if not sent_before:
            form.add_error("file", said)
        return render(request, PAGE, {"form": form, "said": said if sent_before else ""}, status=422)


def _read(request: DeskRequest, form: PlanFile, owner: str) -> HttpResponse:
    """:raises Refusal: what reading refuses, and what keeping does"""
    columns = columns_in(request.POST)
    key, content, name = _sent_before(request) if "tep" in request.POST else _sent_now(form)
    try:
        found = rules.read(content, name, columns)
    except Refusal as no:
        if no.code != "plan-columns-unknown":
            raise
        return _asked(request, key or _keep(request, content, name), no)
    if key and "save" in request.POST:
        return _saved(request, found, key, owner)
    return _shown(request, found, key or _keep(request, content, name), owner)


def _sent_now(form: PlanFile) -> tuple[None, bytes, str]:
    upload = form.cleaned_data["file"]
    return None, upload.read(rules.LARGEST + 1), upload.name or ""


def _sent_before(request: DeskRequest) -> tuple[UUID, bytes, str]:
    key = key_in(request.POST)
    found = files.file(key) if key else None
    if key is None or found is None or found.kept_by != request.actor.id or found.subject is not None:
        raise Refusal("plan-file-gone")
    with files.open_content(found) as content:
        return key, content.read(), found.name


def _keep(request: DeskRequest, content: bytes, name: str) -> UUID:
    return documents.keep(BytesIO(content), name=name, by=request.actor, at=request.now, limit=rules.LARGEST).id


def _asked(request: DeskRequest, key: UUID, no: Refusal) -> HttpResponse:
    known = {place: column for column, place in no.facts["known"].items()}
    heads = [(n, head or t("(cột không tên)")) for n, head in enumerate(no.facts["heads"])]
    rows = [(column.value, words, next((n for n, c in known.items() if c == column), None)) for column, words in COLUMNS.items()]
    context = {"form": PlanFile(), "key": key, "heads": heads, "asked": rows, "said": refusals.sentence(no)}
    return render(request, PAGE, context, status=422)


def _shown(request: DeskRequest, found: FoundPlan, key: UUID, owner: str) -> HttpResponse:
    meant, every = queries.meaning(owner, local_date(request.now)), people.every_unit()
    tasks = [(one, [every[code].short_name for code in meant(one.lead)], DEADLINES[one.deadline.kind]) for one in found.tasks]
    columns = {name: value for name, value in request.POST.items() if name.startswith("cot-")}
    context = {
        "form": PlanFile(), "key": key, "found": found, "tasks": tasks, "targets": list(enumerate(found.targets)),
        "indicators": INDICATORS, "columns": columns,
    }  # fmt: skip
    return render(request, PAGE, context)


def _saved(request: DeskRequest, found: FoundPlan, key: UUID, owner: str) -> HttpResponse:
    chosen = confirmed_in(request.POST, found)
    plan = commands.import_plan(
        found, owner=owner, file=key, confirmed=chosen, title=request.POST.get("ten", "")[:500], by=request.actor, at=request.now,
    )
    told = t("Đã lưu dự thảo: {tasks} nhiệm vụ, {n} chỉ tiêu đã xác nhận.", tasks=len(found.tasks), n=len(chosen))
    messages.success(request, told)
    return redirect("desk:plan", plan.pk)
