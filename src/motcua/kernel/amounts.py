"""Numbers and money as Vietnamese papers write them: 1.234.567,89 and "tám trăm nghìn đồng"."""

from decimal import Decimal
from fractions import Fraction

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


def thousands(n: int) -> str:
    """1234567 → "1.234.567"."""
    return f"{n:,}".replace(",", ".")


def decimal(x: Decimal | Fraction | int, digits: int = 2) -> str:
    """Write with a decimal comma and exactly that many digits after it, halves rounded away from zero."""
    scaled = Fraction(x) * 10**digits
    n = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(n, 10**digits)
    sign = "-" if n and scaled < 0 else ""
    return f"{sign}{thousands(whole)},{rest:0{digits}d}" if digits else f"{sign}{thousands(whole)}"


def dong(n: int) -> str:
    """800000 → "800.000 đồng"."""
    return f"{thousands(n)} đồng"


def dong_in_words(n: int) -> str:
    """800000 → "Tám trăm nghìn đồng"."""
    words = f"{in_words(n)} đồng"
    return words[0].upper() + words[1:]


def in_words(n: int) -> str:
    """Say a whole number in the northern way: linh, bốn, nghìn, tỷ."""
    if n == 0:
        return _DIGITS[0]
    return ("âm " if n < 0 else "") + " ".join(_number(abs(n), first=True))


def _number(n: int, *, first: bool) -> list[str]:
    """Above the billion the same names come round again: a thousand tỷ, a million tỷ."""
    billions, rest = divmod(n, _BILLION)
    words = [*_number(billions, first=first), "tỷ"] if billions else []
    for size, name in ((1_000_000, ["triệu"]), (1_000, ["nghìn"]), (1, [])):
        group = rest // size % 1_000
        if group:
            words += _group(group, first=first and not words) + name
    return words


def _group(n: int, *, first: bool) -> list[str]:
    hundreds, below = divmod(n, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or not first else []
    if 0 < below < 10 and words:
        words.append("linh")
    return words + _below_hundred(below)


def _below_hundred(n: int) -> list[str]:
    tens, unit = divmod(n, 10)
    if tens == 0:
        return [_DIGITS[unit]] if unit else []
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit == 5:
        words.append("lăm")
    elif unit == 1 and tens > 1:
        words.append("mốt")
    elif unit:
        words.append(_DIGITS[unit])
    return words


def roman(n: int) -> str:
    """9 → "IX", as parts of a paper are numbered."""
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, sign in signs:
        times, n = divmod(n, worth)
        written += sign * times
    return written
