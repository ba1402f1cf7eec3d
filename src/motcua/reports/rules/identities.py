"""Whether the numbers of a form agree: with each other, with the report before, with the same told otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.reports.rules.settled import Form, Form06a, Line


@dataclass(frozen=True, slots=True)
class Broken:
    """One identity that does not hold. found: the number that stands there; expected: what the others make of it."""

    identity: str
    row: str
    found: int
    expected: int


def why_not_whole[One: Form](form: One, previous: One | None = None) -> list[Broken]:
    """Return every identity that the form breaks, in the order of its rows; none: it is whole.

    :param previous: the report of the period before: what it closed with opens this one
    """
    broken = [one for line in form.rows() for one in _in_itself(form, line)]
    broken += _sums(form)
    if isinstance(form, Form06a) and isinstance(previous, Form06a):
        broken += _opening(form, previous)
    return broken


def why_not_same(form: Form, other: Form) -> list[Broken]:
    """Return the columns whose totals differ between the same form told by field and by unit."""
    one, two = form.total, other.total
    said = f"theo {_BY[form.by]} = theo {_BY[other.by]}"
    return [Broken(f"cột {n}: {said}", one.name, one[n], two[n]) for n in _columns(form) if one[n] != two[n]]


_BY = {"field": "lĩnh vực", "unit": "đơn vị", "procedure": "thủ tục"}


def _columns(form: Form) -> range:
    return range(3, 3 + form.width)


def _in_itself(form: Form, line: Line) -> Iterator[Broken]:
    for identity in form.identities:
        expected = sum(line[part] for part in identity.parts)
        if line[identity.whole] != expected:
            yield Broken(str(identity), line.name, line[identity.whole], expected)


def _sums(form: Form) -> Iterator[Broken]:
    for group in form.groups:
        yield from _sum(form, group.total, list(group.lines))
    yield from _sum(form, form.total, [group.total for group in form.groups])


def _sum(form: Form, total: Line, lines: list[Line]) -> Iterator[Broken]:
    for column in _columns(form):
        expected = sum(line[column] for line in lines)
        if total[column] != expected:
            yield Broken(f"cột {column}: tổng các dòng", total.name, total[column], expected)


def _opening(form: Form06a, previous: Form06a) -> Iterator[Broken]:
    """Row by row: one that is gone or new carries nothing over."""
    closed = by_place(previous)
    opened = by_place(form)
    for place in (*opened, *(gone for gone in closed if gone not in opened)):
        found = opened[place][form.OPENING] if place in opened else 0
        expected = closed[place][form.CLOSING] if place in closed else 0
        if found != expected:
            name = (opened.get(place) or closed[place]).name
            yield Broken(f"{form.OPENING} = {form.CLOSING} của kỳ trước", name, found, expected)


def by_place(form: Form) -> dict[tuple[str, str], Line]:
    """Return every row by its group and its key; the totals by nothing but their group."""
    rows = {("", ""): form.total}
    for group in form.groups:
        rows[group.total.name, ""] = group.total
        rows |= {(group.total.name, line.key): line for line in group.lines}
    return rows
