"""Being late: why, as the head explains it, and in which step the time was lost. Pure."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from motcua.deadlines.rules import ClockEntry, ClockKind, WorkCalendar
from motcua.dossiers.rules.forecast import spare_time
from motcua.kernel.refusals import Refusal

type Stand = tuple[datetime, datetime | None]

# What a dossier can be late for, in the order of the form that lists causes. Our own list: no published one was found.
CAUSES = {
    "law": "Vướng mắc do quy định của pháp luật",
    "coordination": "Phối hợp với cơ quan, đơn vị khác chậm",
    "complexity": "Hồ sơ phức tạp, phải kiểm tra, xác minh",
    "officer": "Do cán bộ giải quyết",
    "workload": "Quá tải, thiếu người hoặc người giải quyết nghỉ",
    "system": "Sự cố phần mềm, đường truyền",
    "applicant": "Do người nộp: bổ sung giấy tờ, nghĩa vụ tài chính",
    "other": "Nguyên nhân khác",
}


def why_not_explanation(cause: str, reason: str, remedy: str, liable_unit: str, units: Collection[str]) -> Refusal | None:
    """It names a cause of the list, says why and what is done about it, and which of the units with a part in it answers."""
    if cause not in CAUSES:
        return Refusal("cause-missing")
    if not reason.strip():
        return Refusal("reason-missing")
    if not remedy.strip():
        return Refusal("remedy-missing")
    return None if liable_unit in units else Refusal("liable-unit-unknown")


def stands(ledger: Iterable[ClockEntry]) -> list[Stand]:
    """Return when the clock stood; without an end it still does."""
    found: list[Stand] = []
    since, depth = None, 0
    for entry in ledger:
        depth = max(0, depth + {ClockKind.PAUSE: 1, ClockKind.RESUME: -1, ClockKind.RESTART: -depth}.get(entry.kind, 0))
        if depth and since is None:
            since = entry.at
        elif not depth and since is not None:
            found.append((since, entry.at))
            since = None
    return [*found, (since, None)] if since else found


def spent(since: datetime, until: datetime, stood: Iterable[Stand], calendar: WorkCalendar) -> timedelta:
    """Return the office time that somebody had for it between two moments: while the clock stood nobody had."""
    lost = ((max(a, since), min(b or until, until)) for a, b in stood)
    return spare_time(since, until, calendar) - sum((spare_time(a, b, calendar) for a, b in lost if b > a), timedelta())
