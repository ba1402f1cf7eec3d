"""What a formula is made of, and what it comes to. Fractions inside, so that a third of three is one.

Nothing here can fail or run long: what is missing, or cannot be reckoned, is None; numbers past a bound are None.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

type Value = Fraction | bool | str | date | tuple[Value, ...] | None
type Scope = Mapping[str, Value]
TODAY = "today"
_BITS = 2048
_MAX_DAYS = 400_000


def bounded(number: Fraction) -> Fraction | None:
    """Return the number unless it has outgrown anything a form could mean."""
    return number if max(number.numerator.bit_length(), number.denominator.bit_length()) <= _BITS else None


def is_number(value: Value) -> bool:
    return isinstance(value, Fraction)


@dataclass(frozen=True, slots=True)
class Known:
    """A number, a text, true or false, or a list of these."""

    is_: Value

    def value(self, scope: Scope) -> Value:
        return self.is_


@dataclass(frozen=True, slots=True)
class Name:
    """A field, a column of a table ("rows.area": all its cells), or today."""

    key: str

    def value(self, scope: Scope) -> Value:
        return scope.get(self.key)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    sign: str
    left: "Node"
    right: "Node"

    def value(self, scope: Scope) -> Value:
        left, right = self.left.value(scope), self.right.value(scope)
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return _reckon(self.sign, left, right)
        if type(left) is date:
            return _shift(self.sign, left, right)
        return None


def _reckon(sign: str, left: Fraction, right: Fraction) -> Fraction | None:
    match sign:
        case "+":
            return bounded(left + right)
        case "-":
            return bounded(left - right)
        case "*":
            return bounded(left * right)
        case _:
            return bounded(left / right) if right else None


def _shift(sign: str, day: date, other: Value) -> Value:
    """A day and a number of days make a day; two days make the number between them."""
    if type(other) is date:
        return Fraction((day - other).days) if sign == "-" else None
    if not isinstance(other, Fraction) or sign not in "+-" or other.denominator != 1 or abs(other) > _MAX_DAYS:
        return None
    try:
        return day + timedelta(days=int(other) if sign == "+" else -int(other))
    except OverflowError:
        return None


@dataclass(frozen=True, slots=True)
class Comparison:
    sign: str
    left: "Node"
    right: "Node"

    def value(self, scope: Scope) -> Value:
        left, right = self.left.value(scope), self.right.value(scope)
        if left is None or right is None:
            return None
        if self.sign in {"==", "!="}:
            return (type(left) is type(right) and left == right) == (self.sign == "==")
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return _ORDER[self.sign](left, right)
        if type(left) is date and type(right) is date:
            return _ORDER[self.sign](Fraction(left.toordinal()), Fraction(right.toordinal()))
        return None


_ORDER: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}


@dataclass(frozen=True, slots=True)
class Member:
    """Is this among those: ticked boxes, the cells of a column, or a list in brackets."""

    one: "Node"
    among: "Node"

    def value(self, scope: Scope) -> Value:
        one, among = self.one.value(scope), self.among.value(scope)
        if one is None or not isinstance(among, tuple):
            return None
        return any(type(one) is type(other) and one == other for other in among)


@dataclass(frozen=True, slots=True)
class Both:
    """False if either is false, whatever the other; unknown if it hangs on what is not answered."""

    left: "Node"
    right: "Node"

    def value(self, scope: Scope) -> Value:
        sides = (_flag(self.left.value(scope)), _flag(self.right.value(scope)))
        if False in sides:
            return False
        return None if None in sides else True


@dataclass(frozen=True, slots=True)
class Either:
    left: "Node"
    right: "Node"

    def value(self, scope: Scope) -> Value:
        sides = (_flag(self.left.value(scope)), _flag(self.right.value(scope)))
        if True in sides:
            return True
        return None if None in sides else False


@dataclass(frozen=True, slots=True)
class Opposite:
    of: "Node"

    def value(self, scope: Scope) -> Value:
        flag = _flag(self.of.value(scope))
        return None if flag is None else not flag


def _flag(value: Value) -> bool | None:
    return value if isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Choose:
    """then if condition else otherwise; unknown while the condition is."""

    then: "Node"
    condition: "Node"
    otherwise: "Node"

    def value(self, scope: Scope) -> Value:
        match self.condition.value(scope):
            case True:
                return self.then.value(scope)
            case False:
                return self.otherwise.value(scope)
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: tuple["Node", ...]

    def value(self, scope: Scope) -> Value:
        return FUNCTIONS[self.function].reckon(*(argument.value(scope) for argument in self.arguments))


type Node = Known | Name | Arithmetic | Comparison | Member | Both | Either | Opposite | Choose | Call


@dataclass(frozen=True, slots=True)
class Function:
    reckon: Callable[..., Value]
    least: int
    most: int


def _numbers(values: tuple[Value, ...]) -> list[Fraction] | None:
    """The cells of one column without its empty ones, or every number given; None if one is no number."""
    if len(values) == 1 and isinstance(values[0], tuple):
        values = tuple(value for value in values[0] if value is not None)
    numbers = [value for value in values if isinstance(value, Fraction)]
    return numbers if len(numbers) == len(values) else None


def _sum(*values: Value) -> Value:
    numbers = _numbers(values)
    total = None if numbers is None else Fraction(0)
    for number in numbers or ():
        total = None if total is None else bounded(total + number)
    return total


def _least(*values: Value) -> Value:
    numbers = _numbers(values)
    return min(numbers) if numbers else None


def _most(*values: Value) -> Value:
    numbers = _numbers(values)
    return max(numbers) if numbers else None


def _count(value: Value) -> Value:
    return Fraction(len([one for one in value if one is not None])) if isinstance(value, tuple) else None


def _round(value: Value, digits: Value = Fraction(0)) -> Value:
    """Halves go away from zero, as money does. Digits from −12 to 12."""
    if not (isinstance(value, Fraction) and isinstance(digits, Fraction)) or digits.denominator != 1 or abs(digits) > 12:
        return None
    scaled = value * Fraction(10) ** int(digits)
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return bounded(Fraction(whole if scaled >= 0 else -whole) / Fraction(10) ** int(digits))


def _days(start: Value, end: Value) -> Value:
    return Fraction((end - start).days) if type(start) is date and type(end) is date else None


def _years(start: Value, end: Value) -> Value:
    """Whole years between two days: the age of who was born on the first."""
    if type(start) is not date or type(end) is not date:
        return None
    return Fraction(end.year - start.year - ((end.month, end.day) < (start.month, start.day)))


def _date(text: Value) -> Value:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _answered(value: Value) -> Value:
    return value is not None and value != ()


FUNCTIONS: dict[str, Function] = {
    "min": Function(_least, 1, 10), "max": Function(_most, 1, 10), "round": Function(_round, 1, 2),
    "sum": Function(_sum, 1, 10), "count": Function(_count, 1, 1), "days": Function(_days, 2, 2),
    "years": Function(_years, 2, 2), "date": Function(_date, 1, 1), "answered": Function(_answered, 1, 1),
}
