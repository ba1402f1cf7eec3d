"""Whither the numbers of a target lead: to the dossiers behind them, for who oversees their unit; to nowhere for others."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.urls import reverse

from motcua.desk.control_room.asked import AXES, PERIOD, overseen
from motcua.indicators.rules import Period
from motcua.kernel.actors import Actor
from motcua.plans.queries.figures import Figure
from motcua.ui.filters import address


@dataclass(frozen=True, slots=True)
class Lists:
    """The addresses of one view. unit: whose figures it shows; theirs: the units whose lists this person may open."""

    whose: str
    theirs: frozenset[str]

    @classmethod
    def of(cls, actor: Actor, unit: str, day: date) -> Self:
        return cls(unit, overseen(actor, day))

    def definition(self, one: Figure) -> str:
        return self._address("desk:figure", [one.target.indicator], one.span, self.whose)

    def part(self, one: Figure, part: str) -> str:
        return self._address("desk:figure_list", [one.target.indicator, part], one.span, self.whose)

    def month(self, one: Figure, span: Period) -> str:
        return self._address("desk:figure_list", [one.target.indicator, "numerator"], span, self.whose)

    def unit(self, one: Figure, unit: str) -> str:
        return self._address("desk:figure_list", [one.target.indicator, "numerator"], one.span, unit)

    def _address(self, name: str, named: list[str], span: Period | None, unit: str) -> str:
        if span is None or unit not in self.theirs:
            return ""
        return address(reverse(name, args=named), {PERIOD: span.code, AXES["unit"]: unit}, {})
