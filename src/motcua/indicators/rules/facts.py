"""What is known of one dossier for counting, and how it follows from the journal. Pure.

`fold` is the definition. The database folds the journal by a statement of its own (`queries.folding`), because sixty million events
must not pass through Python; tests hold the two together.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from motcua.dossiers import events
from motcua.kernel.moments import local_date


class Outcome(StrEnum):
    """How a dossier ended."""

    GRANTED = "granted"
    REJECTED = "rejected"  # after appraisal, by a signed notice
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # never completed in the time given
    REFUSED = "refused"  # not taken in


class Speed(StrEnum):
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class Event(Protocol):
    """One event of the journal."""

    seq: int
    kind: str
    happened_at: datetime
    recorded_at: datetime
    actor_id: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What was said when it was handed in and never changes.

    :param unit: which settles, :param desk: which took it in
    :param person: whose it is, :param thing: and what was asked for; the same for the same, and nothing can be read from them
    """

    dossier: int
    number: str
    procedure: str
    field: str
    unit: str
    desk: str
    channel: str
    typed_by: str
    at_counter: bool
    person: UUID | None
    thing: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Fixed):
    """One dossier as it is known from its events up to a moment.

    :param due_at: the appointment; None while the clock stands before it, for nobody can be late then
    :param late_from: the moment after which it was late; None for one that never was
    :param fault_from: the same by QĐ 766, where a second request to supplement is a fault like being late
    :param judged_at: the moment that is held against the appointment: the end, or when waiting for the applicant began if it
        ended waiting
    :param waiting_since: when the applicant began to be waited for, while that lasts
    """

    officer: int | None = None
    by_hour: bool = False
    return_by: str = ""
    submitted_at: datetime
    accepted_at: datetime | None = None
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    waiting_since: datetime | None = None
    finished_at: datetime | None = None
    judged_at: datetime | None = None
    outcome: str = ""
    speed: str = ""
    late_from: datetime | None = None
    fault_from: datetime | None = None
    delivered_at: datetime | None = None
    lettered_at: datetime | None = None
    explained_at: datetime | None = None
    supplements: int = 0
    extensions: int = 0
    returns: int = 0
    reopenings: int = 0
    fee_asked: int = 0
    fee_paid: int = 0
    paid_online: bool = False
    papers: int = 0
    filed: int = 0
    reused: int = 0
    electronic: bool = False
    eid: bool = False
    rated: int | None = None
    low: bool = False
    seq: int = 0
    known_from: datetime
    known_until: datetime
    # Of the journey of the same person for the same thing: the dossier before and after this one, and the first appointment.
    earlier: int | None = field(default=None, compare=False)
    later: int | None = field(default=None, compare=False)
    journey_due_at: datetime | None = field(default=None, compare=False)


ENDS = {
    events.SEALED: Outcome.GRANTED, events.REJECTED: Outcome.REJECTED, events.STOPPED: Outcome.LAPSED,
    events.REFUSED: Outcome.REFUSED, events.REOPENED: None,
}  # fmt: skip
BEGINS_TO_WAIT = (events.SUPPLEMENT_ASKED, events.PAYMENT_ASKED, events.WITHDRAWAL_REQUESTED)
LETTERS = (events.EXTENDED, events.APOLOGISED)
GIVEN_TO = (events.ASSIGNED, events.REASSIGNED)
RATED = ("rating.rated", "rating.changed")
# What ended so, and was filed again within so many days by the same person for the same thing, is one journey.
REFILED_AFTER = (Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.REFUSED)
REFILED_WITHIN = timedelta(days=30)


