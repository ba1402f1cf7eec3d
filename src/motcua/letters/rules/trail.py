"""How a dossier went from hand to hand, read from its events alone (form 05)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from motcua.deadlines.rules import ClockEntry, ClockKind, Policy
from motcua.dossiers import events
from motcua.dossiers.rules import WAITING, State
from motcua.kernel.moments import local_date

EARLY, IN_TIME, LATE = "Trước hạn", "Đúng hạn", "Quá hạn"
APPLICANT = "Người nộp hồ sơ"


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of the journal."""

    kind: str
    at: datetime
    actor_id: str
    actor_name: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """What the published version says about its steps.

    :param step_due: until when a step (by its order) is due that was opened at this moment, with what the clock did since
    :param transfer_due: until when a dossier accepted at this moment must have left the counter (the 15:00 rule)
    :param policy: what a supplement request does to the clock
    :param work: the orders of the steps of work: an officer goes on from one to the next, nothing changes hands
    """

    step_due: Callable[[int, datetime, Sequence[ClockEntry]], datetime | None]
    transfer_due: Callable[[datetime], datetime]
    work: frozenset[int]
    policy: Policy = Policy.RESTART


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """One passing on. Units are codes; None is the applicant. `taken_at`: when the receiver opened it, if that was later."""

    giver_unit: str
    receiver_unit: str | None
    at: datetime
    giver: str
    receiver: str = ""
    taken_at: datetime | None = None
    result: str = ""
    reason: str = ""


def how_timely(done_at: datetime, due_at: datetime | None) -> str:
    """Return before, on or after its day; "" where nothing was due."""
    if due_at is None:
        return ""
    if done_at > due_at:
        return LATE
    return EARLY if local_date(done_at) < local_date(due_at) else IN_TIME


# Events that put the dossier into other hands. Those that end a step are measured by that step's own time.
_ENDS_STEP = frozenset({
    events.TRANSFERRED, events.ASSIGNED, events.STEP_FINISHED, events.DECIDED, events.SEALED, events.DELIVERED,
})  # fmt: skip
_PASSES = _ENDS_STEP | {events.SENT_BACK, events.REASSIGNED, events.HANDED_UP, events.HANDED_BACK, events.REOPENED}
# Whoever does one of these has received what was passed on before.
_RECEIVES = frozenset({events.TAKEN, events.ANNOUNCED, events.DELIVERED})


@dataclass
class _Walk:
    process: Process
    names: dict[str, str]
    unit: str = ""
    step: int | None = None
    step_due_at: datetime | None = None
    opened_at: datetime | None = None
    is_at_desk: bool = False
    state: str = ""
    clock: list[ClockEntry] = field(default_factory=list)
    found: list[Passing] = field(default_factory=list)


def passings(trail: Sequence[Happened], process: Process) -> list[Passing]:
    """Return every passing on of a dossier, oldest first."""
    walk = _Walk(process, {event.actor_id: event.actor_name for event in trail})
    for event in trail:
        if event.kind in _RECEIVES:
            _receive(walk, event)
        if event.kind in _PASSES and not _goes_on(walk, event):
            _pass(walk, event)
        _follow(walk, event)
    return walk.found


def _receive(walk: _Walk, event: Happened) -> None:
    """Fill in who received what was passed on last."""
    if walk.found and not walk.found[-1].receiver and walk.found[-1].receiver_unit == walk.unit:
        taken_at = event.at if event.kind == events.TAKEN else None
        walk.found[-1] = replace(walk.found[-1], receiver=event.actor_name, taken_at=taken_at)


def _goes_on(walk: _Walk, event: Happened) -> bool:
    same_unit = event.data.get("unit") == walk.unit
    return event.kind == events.STEP_FINISHED and same_unit and event.data.get("step") in walk.process.work


def _pass(walk: _Walk, event: Happened) -> None:
    to_unit, to_step = event.data.get("unit"), event.data.get("step")
    ends_step = event.kind in _ENDS_STEP and (to_step != walk.step or event.kind == events.DELIVERED)
    walk.found.append(
        Passing(
            giver_unit=event.data.get("from_unit") or walk.unit,
            receiver_unit=None if event.kind == events.DELIVERED else to_unit,
            at=event.at, giver=event.actor_name, receiver=_named(walk, event),
            result=how_timely(event.at, walk.step_due_at) if ends_step else "",
            reason=str(event.data.get("reason", "")),
        )
    )  # fmt: skip


def _named(walk: _Walk, event: Happened) -> str:
    """The receiver, where the event says who it is: an officer by account; the name is known once that officer has acted."""
    if event.kind in (events.ASSIGNED, events.REASSIGNED):
        return walk.names.get(f"account:{event.data.get('officer')}", "")
    return ""


def _follow(walk: _Walk, event: Happened) -> None:
    """Stand where the event led to. A step begins where its order changes, or where it is begun anew."""
    step = event.data.get("step")
    begun_anew = event.kind in {events.SENT_BACK, events.REOPENED}
    if event.kind == events.ACCEPTED:
        walk.step_due_at, walk.is_at_desk = walk.process.transfer_due(event.at), True
        walk.opened_at, walk.clock = event.at, []
    elif step is not None and (step != walk.step or begun_anew):
        walk.step_due_at, walk.is_at_desk = walk.process.step_due(step, event.at, ()), False
        walk.opened_at, walk.clock = event.at, []
    elif walk.opened_at and step is not None:
        _tick(walk, event, step, walk.opened_at)
    walk.step = step if step is not None else walk.step
    walk.unit = event.data.get("unit") or walk.unit
    walk.state = event.data.get("state") or walk.state


def _tick(walk: _Walk, event: Happened, step: int, opened_at: datetime) -> None:
    """Let the step's time stand and go on with the dossier's clock."""
    kind = _clock_kind(event, walk.process.policy, walk.state)
    if kind is not None:
        walk.clock.append(ClockEntry(kind, event.at))
    if walk.clock and walk.state in WAITING and event.data["state"] not in WAITING:
        at_desk = walk.process.transfer_due(event.at) if walk.is_at_desk else None
        walk.step_due_at = at_desk or walk.process.step_due(step, opened_at, walk.clock)


def _clock_kind(event: Happened, policy: Policy, state: str) -> ClockKind | None:
    """What this event did to the clock of a dossier that had been accepted."""
    supplement = {Policy.RESTART: ClockKind.RESTART, Policy.PAUSE: ClockKind.RESUME}
    stands = ClockKind.PAUSE if policy is not Policy.NONE else None
    match event.kind:
        case events.SUPPLEMENT_ASKED | events.PAYMENT_ASKED:
            return stands
        case events.RESUBMITTED:
            return supplement.get(policy)
        case events.PAYMENT_RECORDED:
            paid = state == State.AWAITING_PAYMENT != event.data.get("state")
            return ClockKind.RESUME if paid and stands else None
        case events.WITHDRAWAL_REQUESTED:
            return ClockKind.PAUSE
        case events.WITHDRAWAL_CANCELLED:
            return ClockKind.RESUME
    return None
