"""`motcua deadline`: when a term ends, with every day on the way."""

import argparse
import json
import sys
from datetime import date, datetime
from itertools import pairwise

from motcua.deadlines import data
from motcua.deadlines.rules import ClockEntry, ClockKind, Due, Term, WorkCalendar, due
from motcua.deadlines.rules.calendars import WEEKDAYS
from motcua.kernel.moments import HANOI, dd_mm_yyyy, hh_mm_dd_mm_yyyy, local_date

HELP = "tell when a procedure or a term is due, and why"

_FORMATS = ("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%H:%M %d/%m/%Y", "%d/%m/%Y")
_MOMENT = '"2024-04-25 10:00"'


class _AskError(ValueError):
    """What is wrong with the question, as a sentence."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take a procedure or a term, the moment of receipt, and what happened to the clock."""
    parser.add_argument("procedure", nargs="?", help="code, such as 1.004363 or 1.004363-province")
    add = parser.add_argument
    add("--term", help='"5 working days", "20 calendar days", "8 hours", "2 months", "same day"')
    add("--from", dest="since", required=True, metavar="AT", help=f"received at {_MOMENT}, Hà Nội time")
    add("--pause", action="append", default=[], metavar="FROM/TO", help="the clock stood; repeatable")
    add("--restart", action="append", default=[], metavar="AT", help="counted anew; repeatable")
    add("--json", action="store_true", help="due, original_due, provisional, running, working")



def run(options: argparse.Namespace) -> int:
    """Print the answer; 2 and one sentence when the question cannot be answered."""
    try:
        ledger = _ledger(options)
        term, calendar, name = _asked(options)
        found = due(term, ledger, calendar)
    except (ValueError, LookupError, OverflowError) as reason:
        print(_sentence(reason), file=sys.stderr)
        return 2
    print(_as_json(term, found, name) if options.json else _as_text(term, found, name, ledger[0].at))
    return 0


def _asked(options: argparse.Namespace) -> tuple[Term, WorkCalendar, str]:
    if bool(options.term) == bool(options.procedure):
        raise _AskError("Hãy cho biết mã thủ tục, hoặc thời hạn sau --term (một trong hai).")
    if options.term:
        return Term.parse(options.term), data.packaged(), ""
    return _of_procedure(options.procedure, local_date(_moment(options.since)))


def _of_procedure(code: str, day: date) -> tuple[Term, WorkCalendar, str]:
    """Find the term of the procedure as published on that day, and the calendar in the database."""
    from django.db import DatabaseError

    from motcua.config import cli

    cli.connect()
    from motcua.catalogue import queries as catalogue
    from motcua.deadlines.queries import calendar

    try:
        version = catalogue.current(code, day) or catalogue.current_by_code(code, day)
        if version is None:
            raise _AskError(f"Không có thủ tục mang mã “{code}” được công bố vào ngày {dd_mm_yyyy(day)}.")
        if version.term is None:
            raise _AskError(f"Thủ tục {code} chưa ghi thời hạn giải quyết.")
        return version.term, calendar(), f"{version.code} {version.name}"
    except DatabaseError as reason:
        first = str(reason).partition("\n")[0]
        raise _AskError(f"Không đọc được dữ liệu thủ tục ({first}); hãy chạy “make demo” trước.") from None


def _ledger(options: argparse.Namespace) -> list[ClockEntry]:
    received = _moment(options.since)
    pauses = _pauses(options.pause)
    restarts = sorted(_moment(text) for text in options.restart)
    if any(at < received for at in [*restarts, *(begins for begins, _ in pauses)]):
        raise _AskError("Tạm dừng và tính lại không được trước thời điểm tiếp nhận (--from).")
    entries = [ClockEntry(ClockKind.RESTART, at) for at in restarts]
    for begins, ends in pauses:
        # A clock that is counted anew while it is to stand goes on standing from there.
        for a, b in pairwise([begins, *(at for at in restarts if begins < at < ends), ends]):
            entries += [ClockEntry(ClockKind.PAUSE, a), ClockEntry(ClockKind.RESUME, b)]
    order = {ClockKind.RESUME: 0, ClockKind.RESTART: 1, ClockKind.PAUSE: 2}
    return [ClockEntry(ClockKind.START, received), *sorted(entries, key=lambda e: (e.at, order[e.kind]))]


def _pauses(texts: list[str]) -> list[tuple[datetime, datetime]]:
    """Read the pauses; those that overlap or touch become one, those of no length none."""
    merged = list[tuple[datetime, datetime]]()
    for begins, ends in sorted(_pause(text) for text in texts):
        if merged and begins <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(ends, merged[-1][1])
        else:
            merged.append((begins, ends))
    return [(begins, ends) for begins, ends in merged if begins < ends]


def _pause(text: str) -> tuple[datetime, datetime]:
    begins, slash, ends = text.partition("/")
    if not slash or "/" in ends:
        raise _AskError(f"Không hiểu khoảng tạm dừng “{text}”; hãy viết “2024-04-26 09:00/2024-05-03 09:00”.")
    pause = _moment(begins), _moment(ends)
    if pause[1] < pause[0]:
        raise _AskError(f"Khoảng tạm dừng “{text}” kết thúc trước khi bắt đầu.")
    return pause


def _moment(text: str) -> datetime:
    """Read a moment; without a zone it is Hà Nội's."""
    text = text.strip()
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=HANOI) if at.tzinfo is None else at.astimezone(HANOI)
    except ValueError:
        pass
    for form in _FORMATS:
        try:
            return datetime.strptime(f"{text} +0700", f"{form} %z").astimezone(HANOI)
        except ValueError:
            continue
    raise _AskError(f"Không hiểu thời điểm “{text}”; hãy viết dạng {_MOMENT}.")


def _as_json(term: Term, found: Due, name: str) -> str:
    answer = {
        "due": found.due_at.isoformat() if found.due_at else None,
        "original_due": found.original_due_at.isoformat() if found.original_due_at else None,
        "provisional": found.provisional,
        "running": found.running,
        "term": str(term),
        "procedure": name or None,
        "working": [
            {"date": day.date.isoformat(), "counted": day.counted, "reason": day.reason}
            for day in found.working
        ],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_text(term: Term, found: Due, name: str, received: datetime) -> str:
    lines = [f"Thủ tục: {name}"] if name else []
    lines += [f"Thời hạn: {term}", f"Tiếp nhận: {hh_mm_dd_mm_yyyy(received)}"]
    if found.due_at is None:
        lines.append("Hẹn trả: chưa xác định, đồng hồ đang tạm dừng")
    else:
        weekday = WEEKDAYS[local_date(found.due_at).weekday()]
        lines.append(f"Hẹn trả: {hh_mm_dd_mm_yyyy(found.due_at)} ({weekday})")
    if found.original_due_at and found.original_due_at != found.due_at:
        lines.append(f"Hẹn ban đầu: {hh_mm_dd_mm_yyyy(found.original_due_at)}")
    if found.provisional:
        lines.append("Tạm tính: có ngày trong khoảng này chưa có thông báo lịch nghỉ chính thức.")
    lines.append("Cách tính:")
    lines += [f"  {'+' if d.counted else '·'} {dd_mm_yyyy(d.date)}  {d.reason}" for d in found.working]
    return "\n".join(lines)


def _sentence(reason: Exception) -> str:
    if isinstance(reason, OverflowError):
        return "Thời điểm nằm ngoài khoảng tính được."
    return str(reason.args[0] if reason.args else reason)
