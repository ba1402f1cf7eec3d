"""The lists of a unit, each as a sheet: rows are read from what happened, laid out, and nothing is counted twice here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.deadlines.queries import calendar
from motcua.indicators import queries as indicators
from motcua.indicators.queries import Behind, Line
from motcua.indicators.rules import FORM, Period, Scope
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.letters import queries as letters
from motcua.people import queries as people
from motcua.reports import queries
from motcua.reports.queries import feeding, handing, inspecting, proving, reporting
from motcua.reports.queries.assembling import heading
from motcua.reports.rules import lists
from motcua.reports.rules.listing import FORMS, LISTS, ListKind
from motcua.reports.rules.lists import Settled
from motcua.reports.rules.periods import Days, ReportPeriod
from motcua.reports.rules.sheets import Heading, Rank, Sheet
from motcua.reports.rules.stating import Stated
from motcua.reports.rules.timing import days_late


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which list, of which unit with all below it, of when. limit: rows at most."""

    kind: str
    unit: str
    days: ReportPeriod | Days
    at: datetime
    limit: int | None = None

    @property
    def period(self) -> Period:
        return Period(self.days.since, self.days.until)

    @cached_property
    def stated(self) -> Stated:
        return reporting.stated(self.unit, self.days, self.at)

    @property
    def known(self) -> datetime | None:
        return self.stated.known_at

    @property
    def heading(self) -> Heading:
        return replace(heading(self.unit, self.days, self.at), receiver="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list laid out. count: how many rows it has in all; keys: of each row laid out, what it is of; proven: what goes with it."""

    sheet: Sheet
    count: int
    keys: tuple[str, ...] = ()
    proven: proving.Proven | None = None
    stated: Stated


def units_for(kind: str, actor: Actor, at: datetime) -> frozenset[str]:
    """Return the units of which this actor may have a list.

    :raises KeyError: no such list
    """
    one = LISTS[kind]
    return queries.read_for(actor, at) if one.for_readers else _worked_in(kind, actor)


def kinds_for(actor: Actor, at: datetime) -> list[ListKind]:
    """Return the lists of which there is a unit for this actor."""
    reads = bool(queries.read_for(actor, at))
    return [one for one in LISTS.values() if (reads if one.for_readers else _worked_in(one.name, actor))]


def _worked_in(kind: str, actor: Actor) -> frozenset[str]:
    """The units whose dossiers the actor sees; a register is kept where dossiers are received."""
    every = people.every_unit()
    return frozenset(code for code in actor.sees if kind != "mau-06" or every[code].receives_dossiers)


def listed(asked: Asked) -> Listed:
    """Make a list: of a closed period by what was known when it was closed, or stated last.

    :raises KeyError: no such list
    """
    found = _MAKERS[asked.kind](asked)
    if asked.kind in _OF_EVENTS:
        return found
    layout = found.sheet.layout
    return replace(found, sheet=replace(found.sheet, layout=replace(layout, notes=(*layout.notes, asked.stated.sentence))))


def _register(asked: Asked) -> Listed:
    """A register is opened for a year: days of two are two books, one after the other."""
    rows = [
        row for year in range(asked.days.since.year, asked.days.last.year + 1)
        for row in letters.register(
            asked.unit, max(asked.days.since, asked.days.since.replace(year=year, month=1, day=1)),
            min(asked.days.last, asked.days.last.replace(year=year, month=12, day=31)),
        ).rows
    ]  # fmt: skip
    sheet = lists.register(rows[: asked.limit], asked.heading)
    return Listed(stated=asked.stated, sheet=sheet, count=len(rows), keys=tuple(row.code for row in rows))


# What each list is behind: a number of II.06a or of an indicator, so that it is as long as the number says.
_BEHIND = {
    "danh-sach-truoc-han": (FORM, "early", "DANH SÁCH HỒ SƠ GIẢI QUYẾT TRƯỚC HẠN"),
    "danh-sach-dung-han": (FORM, "on_time", "DANH SÁCH HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN"),
    "danh-sach-qua-han": ("W16a", "denominator", "DANH SÁCH HỒ SƠ QUÁ HẠN"),
    "qua-han-chua-xin-loi": ("W16a", "rest", "DANH SÁCH HỒ SƠ QUÁ HẠN CHƯA CÓ VĂN BẢN XIN LỖI"),
}
_OUTCOMES = {
    "granted": "Có kết quả", "rejected": "Không giải quyết", "withdrawn": "Người nộp rút", "lapsed": "Dừng giải quyết",
    "": "Đang giải quyết",
}  # fmt: skip


def _settled(asked: Asked) -> Listed:
    code, part, title = _BEHIND[asked.kind]
    behind = Behind(code, part, Scope(unit=asked.unit), asked.period, asked.at, asked.known)
    found = list(islice(indicators.every(behind), asked.limit))
    rows = settled_rows(found, asked.known or asked.at)
    sheet = lists.settled(rows, asked.heading, title=title)
    return Listed(stated=asked.stated, sheet=sheet, count=indicators.length(behind), keys=tuple(line.number for line in found))


def settled_rows(found: Sequence[Line], at: datetime) -> list[Settled]:
    """Return dossiers as a list of them says them, in the words of today's catalogue and units."""
    day, office = local_date(at), calendar()
    known = {one.procedure_key: one.name for one in catalogue.current_versions(day)}
    units = people.names_on({line.unit for line in found}, day)
    officers = people.accounts({line.officer for line in found if line.officer})
    return [
        Settled(
            code=line.number, procedure=known.get(line.procedure, line.procedure), field=line.field, agency=units[line.unit],
            officer=officers[line.officer].full_name if line.officer in officers else "", received=_day(line.accepted_at),
            return_due=_day(line.due_at), finished=_day(line.finished_at), result=_OUTCOMES[line.outcome],
            days=days_late(line.due_at, line.finished_at, line.speed, at, office),
            note="Đã xin lỗi" if line.lettered_at else "",
        ) for line in found
    ]  # fmt: skip


def _day(moment: datetime | None) -> Any:
    return local_date(moment) if moment else None


def _handed(asked: Asked) -> Listed:
    rows = handing.handed_over(asked.unit, asked.period)
    sheet = lists.hand_over(rows[: asked.limit], asked.heading)
    return Listed(stated=asked.stated, sheet=sheet, count=len(rows), keys=tuple(row.code for row in rows))


def _late_of_month(asked: Asked) -> Listed:
    behind = Behind("W16a", "denominator", Scope(unit=asked.unit), asked.period, asked.at, asked.known)
    rows = inspecting.late_of_month(indicators.every(behind), asked.known or asked.at)
    return Listed(stated=asked.stated, sheet=lists.late_of_month(rows[: asked.limit], asked.heading), count=len(rows))


def _inspected(asked: Asked) -> Listed:
    rows = inspecting.inspected(asked.unit, asked.period, at=asked.at, known=asked.known)
    sheet = lists.inspected([row for _, row in rows], asked.heading)
    # What the unit does itself has no list of its own: a list is of a unit with all below it.
    keys = (*(code if code != asked.unit else "" for code, _ in rows), asked.unit)
    return Listed(stated=asked.stated, sheet=sheet, count=len(rows), keys=keys)


def _supplements(asked: Asked) -> Listed:
    wrong = asked.kind == "bo-sung-sai-mau"
    count, rows = inspecting.supplements(asked.unit, asked.period, wrong_form=wrong, limit=asked.limit)
    title = "DANH SÁCH YÊU CẦU BỔ SUNG HỒ SƠ" + (" KHÔNG THEO MẪU" if wrong else "")
    sheet = lists.supplements(rows, asked.heading, title=title)
    return Listed(stated=asked.stated, sheet=sheet, count=count, keys=tuple(row.code for row in rows))


def _evidence(asked: Asked) -> Listed:
    found = proving.evidence(asked.unit, asked.days, asked.heading, at=asked.at, known=asked.known)
    return Listed(stated=asked.stated, sheet=lists.evidence(found.rows, asked.heading), count=len(found.rows), proven=found)


def _form(asked: Asked) -> Listed:
    """A form of the law, with who gets it."""
    above = heading(asked.unit, asked.days, asked.at)
    sheet = feeding.fed(FORMS[asked.kind], asked.unit, asked.days, above, at=asked.at, known=asked.known)
    return Listed(stated=asked.stated, sheet=sheet, count=sum(1 for row in sheet.rows if row.rank is Rank.LINE))


# What was written down once does not hang on who knew what when.
_OF_EVENTS = frozenset({"mau-06", "ban-giao", "bo-sung", "bo-sung-sai-mau"})
_MAKERS: Mapping[str, Callable[[Asked], Listed]] = {
    "mau-06": _register, "ban-giao": _handed, "cham-muon": _late_of_month, "kiem-tra": _inspected, "bo-sung": _supplements,
    "bo-sung-sai-mau": _supplements, "minh-chung": _evidence, **dict.fromkeys(_BEHIND, _settled),
    **dict.fromkeys(FORMS, _form),
}  # fmt: skip
