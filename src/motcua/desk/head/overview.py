"""The parts of the page of whoever leads units."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from motcua.deadlines import queries as deadlines
from motcua.deadlines.rules import WorkCalendar
from motcua.desk.inbox.lists import NOBODY, Wanted
from motcua.desk.inbox.rows import page_of
from motcua.dossiers import queries as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries.leading import in_days
from motcua.dossiers.rules import Bounds, bounds
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ratings import queries as ratings
from motcua.ui.words import t

SHOWN = 20
MOST_TO_SIGN = 200
RATED_FOR = timedelta(days=90)  # as the page of ratings opens
WHY = {
    "left": "Người giữ đã thôi nhiệm vụ ở đó", "unborne": "Không có ai đảm nhiệm, hoặc đều vắng",
    "nobody": "Không ai chịu trách nhiệm", "unopened": "Gửi đến mà chưa ai mở", "untold": "Có kết quả mà chưa báo người nộp",
    "silent": "Lâu không có việc gì xảy ra",
}  # fmt: skip
# What a number of a load opens: the filter of the list.
FIGURES = {
    "open": ("Đang giữ", {}), "today": ("Hẹn trả hôm nay", {"han": "hom-nay"}), "week": ("Trong 7 ngày", {"han": "tuan"}),
    "late": ("Đã trễ", {"muc": "da-tre"}), "will_be_late": ("Sẽ trễ", {"muc": "se-tre"}),
    "standing": ("Đang dừng", {"muc": "dung"}),
}  # fmt: skip


def of(actor: Actor, at: datetime) -> dict[str, Any]:
    """Return what the page shows."""
    calendar, units = deadlines.calendar(), people.led_by(actor, at)
    now = bounds(at, calendar)
    stuck = dossiers.stuck(units, at, calendar)
    tomorrow = dossiers.changed_tomorrow(units, now, calendar)
    return {
        "loads": _loads(units, now), "figures": FIGURES, "tomorrow": page_of(tomorrow, 1, now, calendar),
        "stuck": _stuck(stuck[:SHOWN]), "stuck_count": len(stuck), "why": WHY, "shown": SHOWN,
        "to_look_into": ratings.to_look_into(ratings.of_units(units, at - RATED_FOR, at)).count(),
        "away": _away(units, at, calendar), "to_sign": _to_sign(actor), "to_check": _to_check(actor), "said": "",
        "units": _own(actor, units), "next_day": calendar.next_working(local_date(at)),
    }  # fmt: skip


def _own(actor: Actor, units: Collection[str]) -> str:
    """The units that the actor leads by name, and how many stand below them."""
    known, own = people.every_unit(), {unit for duty, unit in actor.posts if duty in {"head", "leader"}}
    names, below = "; ".join(sorted(known[code].name for code in own)), len(set(units) - own)
    return t("{units} và {n} đơn vị trực thuộc", units=names, n=below) if below else names


def _loads(units: frozenset[str], now: Bounds) -> list[dict[str, Any]]:
    found = dossiers.loads(units, now)
    names = people.accounts(one.holder for one in found if one.holder)
    most = max((one.open for one in found), default=0)
    return [
        {"name": names[one.holder].full_name if one.holder else "", "share": 100 * one.open / most, "figures": [
            (key, getattr(one, key), Wanted(xem="don-vi", nguoi=str(one.holder or NOBODY), **filters).query())
            for key, (_, filters) in FIGURES.items()
        ]}
        for one in found
    ]  # fmt: skip


def _stuck(found: Sequence[dossiers.Stuck]) -> list[dict[str, Any]]:
    units, holders = people.every_unit(), people.accounts(one.holder for one in found if one.holder)
    return [
        {"row": one, "unit": units[one.unit].short_name, "holder": holders[one.holder].full_name if one.holder else ""}
        for one in found
    ]


def _away(units: frozenset[str], at: datetime, calendar: WorkCalendar) -> list[dict[str, Any]]:
    """Who will not be there to sign, with the dossiers whose signing the forecast puts into those days."""
    found, known = people.away("leader", units, at), people.every_unit()
    signings = dossiers.signings({one.unit for one in found}, at, calendar) if found else []
    return [
        {"who": one, "unit": known[one.unit].name, "last": one.until - timedelta(days=1), "more": max(len(hit) - SHOWN, 0),
         "dossiers": hit[:SHOWN]}
        for one in found for hit in [in_days(signings, one.unit, max(one.since, local_date(at)), one.until)]
    ]  # fmt: skip


def _to_sign(actor: Actor) -> list[dict[str, Any]]:
    """What waits for the actor's own signature, each with whether it was read as it is now and whether there is a draft."""
    waiting = list(dossiers.to_sign(actor)[:MOST_TO_SIGN])
    drafts = dossiers.latest_drafts(waiting) if waiting else {}
    return [row | {"ready": row["read"] and bool(row["draft"])} for row in _with_read(waiting, actor, drafts)]


def _to_check(actor: Actor) -> list[dict[str, Any]]:
    """What waits at a step that the process gives to the actor as head or leader, other than the signing of the result."""
    waiting = dossiers.to_check(actor, MOST_TO_SIGN)
    return [
        row | {"ready": row["read"], "step": next(plan.action for plan in one.procedure.steps if plan.order == one.step_order)}
        for one, row in zip(waiting, _with_read(waiting, actor, dossiers.latest_drafts(waiting) if waiting else {}), strict=True)
    ]


def _with_read(waiting: list[Dossier], actor: Actor, drafts: Mapping[int, int]) -> list[dict[str, Any]]:
    read = dossiers.read_since_change(waiting, actor) if waiting else frozenset()
    return [{"dossier": one, "read": one.pk in read, "draft": drafts.get(one.pk), "step": ""} for one in waiting]
