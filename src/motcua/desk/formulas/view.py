"""How every indicator is counted: its source, its version, and whether somebody has compared the two."""

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.control_room.asked import oversees
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import queries

GROUPS = {
    "working": "Số liệu tác nghiệp", "plan": "Chỉ tiêu của kế hoạch", "766": "Bộ chỉ số QĐ 766",
    "nine": "Chín chỉ số chấm điểm một cửa",
}  # fmt: skip


@staff_only
def formulas(request: DeskRequest) -> HttpResponse:
    """For who has figures, and for administrators, who confirm."""
    administers = any(duty == "administrator" for duty, _ in request.actor.posts)
    if not administers and not oversees(request.actor):
        raise Http404
    book = sorted(queries.definitions().values(), key=lambda one: list(GROUPS).index(one.group))
    context = {
        "groups": [(GROUPS[key], list(those)) for key, those in groupby(book, key=lambda one: one.group)],
        "verified": queries.verified(), "confirmations": queries.confirmations(), "administers": administers,
        "oversees": oversees(request.actor),
    }  # fmt: skip
    return render(request, "desk/formulas/page.html", context)
