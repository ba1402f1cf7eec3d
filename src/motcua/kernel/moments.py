"""Days and hours as Hà Nội has them, and as Vietnamese papers write them."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def local_date(at: datetime) -> date:
    """Return the day in Hà Nội of this moment: 00:30 there belongs to the new day."""
    return at.astimezone(HANOI).date()


def local(at: datetime) -> datetime:
    return at.astimezone(HANOI)


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)


def dd_mm_yyyy(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def hh_mm_dd_mm_yyyy(at: datetime) -> str:
    here = at.astimezone(HANOI)  # written out: every line of every list has two of them
    return f"{here.hour:02}:{here.minute:02} {here.day:02}/{here.month:02}/{here.year:04}"


def long_date(day: date) -> str:
    """As papers write it: the day and the months 1 and 2 take a leading zero (NĐ 30/2020/NĐ-CP)."""
    month = f"{day.month:02d}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
