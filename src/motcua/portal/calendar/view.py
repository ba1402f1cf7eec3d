"""The working calendar of a year: which days count, and why not."""

from calendar import Calendar
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from motcua.deadlines import queries as deadlines
from motcua.deadlines.rules import DayKind, WorkCalendar
from motcua.kernel.moments import local_date
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.wording import readable
from motcua.ui.words import t

FIRST, AHEAD = 2015, 2
WEEKDAYS = (
    ("T2", "Thứ Hai"), ("T3", "Thứ Ba"), ("T4", "Thứ Tư"), ("T5", "Thứ Năm"), ("T6", "Thứ Sáu"),
    ("T7", "Thứ Bảy"), ("CN", "Chủ Nhật"),
)  # fmt: skip
MARKS = {
    DayKind.WORKING: ("work", ""), DayKind.WEEKEND: ("rest", "nghỉ cuối tuần"), DayKind.HOLIDAY: ("holiday", "nghỉ lễ"),
    DayKind.COMPENSATION: ("holiday", "nghỉ bù"), DayKind.SWAP_OFF: ("holiday", "nghỉ hoán đổi"),
    DayKind.SWAP_WORK: ("swap", "làm bù"), DayKind.LOCAL_CLOSURE: ("holiday", "cơ quan đóng cửa"),
}  # fmt: skip
Cell = tuple[int, str, str] | None


@anybody
def calendar(request: PortalRequest) -> HttpResponse:
    """`/lich-lam-viec/?nam=2024`"""
    this = local_date(request.now).year
    text = request.GET.get("nam", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 and FIRST <= int(text) <= this + AHEAD else this
    known = deadlines.calendar()
    context = {
        "year": year, "earlier": year - 1 if year > FIRST else None, "later": year + 1 if year < this + AHEAD else None,
        "months": [(month, weeks(known, year, month)) for month in range(1, 13)],
        "weekdays": [(short, t(long)) for short, long in WEEKDAYS], "marks": MARKS, "source": source,
        "named": deadlines.named_days(year), "is_known": year in known.years,
        "hours": known.windows(known.next_working(date(year, 6, 1))),
        "working": sum(known.is_working(day) for month in range(1, 13) for day in days(year, month)),
    }  # fmt: skip
    return render(request, "portal/calendar/page.html", context)


def source(text: str) -> str:
    """Return where a day is taken from, without how we checked it."""
    return readable(text).partition(", kiểm tra")[0].removesuffix(" (rule)")


def weeks(known: WorkCalendar, year: int, month: int) -> list[list[Cell]]:
    """Return the weeks of a month, each with seven days; None where the day is of another month."""
    return [
        [_cell(known, day) if day.month == month else None for day in week]
        for week in Calendar().monthdatescalendar(year, month)
    ]


def days(year: int, month: int) -> list[date]:
    return [day for day in Calendar().itermonthdates(year, month) if day.month == month]


def _cell(known: WorkCalendar, day: date) -> Cell:
    kind, words = MARKS[known.kind(day)]
    return day.day, kind, t(words) if words else ""
