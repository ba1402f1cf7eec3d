"""What opens behind the cells of a list: a dossier behind its number, the list behind a number of dossiers."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from motcua.desk.control_room.asked import KNOWN, PERIOD
from motcua.desk.listed.asked import Asked
from motcua.dossiers import queries as dossiers
from motcua.indicators.rules import Period
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.reports.layouts.words import written
from motcua.reports.queries.inspecting import HANDLED
from motcua.reports.queries.listing import Listed
from motcua.reports.rules.sheets import Kind, Rank

# Of the inspector's table: the list behind each number.
_LISTS = {"late": "danh-sach-qua-han", "untold": "qua-han-chua-xin-loi", "supplements": "bo-sung", "wrong_form": "bo-sung-sai-mau"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as the screen has it. is_short: never broken over two lines"""

    text: str
    href: str
    is_number: bool
    is_short: bool


@dataclass(frozen=True, slots=True)
class Line:
    cells: tuple[Shown, ...]
    is_whole: bool


def opened(found: Listed, asked: Asked, actor: Actor) -> list[Line]:
    """Return the rows with where their cells lead."""
    leaves, keys = found.sheet.layout.leaves, iter(found.keys)
    codes = set(found.keys) if asked.kind.name not in ("kiem-tra", "minh-chung") else set()
    visible = {one.number or "" for one in dossiers.visible_to(actor).filter(number__in=codes).only("number")} if codes else set()
    lines = []
    for row in found.sheet.rows:
        key = next(keys, "") if row.rank is not Rank.GROUP else ""
        cells = tuple(
            Shown(
                written(value), _href(leaf.key, value, key, found, asked, visible), leaf.kind in (Kind.COUNT, Kind.SHARE),
                leaf.key == "code" or leaf.kind is Kind.DATE,
            )
            for leaf, value in zip(leaves, row.cells, strict=True)
        )
        lines.append(Line(cells, row.rank is not Rank.LINE))
    return lines


def _href(column: str, value: object, key: str, found: Listed, asked: Asked, visible: set[str]) -> str:
    if column == "code":
        return reverse("desk:dossier", args=[key]) if key in visible else ""
    if asked.kind.name != "kiem-tra" or asked.days is None or not value or not key:
        return ""
    days = {"don-vi": key, "ky": asked.days.key}
    if column == "checked":
        of = days | {PERIOD: Period(asked.days.since, asked.days.until).code}
        if found.stated.known_at:
            of[KNOWN] = local_date(found.stated.known_at).isoformat()
        return f"{reverse('desk:figure_list', args=[HANDLED, 'denominator'])}?{urlencode(of)}"
    if column == "unit" and key != asked.unit:
        return f"?{urlencode(days)}"
    return f"{reverse('desk:listed', args=[_LISTS[column]])}?{urlencode(days)}" if column in _LISTS else ""
