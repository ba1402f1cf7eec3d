"""How pages write days, hours, numbers and money. What is not known (None) is written as a dash."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from motcua.kernel import amounts, moments

DASH = "—"


def day(value: date | datetime | None) -> str:
    """dd/mm/yyyy; of a moment, its day in Hà Nội."""
    if value is None:
        return DASH
    return moments.dd_mm_yyyy(moments.local_date(value) if isinstance(value, datetime) else value)


def day_before(value: date) -> date:
    """The last day on which something held that no longer does on this one."""
    return value - timedelta(days=1)


def moment(value: datetime | None) -> str:
    """hh:mm dd/mm/yyyy in Hà Nội."""
    return DASH if value is None else moments.hh_mm_dd_mm_yyyy(value)


def clock(value: datetime | None) -> str:
    """hh:mm in Hà Nội."""
    return DASH if value is None else f"{moments.local(value):%H:%M}"


def number(value: int | Decimal | Fraction | None, digits: int = 0) -> str:
    """Vietnamese writing: 1.234,5."""
    if value is None:
        return DASH
    return amounts.thousands(value) if isinstance(value, int) else amounts.decimal(value, digits)


def percent(value: Fraction | None) -> str:
    """A share, cut off after two digits: 97,41%, and 100% only when it is all."""
    return DASH if value is None else f"{number(Fraction(int(value * 10_000), 100), 2).removesuffix(',00')}%"


def points(value: Fraction | int | None) -> str:
    """Points of a score, at most two digits: 19,4; 84,31."""
    return DASH if value is None else number(Fraction(value), 2).rstrip("0").removesuffix(",")


def money(value: int | None) -> str:
    """Whole đồng: 150.000 đồng."""
    return DASH if value is None else amounts.dong(value)


def size(value: int) -> str:
    """Bytes as people read them: 1,4 MB, never broken between two lines."""
    for unit, bytes_ in (("MB", 1024**2), ("KB", 1024)):
        if value >= bytes_:
            return f"{value / bytes_:.1f}".removesuffix(".0").replace(".", ",") + f"\N{NO-BREAK SPACE}{unit}"
    return f"{value}\N{NO-BREAK SPACE}B"


def iso(value: date | datetime) -> str:
    """For the `datetime` attribute of <time>."""
    return value.isoformat()
