"""Where dossiers wait: who hands them to whom, how long they lie there, where they come back and leave the internal process."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk.control_room.asked import filters, said_in_words
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.handovers import wording
from motcua.desk.handovers.asked import BETWEEN, LEVELS, View, view_of
from motcua.indicators import queries
from motcua.indicators.queries import handovers as trails
from motcua.indicators.queries.handovers import Wait, Way
from motcua.indicators.rules.trails import APPLICANT, Level
from motcua.kernel.moments import local_date
from motcua.ui import formats
from motcua.ui.charts import Chart, Handover, Unit
from motcua.ui.charts import handovers as drawn
from motcua.ui.filters import address
from motcua.ui.words import t

BETWEENS = {Level.UNIT: "Đơn vị", Level.STEP: "Khâu", Level.PERSON: "Cán bộ trong đơn vị"}
AT_ONCE = 300_000  # dossiers whose trails one page reads; a province's year is read unit by unit or month by month
_ARROWS, _PLACES, _VARIANTS = 24, 15, 12
_SLOW = (1, 3, 7)  # working days from which nine in ten waits are slow, slower, slowest


@staff_only
def handovers(request: DeskRequest) -> HttpResponse:
    """The address is that of the control room's view, and `giua`: between whom."""
    view = view_of(request)
    asked = view.asked
    (whole,) = queries.settling("", asked.scope, asked.period, at=asked.at, known=asked.known)
    many = whole.settled + whole.open
    here = {name: address(request.path, asked.said, {BETWEEN: name}) for name in LEVELS}
    context: dict[str, Any] = {
        "asked": asked, "whose": said_in_words(asked), "filters": filters(asked, request.path, "handovers"), "many": many,
        "levels": [(t(BETWEENS[level]), here[name], level == view.level) for name, level in LEVELS.items()],
        "too_many": many > AT_ONCE, "most": AT_ONCE,
    }  # fmt: skip
    if 0 < many <= AT_ONCE:
        context |= _map(view) | _ways(view)
    return render(request, "desk/handovers/page.html", context)


def _map(view: View) -> dict[str, Any]:
    arrows, places = trails.arrows(view.trails, view.level), trails.waits(view.trails, view.level)
    names = wording.called([one.node for one in places], view.level, local_date(view.asked.at))
    whole = sum((one.total for one in places), Decimal(0))
    return {
        "chart": _chart(view, arrows[:_ARROWS], names), "hidden": max(0, len(arrows) - _ARROWS),
        "slowest": _slowest(view, places, names, whole),
        "places": [_place(view, one, names, whole) for one in places[:_PLACES]],
    }  # fmt: skip


def _chart(view: View, arrows: Sequence[Wait], names: Mapping[str, str]) -> Chart:
    told = [
        Handover(names[one.source], names[one.node], one.dossiers, round(one.median, 1), round(one.p90, 1),
                 view.href(Way("arrow", view.level, one.source, one.node)))
        for one in arrows
    ]  # fmt: skip
    return drawn("map", t("Ai chuyển hồ sơ cho ai, chờ bao lâu"), told, slow=_SLOW, unit=Unit.DAYS)


def _place(view: View, one: Wait, names: Mapping[str, str], whole: Decimal) -> dict[str, Any]:
    return {
        "name": names[one.node], "one": one, "share": _share(one, whole),
        "href": view.href(Way("place", view.level, node=one.node)),
    }  # fmt: skip


def _share(one: Wait, whole: Decimal) -> Fraction | None:
    return Fraction(one.total) / Fraction(whole) if whole else None


def _slowest(view: View, places: Sequence[Wait], names: Mapping[str, str], whole: Decimal) -> str:
    """Say in a sentence where the most time lies that the office can do something about."""
    one = next((one for one in places if one.node != APPLICANT and one.total), None)
    if one is None:
        return ""
    name = t("khâu {name}", name=names[one.node]) if view.level is Level.STEP else names[one.node]
    return t(
        "Hồ sơ chờ lâu nhất ở {place}: {share} thời gian của các hồ sơ này nằm ở đây. Một nửa số lượt chờ không quá {median}, "
        "cứ mười lượt có một lượt chờ từ {p90} ngày làm việc trở lên.",
        place=name, share=formats.percent(_share(one, whole)), median=_days(one.median), p90=_days(one.p90),
    )  # fmt: skip


def _days(days: Decimal) -> str:
    return formats.number(round(days, 1), 1).removesuffix(",0")


def _ways(view: View) -> dict[str, Any]:
    """What came back, and what left the internal process."""
    backs, variants = trails.returns(view.trails), trails.variants(view.trails)
    step = wording.called([node for one in backs for node in (one.source, one.node)], Level.STEP, local_date(view.asked.at))
    follow, whole = sum(one.dossiers for one in variants if one.follows), sum(one.dossiers for one in variants)
    off = [one for one in variants if not one.follows]
    return {
        "backs": [
            (wording.back(one.kind), step[one.source], step[one.node], one,
             view.href(Way("back", source=one.source, node=one.node, kind=one.kind)))
            for one in backs
        ],
        "follow": follow, "off": whole - follow, "share": Fraction(follow, whole) if whole else None,
        "rare": max(0, len(off) - _VARIANTS),
        "variants": [(wording.variant(one.kinds), one, view.href(Way("variant", key=one.key))) for one in off[:_VARIANTS]],
    }  # fmt: skip
