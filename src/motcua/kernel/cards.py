"""What the QR code of an identity card says, as a scanner types it into a field.

Seven fields with | between them: number | old number | full name | birth ddmmyyyy | sex | address | issued ddmmyyyy. A scanner is a
keyboard to the machine it hangs on, so what arrives went through that keyboard's layout.
"""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from motcua.kernel import identifiers
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean, fold

LONGEST = 600
FEWEST_FIELDS, FIELDS = 6, 7  # the day of issue is the one that may be missing
# What | becomes on other layouts; counted, because an address has some of them too.
_OTHER_BARS = "¦│｜~*§°>#;"
# The row of digits on the Vietnamese layout of Windows: ă â ê ô and the five tones, đ for 0.
_BREVE, _CIRCUMFLEX = "\u0306", "\u0302"
_HATS = {("a", _BREVE): "1", ("a", _CIRCUMFLEX): "2", ("e", _CIRCUMFLEX): "3", ("o", _CIRCUMFLEX): "4"}
_TONES = {"\u0300": "5", "\u0309": "6", "\u0303": "7", "\u0301": "8", "\u0323": "9"}
_SEXES = {"nam": False, "nu": True, "male": False, "female": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A person as the card says. Who gave a bare number instead of a card has nothing but it."""

    number: str
    old_number: str = ""
    name: str = ""
    birth_date: date | None = None
    female: bool | None = None
    address: str = ""
    issued: date | None = None


def read(text: str) -> Card:
    """Return what was scanned, or a card of nothing but the number when only a number was typed.

    :raises Refusal: card-unreadable, card-date-wrong, or what is wrong with the number
    """
    line = _mended(text[:LONGEST])
    alone = identifiers.personal_number(_digits(line))
    if identifiers.PERSONAL_NUMBER.fullmatch(alone):
        require(identifiers.why_not_personal_number(alone))
        return Card(number=alone)
    fields = _fields(line)
    require(Refusal("card-unreadable", fields=len(fields)) if len(fields) < FEWEST_FIELDS else None)
    number, old, name, born, sex, address, issued = [*fields, ""][:FIELDS]
    found = Card(
        number=_digits(number), old_number=_digits(old), name=clean(name), birth_date=_day(born), female=_SEXES.get(fold(sex)),
        address=clean(address), issued=_day(issued),
    )
    require(Refusal("card-unreadable", fields=len(fields)) if not found.name else None)
    require(identifiers.why_not_personal_number(found.number, born=found.birth_date, female=found.female))
    return found


def _mended(text: str) -> str:
    """Letters that a scanner sent as bytes come back as letters; all in the one spelling of ours but for the digits' row."""
    with suppress(UnicodeError):
        # Windows shows the bytes that its Western page lacks as themselves.
        return b"".join(c.encode("latin-1" if ord(c) < 0x100 else "cp1252") for c in text).decode("utf-8").strip()
    return text.strip()


def _fields(line: str) -> list[str]:
    bars = ["|", *(bar for bar in _OTHER_BARS if line.count(bar) in {FEWEST_FIELDS - 1, FIELDS - 1})]
    split = [line.split(bar) for bar in bars]
    return next((fields for fields in split if len(fields) >= FEWEST_FIELDS), split[0])


def _digits(text: str) -> str:
    """The digits, of the Vietnamese layout too; other signs stay, for the check to complain about."""
    typed = "".join(_typed(character) for character in text) if re.search(r"[^\W\d_]|[\u0300-\u0323]", text) else text
    return identifiers.personal_number(typed)


def _typed(character: str) -> str:
    """The keys behind a letter: ấ is 2 and 8."""
    if character in "đĐ":
        return "0"
    base, *marks = list(unicodedata.normalize("NFD", character))
    hat = next((_HATS[base.lower(), mark] for mark in marks if (base.lower(), mark) in _HATS), "")
    tones = "".join(_TONES[mark] for mark in marks if mark in _TONES)
    return hat + tones if hat else _TONES.get(base, character)


def _day(text: str) -> date | None:
    """The day written ddmmyyyy, or with signs between; None when the card has none.

    :raises Refusal: card-date-wrong
    """
    digits = re.sub(r"[/.\-\s]", "", _digits(text))
    if not digits:
        return None
    with suppress(ValueError):
        if len(digits) == 8 and digits.isascii():
            return datetime.strptime(digits, "%d%m%Y").date()  # noqa: DTZ007 - a day has no time zone
    raise Refusal("card-date-wrong", written=clean(text)[:20])
