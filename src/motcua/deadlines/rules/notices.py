"""Reading the notices, and comparing them with a second opinion."""

from collections.abc import Mapping
from datetime import date

from motcua.deadlines.rules.calendars import WEEKDAYS, Day, DayKind, DayStatus, WorkCalendar
from motcua.kernel.moments import dd_mm_yyyy

_KINDS = {
    "statutory": DayKind.HOLIDAY,
    "compensatory": DayKind.COMPENSATION,
    "swapped-off": DayKind.SWAP_OFF,
    "swapped-workday": DayKind.SWAP_WORK,
}
# "rule": the date follows from the law alone. What was only worked out or reported still awaits its notice.
_OFFICIAL = {"official", "rule"}


def day_of(row: Mapping[str, str]) -> tuple[date, Day]:
    """Read one row of the notices: date, name, kind, source, confidence.

    :raises ValueError, KeyError: a date or a kind that nobody knows
    """
    status = DayStatus.OFFICIAL if row["confidence"] in _OFFICIAL else DayStatus.PROVISIONAL
    return date.fromisoformat(row["date"]), Day(_KINDS[row["kind"]], row["name"], status, row["source"])


def disagreements(notices: Mapping[date, Day], library: Mapping[date, str]) -> list[str]:
    """Say in one Vietnamese sentence each where our notices and the library differ, in the order of the days.

    Ours win. Names are not compared: both call the same days by different words.
    :param library: days off by name, and worked Saturdays with an empty name
    """
    ours = WorkCalendar(notices)
    found = []
    for day in sorted(notices.keys() | library.keys()):
        theirs = _theirs(day, library)
        if theirs != ours.is_working(day):
            verdict = "ngày làm việc" if theirs else f"ngày nghỉ ({library.get(day) or 'cuối tuần'})"
            mine = "ngày làm việc" if ours.is_working(day) else "ngày nghỉ"
            named = f"{mine} ({ours.name(day)})" if day in notices else mine
            found.append(f"{_day(day)}: thông báo ghi là {named}, thư viện holidays ghi là {verdict}.")
        elif day not in notices:
            found.append(
                f"{_day(day)}: thư viện holidays ghi là “{library[day]}”, thông báo không nêu;"
                " không đổi ngày làm việc."
            )
    return found


def _theirs(day: date, library: Mapping[date, str]) -> bool:
    return not library[day] if day in library else day.weekday() < 5


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {dd_mm_yyyy(day)}"
