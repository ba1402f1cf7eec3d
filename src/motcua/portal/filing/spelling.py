"""Answers as people write them: the way back from the one spelling in which they are kept."""

import re
from typing import Any

from motcua.catalogue.rules.eform import NUMBERS, Field, FieldKind

_NUMBER = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?", re.ASCII)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)


def typed_number(text: str) -> str:
    """1234.5 → "1.234,5"; what is no number stays as it was typed."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return text
    whole = f"{int(found[2]):,}".replace(",", ".")
    return f"{found[1]}{whole}" + (f",{found[3]}" if found[3] else "")


def typed_day(text: str) -> str:
    found = _DAY.fullmatch(text)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else text


def spelled(field: Field, answer: Any) -> str:
    """Return one answer as its field shows it."""
    if answer is None or isinstance(answer, list):
        return ""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if field.kind in NUMBERS:
        return typed_number(str(answer))
    if field.kind is FieldKind.COMPUTED:
        return typed_day(typed_number(str(answer)))
    return typed_day(str(answer)) if field.kind is FieldKind.DATE else str(answer)
