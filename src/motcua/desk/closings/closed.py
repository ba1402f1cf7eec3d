"""What the screens of closed periods share: which one it is, what its numbers are called, where their lists are."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.http import Http404
from django.urls import reverse

from motcua.desk.control_room.asked import AXES, KNOWN, PERIOD, overseen
from motcua.desk.control_room.figures import PARTS as COLUMNS
from motcua.desk.entrance import DeskRequest
from motcua.indicators import queries
from motcua.indicators.models import Closing, Restatement
from motcua.indicators.queries.closing import closings
from motcua.indicators.rules import FORM, Period
from motcua.kernel.moments import local_date
from motcua.people import queries as people
from motcua.ui.filters import address
from motcua.ui.words import t

FORM_PARTS = {
    "received_online": "Tiếp nhận trực tuyến", "received_otherwise": "Tiếp nhận trực tiếp, bưu chính",
    "carried_over": "Kỳ trước chuyển sang", **COLUMNS, "open_waiting": "Đang chờ người nộp",
}  # fmt: skip
SHARES = {"numerator": "được tính", "denominator": "làm mẫu số", "population": "mọi hồ sơ của kỳ"}


def closing_or_404(request: DeskRequest, pk: int) -> Closing:
    """Return a closed period of a unit that this actor answers for.

    :raises Http404: there is none, or it is not theirs to see
    """
    found = closings(overseen(request.actor, local_date(request.now))).filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise Http404
    return found


def called(closing: Closing) -> str:
    """The period in words: "Quý III/2024"."""
    return Period.read(closing.period).name


def name_of(code: str, part: str) -> str:
    """Say what a number of a closed period counts; an indicator that is no more keeps its code."""
    if code == FORM:
        return t(FORM_PARTS[part])
    one = queries.definitions().get(code)
    return f"{t(one.name) if one else code}{'' if one and one.of is None else ': ' + t(SHARES[part])}"


def listed(closing: Closing, code: str, part: str, known: datetime | None) -> str:
    """Return the address of the list behind a number, as it was known at a moment or as it is now."""
    told = {PERIOD: closing.period, AXES["unit"]: closing.unit} | ({KNOWN: known.isoformat()} if known else {})
    return address(reverse("desk:figure_list", args=[code, part]), told, {})


def people_of(rows: Iterable[Closing], told: Collection[Restatement] = ()) -> dict[str, str]:
    """Return the names of who closed and restated, by the actor's id."""
    actors = {one.closed_by for one in rows} | {one.stated_by for one in told}
    pks = {int(pk) for kind, _, pk in (actor.partition(":") for actor in actors) if kind == "account"}
    return {f"account:{pk}": account.full_name for pk, account in people.accounts(pks).items()}
