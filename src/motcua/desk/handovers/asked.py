"""What the hand-over map is asked for, beside what every screen of figures is: between whom, and which list of it."""

from dataclasses import dataclass, replace

from django.http import Http404
from django.urls import reverse

from motcua.desk.control_room import asked as figures
from motcua.desk.entrance import DeskRequest
from motcua.indicators.queries.handovers import Way
from motcua.indicators.queries.trails import Asked
from motcua.indicators.rules.trails import Level
from motcua.ui.filters import address

BETWEEN = "giua"
LEVELS = {"don-vi": Level.UNIT, "khau": Level.STEP, "can-bo": Level.PERSON}
_WAYS = {"mui-ten": "arrow", "noi": "place", "quay-lai": "back", "duong": "variant"}
_LIST, _SOURCE, _NODE, _KIND, _KEY = "danh-sach", "tu", "den", "viec", "ma"
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class View:
    """A view of the map: of whose dossiers, and between whom."""

    asked: figures.Asked
    level: Level

    @property
    def trails(self) -> Asked:
        return Asked(self.asked.scope, self.asked.period, self.asked.at, self.asked.known)

    def href(self, way: Way) -> str:
        """Return the address of a list behind a number of the map."""
        told = {
            _LIST: next(name for name, what in _WAYS.items() if what == way.what), _SOURCE: way.source, _NODE: way.node,
            _KIND: way.kind, _KEY: way.key,
        }  # fmt: skip
        return address(reverse("desk:handover_list"), self.asked.said, told)


def view_of(request: DeskRequest) -> View:
    """Read the address.

    :raises Http404: as `asked_for`, or between nobody there is
    """
    asked, between = figures.asked_for(request), request.GET.get(BETWEEN, "")
    if between and between not in LEVELS:
        raise Http404
    return View(replace(asked, said={**asked.said, **({BETWEEN: between} if between else {})}), LEVELS[between or "don-vi"])


def way_of(request: DeskRequest, level: Level) -> Way:
    """:raises Http404: the address names no list"""
    told = {name: request.GET.get(name, "") for name in (_LIST, _SOURCE, _NODE, _KIND, _KEY)}
    if told[_LIST] not in _WAYS or any(len(value) > _LONGEST or "\x00" in value for value in told.values()):
        raise Http404
    return Way(_WAYS[told[_LIST]], level, told[_SOURCE], told[_NODE], told[_KIND], told[_KEY])
