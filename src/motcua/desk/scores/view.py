"""The score of QĐ 766: points got beside points that could be got, of a unit, of those below it and of each procedure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.desk.control_room import figures
from motcua.desk.control_room.asked import Asked, asked_for, filters, said_in_words
from motcua.desk.entrance import DeskRequest, staff_only
from motcua.indicators import queries
from motcua.indicators.rules import DEFINITIONS, Value, scoring
from motcua.indicators.rules.scoring import PROFILES, Item, Profile, Score, Scored
from motcua.kernel.moments import local_date
from motcua.ui.filters import address

PROFILE, AXIS = "bo", "theo"
AXES = {"unit": "Đơn vị giải quyết", "procedure": "Thủ tục"}
PROVINCE = "UBT"
_FIRST = "766-portal-2026"


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of the score: our own value, that of the national portal, and the points. href: of its page, if any."""

    item: Item
    own: Value | None
    official: queries.Told | None
    scored: Scored
    href: str
    is_verified: bool

    @property
    def ratio(self) -> Fraction | None:
        return self.item.ratio(self.own) if self.own else None


@dataclass(frozen=True, slots=True)
class Place:
    """One unit or procedure in the order of points; place None: nothing is known of it."""

    place: int | None
    name: str
    href: str
    score: Score


@staff_only
def scores(request: DeskRequest) -> HttpResponse:
    """The address is that of the control room's view; `bo`: which set of groups; `theo`: told apart by unit or procedure."""
    asked, profile = asked_for(request), _profile(request)
    codes = [item.code for group in profile.groups for item in group.items if item.code in DEFINITIONS]
    own = queries.values(codes, asked.scope, asked.period, at=asked.at, known=asked.known)
    told = queries.official(asked.period, asked.scope.unit or "")
    is_root = asked.scope.unit == PROVINCE and asked.scope.procedure is None
    score = scoring.of_values(profile, {code: one.value for code, one in told.items()} | _known(own), root=is_root)
    axis = request.GET.get(AXIS, "unit")
    axis = axis if axis in AXES else "unit"
    context = {
        "asked": asked, "whose": said_in_words(asked), "filters": filters(asked, request.path, "scores"), "score": score,
        "groups": [(one, [_line(asked, item, own, told, scored) for item, scored in items]) for one, items in score.groups],
        "profile": profile, "profiles": PROFILES, "axes": AXES, "axis": axis, "places": _places(asked, profile, codes, axis),
        "listed": lambda code, part: figures.listed(asked, code, part), "with": _with(request, asked), "tell": _tell(asked),
        "may_tell": any(request.actor.holds(duty, asked.scope.unit or "") for duty in ("control", "leader")),
    }  # fmt: skip
    return render(request, "desk/scores/page.html", context)


def _with(request: DeskRequest, asked: Asked) -> Callable[..., str]:
    own = {name: value for name in (PROFILE, AXIS) if (value := request.GET.get(name, ""))}
    return lambda **changes: address(request.path, asked.said, own | changes)


def _tell(asked: Asked) -> Callable[[str], str]:
    said = {"ky": asked.period.code, "don-vi": asked.scope.unit or ""}
    return lambda code: address(reverse("desk:figure_change", args=[code, "so-cua-cong"]), {}, said)


def _profile(request: DeskRequest) -> Profile:
    found = PROFILES.get(request.GET.get(PROFILE, _FIRST))
    if found is None:
        raise Http404
    return found


def _known(values: Mapping[str, Value]) -> dict[str, Value]:
    """What we count ourselves stands before what others say."""
    return {code: one for code, one in values.items() if one.denominator is not None}


def _line(
    asked: Asked, item: Item, own: Mapping[str, Value], told: Mapping[str, queries.Told], scored: Scored
) -> Line:
    href = asked.href(reverse("desk:figure", args=[item.code])) if item.code in DEFINITIONS else ""
    return Line(item, own.get(item.code), told.get(item.code), scored, href, item.code in asked.verified)


def _places(asked: Asked, profile: Profile, codes: list[str], axis: str) -> list[Place]:
    """Those with dossiers, the most points first; of people and procedures nothing is told below the unit that leads them."""
    found = queries.by(axis, codes, asked.scope, asked.period, at=asked.at, known=asked.known)
    called = figures.names(axis, list(found), local_date(asked.at))
    mine = {key: one for key, one in found.items() if key in called}
    if axis == "unit":
        mine = {key: one for key, one in mine.items() if key in asked.units}
    scored = {key: scoring.of_values(profile, _known(values), root=False) for key, values in mine.items()}
    order = scoring.ranked({key: one.whole.got for key, one in scored.items()})
    return [Place(place, called[key], asked.href(reverse("desk:scores"), **{axis: key}), scored[key]) for place, key in order]