def fold(fixed: Fixed, trail: Iterable[Event], ratings: Iterable[Event] = ()) -> Facts | None:
    """Return what these events make of a dossier; None as long as it is not handed in.

    :param trail: of the dossier itself, :param ratings: of what its people said; both in the order of `seq`
    """
    told = list(trail)
    handed_in = next((one for one in told if one.kind == events.SUBMITTED), None)
    if handed_in is None:
        return None
    last, accepted, end = told[-1], _last(told, events.ACCEPTED), _last(told, *ENDS)
    waiting = _last([one for one in told if one.data.get("waits") == 1], *BEGINS_TO_WAIT)
    outcome = _outcome(told, end)
    finished_at = end.happened_at if end and outcome else None
    ended_waiting = outcome in (Outcome.WITHDRAWN, Outcome.LAPSED)
    judged_at = waiting.happened_at if ended_waiting and waiting else finished_at
    due_at = _moment(last.data.get("due_at")) if accepted else None
    waits = waiting.happened_at if waiting and last.data.get("waits") else None
    if due_at and waits and not last.data.get("running") and due_at >= waits:
        due_at = None
    by_hour = bool(accepted and accepted.data.get("by_hour"))
    late_from = late_after(judged_at, due_at, by_hour=by_hour)
    asked_again_at = _asked_again(told, accepted)
    said = list(ratings)
    points = said[-1].data["points"] if said else {}
    return Facts(
        **{name: getattr(fixed, name) for name in Fixed.__dataclass_fields__},
        officer=_officer(told), by_hour=by_hour, return_by=handed_in.data.get("return_by", ""),
        submitted_at=handed_in.happened_at, accepted_at=accepted.happened_at if accepted else None,
        due_at=due_at, first_due_at=_moment(accepted.data.get("original_due_at")) if accepted else None, waiting_since=waits,
        finished_at=finished_at, judged_at=judged_at, outcome=outcome,
        speed=speed(judged_at, due_at, late_from, by_hour=by_hour, ended_waiting=ended_waiting),
        late_from=late_from, fault_from=min((one for one in (late_from, asked_again_at) if one), default=None),
        delivered_at=_happened(_last(told, events.DELIVERED)), lettered_at=_happened(_first(told, *LETTERS)),
        explained_at=_happened(_last(told, events.EXPLANATION_ACCEPTED)),
        supplements=_count(told, events.SUPPLEMENT_ASKED),
        extensions=_count(told, events.EXTENDED), returns=_count(told, events.SENT_BACK), reopenings=_count(told, events.REOPENED),
        fee_asked=_fee(told), fee_paid=sum(one.data["amount"] for one in told if one.kind == events.PAYMENT_RECORDED),
        paid_online=any(one.data.get("way") == "online" for one in told if one.kind == events.PAYMENT_RECORDED),
        papers=handed_in.data.get("papers", 0), filed=handed_in.data.get("filed", 0) + _scanned(told),
        reused=sum(one.data.get("reused", 0) for one in told), electronic=_is_electronic(told),
        eid=bool(handed_in.data.get("eid")), rated=points.get("overall"), low=0 in points.values(),
        seq=last.seq, known_from=handed_in.recorded_at, known_until=max(one.recorded_at for one in (*told, *said)),
    )  # fmt: skip


def late_after(judged_at: datetime | None, due_at: datetime | None, *, by_hour: bool) -> datetime | None:
    """Return the moment after which it was, or will be, late; None when it ended in time or there is no appointment.

    Terms in hours are told by the minute, so the minute of the appointment is still in time.
    """
    if due_at is None:
        return None
    last = due_at.replace(second=59, microsecond=999999) if by_hour else due_at
    return None if judged_at and judged_at <= last else last


def speed(
    judged_at: datetime | None, due_at: datetime | None, late_from: datetime | None, *, by_hour: bool, ended_waiting: bool
) -> str:
    """Hold the end against the appointment: early, on time or late; empty when there is nothing to hold.

    Terms in days: before the day of the appointment is early, after its moment is late. Terms in hours: by the minute. Who ended
    waiting for the applicant is never early (form II.06a counts those as on time).
    """
    if judged_at is None or due_at is None:
        return ""
    if late_from:
        return Speed.LATE
    is_early = judged_at < due_at.replace(second=0, microsecond=0) if by_hour else local_date(judged_at) < local_date(due_at)
    return Speed.EARLY if is_early and not ended_waiting else Speed.ON_TIME


def _outcome(told: list[Event], end: Event | None) -> str:
    outcome = ENDS[end.kind] if end else None
    if outcome is not Outcome.LAPSED:
        return outcome or ""
    asked, thought_better = _last(told, events.WITHDRAWAL_REQUESTED), _last(told, events.WITHDRAWAL_CANCELLED)
    withdrawn = asked and (thought_better is None or thought_better.seq < asked.seq)
    return Outcome.WITHDRAWN if withdrawn else Outcome.LAPSED


def _officer(told: list[Event]) -> int | None:
    """Who works on it: the last it was given to, or else the first who took it up to work on it."""
    if given := _last(told, *GIVEN_TO):
        return int(given.data["officer"])
    taken = next((one for one in told if one.kind == events.TAKEN and one.data.get("step_kind") == "work"), None)
    kind, _, pk = taken.actor_id.partition(":") if taken else ("", "", "")
    return int(pk) if kind == "account" else None


def _asked_again(told: list[Event], accepted: Event | None) -> datetime | None:
    """When a second supplement was asked for; before it was taken in, that is from when it is there at all."""
    asked = [one.happened_at for one in told if one.kind == events.SUPPLEMENT_ASKED]
    return max(asked[1], accepted.happened_at) if len(asked) > 1 and accepted else None


def _fee(told: list[Event]) -> int:
    asked = _last(told, events.PAYMENT_ASKED)
    if asked:
        return int(asked.data["amount"])
    said = _last([one for one in told if "fee_asked" in one.data], events.SUBMITTED, events.ACCEPTED)
    return int(said.data["fee_asked"]) if said else 0


def _scanned(told: list[Event]) -> int:
    return sum(one.kind == events.SCAN_ATTACHED and bool(one.data.get("first")) for one in told)


def _is_electronic(told: list[Event]) -> bool:
    decided = _last(told, events.DECIDED)
    return bool(decided and decided.data.get("electronic"))


def _last(told: list[Event], *kinds: str) -> Event | None:
    return next((one for one in reversed(told) if one.kind in kinds), None)


def _first(told: list[Event], *kinds: str) -> Event | None:
    return next((one for one in told if one.kind in kinds), None)


def _count(told: list[Event], kind: str) -> int:
    return sum(one.kind == kind for one in told)


def _happened(event: Event | None) -> datetime | None:
    return event.happened_at if event else None


def _moment(text: Any) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
