"""How long the law gives: an amount and its unit, read from and written as text."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

from motcua.kernel.texts import fold


class TermUnit(StrEnum):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WORKING_HOUR = "working_hour"
    MONTH = "month"
    SAME_DAY = "same_day"


_WORDS = {
    "working day": TermUnit.WORKING_DAY,
    "working days": TermUnit.WORKING_DAY,
    "ngay lam viec": TermUnit.WORKING_DAY,
    "day": TermUnit.CALENDAR_DAY,
    "days": TermUnit.CALENDAR_DAY,
    "calendar day": TermUnit.CALENDAR_DAY,
    "calendar days": TermUnit.CALENDAR_DAY,
    "ngay": TermUnit.CALENDAR_DAY,
    "ngay lich": TermUnit.CALENDAR_DAY,
    "ngay theo lich": TermUnit.CALENDAR_DAY,
    "hour": TermUnit.WORKING_HOUR,
    "hours": TermUnit.WORKING_HOUR,
    "working hour": TermUnit.WORKING_HOUR,
    "working hours": TermUnit.WORKING_HOUR,
    "gio": TermUnit.WORKING_HOUR,
    "gio lam viec": TermUnit.WORKING_HOUR,
    "month": TermUnit.MONTH,
    "months": TermUnit.MONTH,
    "thang": TermUnit.MONTH,
}
_SAME_DAY = {"same day", "trong ngay", "trong ngay lam viec", "ngay trong ngay"}
_NAMES = {
    TermUnit.WORKING_DAY: "ngày làm việc",
    TermUnit.CALENDAR_DAY: "ngày",
    TermUnit.WORKING_HOUR: "giờ làm việc",
    TermUnit.MONTH: "tháng",
}
# The step in which an amount may be given, and the longest term anybody may be promised.
_GRAIN = {TermUnit.WORKING_DAY: Decimal("0.25"), TermUnit.WORKING_HOUR: Decimal("0.25")}
_LONGEST = {
    TermUnit.WORKING_DAY: 2500,
    TermUnit.CALENDAR_DAY: 3660,
    TermUnit.WORKING_HOUR: 20000,
    TermUnit.MONTH: 120,
    TermUnit.SAME_DAY: 1,
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the law: `Term(Decimal(5), TermUnit.WORKING_DAY)`, `Term.parse("5 ngày làm việc")`.

    Working days and hours may come in quarters, the others are whole. "Same day" has the amount 1.
    :raises ValueError: the amount is not positive, too long, or finer than the unit allows
    """

    amount: Decimal
    unit: TermUnit

    def __post_init__(self) -> None:
        amount = Decimal(self.amount)
        if not amount.is_finite() or amount <= 0:
            raise ValueError("Thời hạn phải là một số lớn hơn 0.")
        if amount > _LONGEST[self.unit]:
            raise ValueError(f"Thời hạn quá dài: tối đa {_LONGEST[self.unit]} theo đơn vị này.")
        if amount % _GRAIN.get(self.unit, Decimal(1)):
            raise ValueError("Số lượng quá lẻ: ngày làm việc và giờ tính đến phần tư, ngày, tháng phải chẵn.")
        object.__setattr__(self, "amount", amount)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "5 working days", "20 calendar days", "8 hours", "2 months", "same day", "0,5 ngày làm việc".

        A bare "day" or "ngày" is a calendar day; hours are working hours. Case and accents do not matter.
        :raises ValueError: a sentence that says what was not understood
        """
        words = " ".join(re.sub(r"(?<=[a-z])[-_](?=[a-z])", " ", fold(text)).split())
        if words in _SAME_DAY:
            return cls(Decimal(1), TermUnit.SAME_DAY)
        match = re.fullmatch(r"([0-9]{1,6}(?:[.,][0-9]{1,4})?) ?([a-z ]+)", words)
        unit = _WORDS.get(match[2]) if match else None
        if match is None or unit is None:
            raise ValueError(f"Không hiểu thời hạn “{text[:60]}”; ví dụ đúng: “5 ngày làm việc”, “2 months”.")
        return cls(Decimal(match[1].replace(",", ".")), unit)

    @property
    def by_hour(self) -> bool:
        """Whether it ends at an hour, not with a day: early is then told by the minute."""
        return self.unit is TermUnit.WORKING_HOUR or bool(self.amount % 1)

    def __str__(self) -> str:
        """As a Vietnamese paper writes it; `parse` reads it back."""
        if self.unit is TermUnit.SAME_DAY:
            return "trong ngày"
        number = f"{self.amount.normalize():f}".replace(".", ",")
        return f"{number} {_NAMES[self.unit]}"
