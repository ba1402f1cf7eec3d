"""A list of officials as a spreadsheet gives it: rows of text, read into what they say."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from motcua.kernel import identifiers
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean, fold
from motcua.people.rules import Duty

_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_EMAIL = re.compile(r"[^\s@,;]{1,64}@[^\s@,;]+\.[^\s@,;.]{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it was typed. number: its place in the sheet; formula: a cell counts instead of saying."""

    number: int
    full_name: str = ""
    personal_number: str = ""
    phone: str = ""
    email: str = ""
    unit: str = ""
    duty: str = ""
    valid_from: str = ""
    last_day: str = ""
    formula: bool = False


COLUMNS = tuple(field.name for field in fields(Line) if field.name not in ("number", "formula"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row asks for. Empty contact details leave what is known; valid_to is the first day without the post."""

    full_name: str
    personal_number: str
    phone: str
    email: str
    unit: str
    duty: str
    valid_from: date
    valid_to: date | None


def read(line: Line, unit_of: Callable[[str, date], str], duties: Mapping[str, str]) -> Wanted:
    """Return what the row asks for.

    :param unit_of: the unit that a text names on a day; raises Refusal
    :param duties: duty by its folded words
    :raises Refusal: formula-in-cell, name-missing, personal-number-…, phone-malformed, email-malformed, unknown-duty,
        day-unreadable, unit-unknown, unit-ambiguous
    """
    require(Refusal("formula-in-cell") if line.formula else None)
    cleaned: dict[str, Any] = {name: clean(getattr(line, name)) for name in COLUMNS}
    told = replace(line, **cleaned)
    require(None if told.full_name else Refusal("name-missing"))
    number, phone = _number(told.personal_number), _phone(told.phone)
    require(identifiers.why_not_personal_number(number))
    require(identifiers.why_not_phone(phone) if phone else None)
    require(Refusal("email-malformed") if told.email and not _EMAIL.fullmatch(told.email) else None)
    duty = duties.get(fold(told.duty), fold(told.duty))
    require(None if duty in set(Duty) else Refusal("unknown-duty", text=told.duty))
    first, last = _day(told.valid_from), _day(told.last_day) if told.last_day else None
    after = last + timedelta(days=1) if last else None
    return Wanted(told.full_name, number, phone, told.email, unit_of(told.unit, first), duty, first, after)


def contradictions(lines: Sequence[Line]) -> frozenset[int]:
    """Return the rows (by number) that tell otherwise of a person than an earlier row of the list."""
    said: dict[tuple[str, str], str] = {}
    found = set()
    for line in lines:
        for name in ("full_name", "phone", "email"):
            text = clean(getattr(line, name))
            if text and said.setdefault((_number(line.personal_number), name), text) != text:
                found.add(line.number)
    return frozenset(found)


def _number(text: str) -> str:
    """A spreadsheet takes the number for a quantity and drops its first zero."""
    digits = identifiers.personal_number(text)
    return f"0{digits}" if len(digits) == 11 and digits.isdigit() else digits


def _phone(text: str) -> str:
    digits = identifiers.phone(text)
    return f"0{digits}" if len(digits) == 9 and digits.isdigit() else digits


def _day(text: str) -> date:
    found = _DAY.fullmatch(text.strip())
    try:
        day, month, year = (int(part) for part in found.groups()) if found else (0, 0, 0)
        read = date(year, month, day)
    except ValueError:
        raise Refusal("day-unreadable", text=text) from None
    if not 1990 <= year <= 2100:
        raise Refusal("day-unreadable", text=text)
    return read
