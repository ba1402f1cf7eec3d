"""What the page of targets is asked for, all in the address: of which unit, which part of the plan, which status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from motcua.desk.entrance import DeskRequest
from motcua.desk.plans.wording import STATUSES
from motcua.plans.models import Plan, Target
from motcua.plans.queries.figures import Figure
from motcua.plans.rules import Status
from motcua.plans.rules.reading import APPENDIX
from motcua.ui.filters import address
from motcua.ui.words import t

ORDER = (Status.NOT_MET, Status.AT_RISK, Status.MET, Status.NO_DATA)
TEXT = "loi-van"
"""Targets that stand in the plan's text only, in no part of its table."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A view of the targets. parts: of the plan's table, by number; said: the parameters of the address that hold."""

    unit: str
    part: str
    status: str
    at: datetime
    parts: Mapping[str, str]
    path: str
    said: Mapping[str, str]

    def choices(self) -> list[tuple[str, str]]:
        """The parts that can be asked for, with their titles."""
        return [*((number, f"{number}. {title}") for number, title in self.parts.items()), (TEXT, t("Chỉ trong lời văn"))]

    def is_in_part(self, target: Target) -> bool:
        return self.part in ("", part_of(target))

    def chips(self, found: Sequence[Figure]) -> list[dict[str, Any]]:
        """Each status with how many there are; pressing the chosen one takes it away."""
        return [
            {"text": STATUSES[one][0], "count": sum(figure.status is one for figure in found), "chosen": one == self.status,
             "href": address(self.path, self.said, {"trang-thai": "" if one == self.status else one.value})}
            for one in ORDER
        ]  # fmt: skip


def read(request: DeskRequest, plan: Plan, units: Mapping[str, str], parts: Mapping[str, str]) -> Asked:
    """:raises Http404: there is no such unit, part or status"""
    said = {name: value for name in ("ke-hoach", "don-vi", "phan", "trang-thai") if (value := request.GET.get(name, ""))}
    unit, part, status = (said.get(name, "") for name in ("don-vi", "phan", "trang-thai"))
    if unit not in {"", *units} or part not in {"", TEXT, *parts} or status not in {"", *ORDER}:
        raise Http404
    return Asked(unit, part, status, request.now, parts, request.path, said)


def part_of(target: Target) -> str:
    """Return the number of the part of the plan's table where a target stands."""
    for place in target.places:
        if place.startswith(APPENDIX):
            return str(place).removeprefix(f"{APPENDIX} ").partition(".")[0]
    return TEXT
