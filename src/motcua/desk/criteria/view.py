"""The nine indicators by which one-stop units and officials are scored: what the system can count of them itself."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.control_room import figures
from motcua.desk.control_room.asked import asked_for, filters, said_in_words
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import queries
from motcua.indicators.rules.criteria import CRITERIA, points_of
from motcua.kernel.moments import local_date

AXES = {"unit": "Đơn vị giải quyết", "officer": "Cán bộ"}
_CODES = [code for one in CRITERIA for code in one.codes]
_MOST = 100


@staff_only
def criteria(request: DeskRequest) -> HttpResponse:
    """The address is that of the control room's view; `theo`: told apart by unit or officer."""
    asked, axis = asked_for(request), request.GET.get("theo", "unit")
    axis = axis if axis in AXES else "unit"
    whole = queries.values(_CODES, asked.scope, asked.period, at=asked.at, known=asked.known)
    found = queries.by(axis, _CODES, asked.scope, asked.period, at=asked.at, known=asked.known)
    called = figures.names(axis, list(found), local_date(asked.at))
    mine = sorted((called[key], key) for key in found if key in called and (axis != "unit" or key in asked.units))[:_MOST]
    context = {
        "asked": asked, "whose": said_in_words(asked), "filters": filters(asked, request.path, "criteria"), "axes": AXES,
        "axis": axis, "criteria": [(one, points_of(one, whole)) for one in CRITERIA],
        "rows": [(name, [points_of(one, found[key]) for one in CRITERIA if one.codes]) for name, key in mine],
        "counted": [one for one in CRITERIA if one.codes], "listed": lambda code: figures.listed(asked, code, "numerator"),
        "path": request.path,
    }  # fmt: skip
    return render(request, "desk/criteria/page.html", context)
