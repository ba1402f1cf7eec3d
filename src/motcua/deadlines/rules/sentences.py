"""Why a day was counted or not, in words a citizen reads."""

from datetime import date, datetime, timedelta

from motcua.deadlines.rules.calendars import WEEKDAYS, DayKind, WorkCalendar

RECEIPT = "ngày tiếp nhận không tính"
RECEIPT_AGAIN = "ngày nhận lại đủ hồ sơ không tính"
BEFORE_RESTART = "trước khi tính lại từ đầu, không tính"
TOO_LATE = "tiếp nhận sau 15 giờ hoặc khi hết giờ làm việc, chuyển sang ngày làm việc tiếp theo"
SHIFTED = "hết hạn vào ngày nghỉ nên hạn lùi đến ngày làm việc tiếp theo này"


def off(day: date, calendar: WorkCalendar) -> str:
    """Say why nobody works on this day."""
    match calendar.kind(day):
        case DayKind.WEEKEND:
            return f"nghỉ cuối tuần ({WEEKDAYS[day.weekday()]})"
        case DayKind.HOLIDAY:
            return f"nghỉ lễ: {calendar.name(day)}"
        case DayKind.LOCAL_CLOSURE:
            return f"nghỉ theo quyết định của địa phương: {calendar.name(day)}"
        case _:
            return calendar.name(day)


def counted(day: date, which: str, calendar: WorkCalendar) -> str:
    """Say which day of the term this is: "ngày làm việc thứ 4, Làm việc bù (Thứ bảy)"."""
    return f"{which}{_worked(day, calendar)}"


def hours(day: date, worked: timedelta, calendar: WorkCalendar) -> str:
    """Say how much office time of this day was used: "tính 3 giờ 30 phút làm việc"."""
    seconds = round(worked.total_seconds())
    parts = ((seconds // 3600, "giờ"), (seconds % 3600 // 60, "phút"), (seconds % 60, "giây"))
    amount = " ".join(f"{n} {word}" for n, word in parts if n) or "chưa đến 1 giây"
    return f"tính {amount} làm việc{_worked(day, calendar)}"


def paused(reason: str) -> str:
    return f"đồng hồ tạm dừng: {reason}" if reason else "đồng hồ tạm dừng"


def shifting(day: date, calendar: WorkCalendar) -> str:
    return f"hết hạn vào ngày nghỉ, chưa phải ngày làm việc: {off(day, calendar)}"


def extended(appointment: datetime) -> str:
    return f"trong thời gian gia hạn, hẹn lại {appointment:%H:%M %d/%m/%Y}"


def _worked(day: date, calendar: WorkCalendar) -> str:
    return f", {calendar.name(day)}" if calendar.kind(day) is DayKind.SWAP_WORK else ""
