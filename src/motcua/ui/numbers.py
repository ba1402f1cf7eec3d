"""A figure as the control room shows it: the number opens its list, and says what it is measured against."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from motcua.ui.charts import Unit, Value, written
from motcua.ui.formats import number
from motcua.ui.words import t


@dataclass(frozen=True, slots=True)
class Against:
    """Another value to measure by: the period before, the same a year ago. `words`: "kỳ trước"."""

    words: str
    value: Value
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number, its list, its definition.

    :param of: "1.204 trong 1.236 hồ sơ", or what else makes it honest
    :param falling: less is better
    :param excluded: how many were left out, with their list
    :param tone: "bad" where something has to be done, "good" where a target is met, else ""
    :param unverified: what of it is not confirmed; None when all is
    """

    name: str
    value: Value
    unit: Unit = Unit.COUNT
    href: str = ""
    definition: str = ""
    of: str = ""
    against: Sequence[Against] = ()
    falling: bool = False
    excluded: int = 0
    excluded_href: str = ""
    tone: str = ""
    unverified: str | None = None

    def turns(self) -> list["Turn"]:
        return [turn(self, one) for one in self.against]


@dataclass(frozen=True, slots=True)
class Turn:
    """How it changed: the sign, the words, and whether that is "good", "bad", the "same", or "none" where one is not known."""

    sign: str
    words: str
    kind: str
    href: str


def turn(figure: Figure, other: Against) -> Turn:
    """Shares differ in points, everything else in what is counted; as written, so that no change of nought is told."""
    if figure.value is None or other.value is None:
        return Turn("", t("{words}: không có số liệu", words=other.words), "none", other.href)
    change = Fraction(figure.value) - Fraction(other.value)
    said = _size(change, figure.unit)
    was = written(other.value, figure.unit)
    if said is None:
        return Turn("=", t("bằng {words} ({was})", words=other.words, was=was), "same", other.href)
    better = (change < 0) == figure.falling
    said = t("{n} so với {words} ({was})", n=said, words=other.words, was=was)
    return Turn("▲" if change > 0 else "▼", said, "good" if better else "bad", other.href)


def _size(change: Fraction, unit: Unit) -> str | None:
    """How much, without its sign; None when nothing of it would be seen."""
    size, digits = abs(change) * (100 if unit is Unit.SHARE else 1), 2 if unit is Unit.SHARE else 1
    if unit is Unit.COUNT and size.denominator == 1:
        return number(int(size)) if size else None
    said = number(size, digits).removesuffix(f",{'0' * digits}")
    if said == "0":
        return None
    if unit is Unit.SHARE:
        return t("{n} điểm", n=said)
    return written(size, unit)
