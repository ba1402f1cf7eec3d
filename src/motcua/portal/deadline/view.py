"""When something is due, and every day on the way. The same function as `motcua deadline`."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from motcua.deadlines import queries as deadlines
from motcua.deadlines import rules
from motcua.deadlines.rules import ClockEntry, ClockKind, Due
from motcua.kernel.moments import HANOI, local
from motcua.portal.deadline.form import DeadlineForm
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.wording import LEVELS

FIELDS = frozenset(DeadlineForm.base_fields)


@anybody
def deadline(request: PortalRequest) -> HttpResponse:
    """`/tinh-thoi-han/?thu_tuc=1.004363&ngay=25/04/2024&gio=10:00`"""
    if not FIELDS & request.GET.keys():
        now = local(request.now)
        form = DeadlineForm(initial={"ngay": now.date(), "gio": now.time()})
        return render(request, "portal/deadline/page.html", {"form": form, "due": None})
    form = DeadlineForm(request.GET)
    valid = form.is_valid()
    context = {
        "form": form, "due": _due(form) if valid else None, "since": _since(form) if valid else None, "levels": LEVELS,
        "asked": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "portal/deadline/page.html", context, status=200 if valid else 422)


@anybody
def deadline_ics(request: PortalRequest) -> HttpResponse:
    """`/tinh-thoi-han/hen-tra.ics?…`: the same answer as an entry of a calendar."""
    form = DeadlineForm(request.GET)
    found = _due(form) if form.is_valid() else None
    if found is None or found.due_at is None:
        return HttpResponse("Địa chỉ này thiếu thủ tục hoặc ngày nộp.", status=422, content_type="text/plain; charset=utf-8")
    name = form.procedure.name if form.procedure else str(form.term)
    text = rules.ics(found.due_at, f"Hẹn trả kết quả: {name}", description=request.build_absolute_uri("."), at=request.now)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="hen-tra-{slugify(name.split()[0])}.ics"'
    return answer


def _since(form: DeadlineForm) -> datetime:
    return datetime.combine(form.cleaned_data["ngay"], form.cleaned_data["gio"], HANOI)


def _due(form: DeadlineForm) -> Due | None:
    started = [ClockEntry(ClockKind.START, _since(form))]
    return rules.due(form.term, started, deadlines.calendar()) if form.term else None
