"""II.06a/VPCP/KSTT: how dossiers were settled, as the columns 3 to 13 of the form; and II.07b: how many procedures there are.

TT 01/2020/TT-VPCP (21/10/2020). The numbers of a form are what was reported, totals too: whether they agree is asked, not assumed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import ClassVar, Self

FIRST = 3  # the first two columns are the serial and the name


class Waiting(StrEnum):
    """Where a dossier stands that waits for its applicant to complete it: the two heads in use differ."""

    OPEN = "open"  # in time among those being settled: column 12
    SETTLED = "settled"  # on time among those settled: column 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The dossiers of one row, each in one number of those received and in one of those of how it stands.

    waiting: those of open_in_time that wait for their applicant.
    """

    received_online: int = 0
    received_otherwise: int = 0
    carried_over: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    open_in_time: int = 0
    open_late: int = 0
    waiting: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(**{one.name: getattr(self, one.name) - getattr(other, one.name) for one in fields(self)})


@dataclass(frozen=True, slots=True)
class Identity:
    """A column that is the sum of others: "3 = 4 + 5 + 6"."""

    whole: int
    parts: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.whole} = {' + '.join(map(str, self.parts))}"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of numbered columns. key: what it is counted by (a field, a unit); line[7] is column 7."""

    key: str
    name: str
    cells: tuple[int, ...]

    def __getitem__(self, column: int) -> int:
        return self.cells[column - FIRST]

    @classmethod
    def total(cls, name: str, lines: Iterable["Line"], width: int) -> "Line":
        """Return the sum of these lines, column by column."""
        rows = [line.cells for line in lines]
        return cls("", name, tuple(sum(column) for column in zip(*rows, strict=True)) if rows else (0,) * width)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one level (sở, huyện, xã), below their total."""

    total: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of numbered columns. by: what its rows are ("field", "unit")."""

    code: ClassVar[str]
    width: ClassVar[int]
    identities: ClassVar[tuple[Identity, ...]]
    total_name: ClassVar[str] = "Tổng cộng"

    by: str
    groups: tuple[Group, ...]
    total: Line

    @classmethod
    def of(cls, by: str, levels: Iterable[tuple[str, Sequence[Line]]]) -> Self:
        """Add up lines by level; a level without lines has no group."""
        groups = tuple(Group(Line.total(name, lines, cls.width), tuple(lines)) for name, lines in levels if lines)
        return cls(by, groups, Line.total(cls.total_name, (group.total for group in groups), cls.width))

    def rows(self) -> Iterator[Line]:
        """Every row with numbers, totals first, as the form has them."""
        yield self.total
        for group in self.groups:
            yield group.total
            yield from group.lines


class Form06a(Form):
    """II.06a: tình hình, kết quả giải quyết thủ tục hành chính."""

    code = "II.06a/VPCP/KSTT"
    width = 11
    identities = (Identity(3, (4, 5, 6)), Identity(7, (8, 9, 10)), Identity(11, (12, 13)), Identity(3, (7, 11)))
    OPENING, CLOSING = 6, 11


class Form07b(Form):
    """II.07b: số lượng thủ tục hành chính, và quy trình nội bộ được phê duyệt."""

    code = "II.07b/VPCP/KSTT"
    width = 12
    identities = (Identity(3, (4, 5, 6)), Identity(7, (8, 9, 10)), Identity(11, (12, 13, 14)))


def line_06a(key: str, name: str, counts: Counts, *, waiting: Waiting = Waiting.OPEN, told: Counts | None = None) -> Line:
    """Lay counts into the columns of II.06a.

    :param told: of these dossiers, those that the last report told as settled while they waited; they are not told again.
        Only the head that counts the waiting as settled has any.
    """
    told = told if told and waiting is Waiting.SETTLED else Counts()
    one = counts - told
    moved = one.waiting if waiting is Waiting.SETTLED else 0
    received = (one.received_online, one.received_otherwise, one.carried_over)
    settled = (one.early, one.on_time + moved, one.late)
    being = (one.open_in_time - moved, one.open_late)
    return Line(key, name, (sum(received), *received, sum(settled), *settled, sum(being), *being))


def line_07b(key: str, name: str, competence: Sequence[int], one_stop: Sequence[int], workflows: Sequence[int]) -> Line:
    """Lay numbers of procedures into the columns of II.07b: each by province, district, commune."""
    groups = (competence, one_stop, workflows)
    return Line(key, name, tuple(number for group in groups for number in (sum(group), *group)))
