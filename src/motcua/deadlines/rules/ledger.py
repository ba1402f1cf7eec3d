"""What happened to a clock, and how the entries are read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from motcua.kernel.moments import local


class Policy(StrEnum):
    """What a request for a supplement does to a running clock (the rule set of the dossier decides)."""

    RESTART = "restart"
    PAUSE = "pause"
    NONE = "none"


class ClockKind(StrEnum):
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    RESTART = "restart"
    EXTEND = "extend"
    CORRECT = "correct"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class ClockEntry:
    """One entry of the ledger of a clock.

    :param at: when it took effect
    :param until: EXTEND: the new appointment; CORRECT: the right start moment (without it, `at` is that)
    """

    kind: ClockKind
    at: datetime
    until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """A stretch in which the clock stands; without an end it still does."""

    since: datetime
    until: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The ledger, read: where counting starts, where it stands, what was promised since."""

    first: datetime
    start: datetime
    stands: tuple[Stand, ...] = ()
    depth: int = 0  # pauses not yet resumed: an advance payment and a supplement may be waited for at once
    promised_at: datetime | None = None
    appointment: datetime | None = None
    stopped: bool = False

    @property
    def running(self) -> bool:
        return not self.depth and not self.stopped


def read(ledger: Sequence[ClockEntry]) -> Reading | None:
    """Read the entries in the order of the ledger; None when the clock has not started.

    :raises ValueError: the entries cannot be a clock (resumed without a pause, started twice, a far year)
    """
    reading: Reading | None = None
    for entry in ledger:
        at = moment(entry.at)
        if reading is None:
            if entry.kind is not ClockKind.START:
                raise ValueError("Sổ đồng hồ phải mở đầu bằng thời điểm bắt đầu tính.")
            reading = Reading(first=at, start=at)
        else:
            reading = _next(reading, entry, at)
    return reading


def moment(at: datetime) -> datetime:
    """Return the moment in Hà Nội.

    :raises ValueError: no zone, or a year that no calendar will ever reach
    """
    if at.tzinfo is None:
        raise ValueError("Thời điểm phải có múi giờ.")
    if not 1990 <= at.year <= 2200:
        raise ValueError(f"Năm {at.year} nằm ngoài khoảng tính được (1990–2200).")
    return local(at)


def _next(now: Reading, entry: ClockEntry, at: datetime) -> Reading:
    until = moment(entry.until) if entry.until is not None else None
    match entry.kind:
        case ClockKind.PAUSE:
            return _pause(now, at, entry.reason)
        case ClockKind.RESUME:
            return _resume(now, at)
        case ClockKind.RESTART:
            return Reading(first=now.first, start=at)
        case ClockKind.EXTEND:
            return _extend(now, at, until)
        case ClockKind.CORRECT:
            return replace(now, start=until or at)
        case ClockKind.STOP:
            return replace(now, stopped=True)
        case ClockKind.START:
            raise ValueError("Đồng hồ chỉ bắt đầu một lần; tính lại từ đầu là một mục khác.")


def _extend(now: Reading, at: datetime, until: datetime | None) -> Reading:
    if until is None:
        raise ValueError("Gia hạn phải có thời điểm hẹn mới.")
    return replace(now, promised_at=at, appointment=until)


def _pause(now: Reading, at: datetime, reason: str) -> Reading:
    if now.stopped:
        raise ValueError("Đồng hồ đã dừng hẳn thì không tạm dừng được nữa.")
    stands = now.stands if now.depth else (*now.stands, Stand(at, None, reason))
    return replace(now, depth=now.depth + 1, stands=stands)


def _resume(now: Reading, at: datetime) -> Reading:
    if not now.depth:
        raise ValueError("Không thể chạy tiếp: đồng hồ không tạm dừng.")
    *before, last = now.stands
    if at < last.since:
        raise ValueError("Thời điểm chạy tiếp không được trước thời điểm tạm dừng.")
    if now.depth > 1:
        return replace(now, depth=now.depth - 1)
    # A pause of no length leaves no trace.
    ended = (replace(last, until=at),) if at > last.since else ()
    return replace(now, depth=0, stands=(*before, *ended))
