"""From counts and the catalogue to a report: who counts the dossiers is handed in, so that nothing is counted here."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime

from motcua.catalogue import queries as catalogue
from motcua.catalogue.rules import PublishedVersion, StepKind, covers
from motcua.kernel.moments import local_date
from motcua.letters.queries import places
from motcua.people import queries as people
from motcua.reports import queries
from motcua.reports.queries import telling
from motcua.reports.rules.assembled import Assembled, tables, written
from motcua.reports.rules.control import ControlFacts
from motcua.reports.rules.periods import Days, ReportPeriod, before
from motcua.reports.rules.settled import Counts, Form, Form06a, Form07b, Line, Waiting, line_06a, line_07b
from motcua.reports.rules.sheets import Heading
from motcua.reports.rules.stating import Stated, changes, said

type Counted = Callable[[str, str, ReportPeriod | Days], Mapping[str, Counts]]
"""By an axis ("procedure", "unit"): the counts of each key, of the dossiers of a unit and those below it, in a period."""

LEVELS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}
ELSEWHERE = "Lĩnh vực khác"
_WAITING = {
    Waiting.OPEN: "Hồ sơ chờ bổ sung được tính vào cột (12).",
    Waiting.SETTLED: "Hồ sơ chờ bổ sung được tính vào cột (9).",
}


def assemble(
    kind: str, unit: str, period: ReportPeriod, *, at: datetime, counted: Counted, waiting: Waiting = Waiting.OPEN,
    stated: Stated | None = None,
) -> Assembled:
    """Put a report of one of the kinds together. It asks a fixed number of questions, however many dossiers there are.

    :param stated: as of when `counted` counts; it stands on every sheet
    :raises KeyError: no such kind of report
    """
    makers: Mapping[str, Callable[[], Assembled]] = {
        "II.06a": lambda: _settling(unit, period, at, counted, waiting, stated),
        "II.07b": lambda: tables("II.07b", unit, period, {"II.07b": form_07b(unit, period.last)}, heading(unit, period, at)),
        "control": lambda: _control(unit, period, at, counted, waiting, stated),
    }
    return makers[kind]()


def heading(unit: str, period: ReportPeriod | Days, at: datetime) -> Heading:
    """Return what stands above a report of this unit: who issues it, who reports to whom, of when."""
    day = local_date(at)
    above = people.ancestors(unit, day)
    receiver = people.name_on(above[0], day) if above else ""
    return Heading(
        **places.heading(unit, day), period=period.lines(), reporter=people.name_on(unit, day), receiver=_office_of(receiver),
    )  # fmt: skip


def form_by_field(unit: str, period: ReportPeriod, counted: Counted, waiting: Waiting = Waiting.OPEN) -> Form06a:
    """Return II.06a with a row for each field of procedures, by the level that settles."""
    known = {one.procedure_key: one for one in catalogue.current_versions(period.last)}
    sums: dict[str, dict[str, Counts]] = defaultdict(lambda: defaultdict(Counts))
    for key, counts in counted("procedure", unit, period).items():
        version = known.get(key)
        level, field = (version.level, version.field) if version else (key.rpartition("-")[2], ELSEWHERE)
        sums[level][field] += counts
    return Form06a.of("field", [
        (name, [line_06a(f"{level} {field}", field, sums[level][field], waiting=waiting) for field in sorted(sums[level])])
        for level, name in LEVELS.items()
    ])  # fmt: skip


def form_by_unit(unit: str, period: ReportPeriod | Days, counted: Counted, waiting: Waiting = Waiting.OPEN) -> Form06a:
    """Return the same numbers with a row for each unit that settles."""
    counts, every = counted("unit", unit, period), people.every_unit()
    named = people.names_on(counts, period.last)
    return Form06a.of("unit", [
        (name, [
            line_06a(code, named[code], counts[code], waiting=waiting)
            for code in sorted(counts, key=lambda code: named[code]) if every[code].level == level
        ]) for level, name in LEVELS.items()
    ])  # fmt: skip


def form_07b(unit: str, day: date) -> Form07b:
    """Return how many procedures the unit looks after on this day, each by whoever leads it: the unit itself, those below it,
    and the districts and communes in the fields of these."""
    every, leads = people.every_unit(), looked_after(unit, day)
    named = people.names_on((code for code in leads if code in every), day)
    lines: dict[str, list[Line]] = defaultdict(list)
    for code in sorted(leads, key=lambda code: named.get(code, code)):
        level = every[code].level if code in every else leads[code][0].level
        lines[level].append(_line_07b(code, named.get(code) or _WILDCARDS.get(code, code), leads[code]))
    return Form07b.of("unit", [(name, lines[level]) for level, name in LEVELS.items()])


def looked_after(unit: str, day: date) -> dict[str, list[PublishedVersion]]:
    """Return the procedures that a unit looks after on a day by whoever leads them."""
    covered, every, versions = people.subtree(unit, day), people.every_unit(), catalogue.current_versions(day)
    fields = {one.field for one in versions if one.lead_unit in covered}
    leads: dict[str, list[PublishedVersion]] = defaultdict(list)
    for one in versions:
        if one.lead_unit in covered or covers(one.lead_unit, unit) or (one.lead_unit not in every and one.field in fields):
            leads[one.lead_unit].append(one)
    return leads


_WILDCARDS = {
    "D???-NN": "Phòng Nông nghiệp (Kinh tế) các huyện, thị xã, thành phố", "W?????": "UBND các xã, phường, thị trấn",
    "HKL-*": "Các Hạt Kiểm lâm",
}  # fmt: skip


def _line_07b(code: str, name: str, versions: list[PublishedVersion]) -> Line:
    def by_level(chosen: list[PublishedVersion]) -> list[int]:
        return [sum(1 for one in chosen if one.level == level) for level in LEVELS]

    received = [one for one in versions if any(step.kind == StepKind.RECEIVE for step in one.steps)]
    planned = [one for one in versions if one.steps]
    return line_07b(code, name, by_level(versions), by_level(received), by_level(planned))


def _settling(
    unit: str, period: ReportPeriod, at: datetime, counted: Counted, waiting: Waiting, stated: Stated | None
) -> Assembled:
    forms: dict[str, Form] = {
        "Theo lĩnh vực": form_by_field(unit, period, counted, waiting), "Theo đơn vị": form_by_unit(unit, period, counted, waiting),
    }  # fmt: skip
    notes = [_WAITING[waiting], stated.sentence if stated else "", _changed("II.06a", unit, period, forms, stated)]
    return tables(
        "II.06a", unit, period, forms, heading(unit, period, at), before=_before(unit, period), notes=notes, stated=stated
    )


def _control(
    unit: str, period: ReportPeriod, at: datetime, counted: Counted, waiting: Waiting, stated: Stated | None
) -> Assembled:
    earlier, known = _before(unit, period), stated.known_at if stated else None
    by_field, by_unit = (make(unit, period, counted, waiting) for make in (form_by_field, form_by_unit))
    facts = ControlFacts(
        period=period, unit=people.name_on(unit, local_date(at)), by_field=by_field, by_unit=by_unit,
        before=earlier if isinstance(earlier, Form06a) else None, procedures=form_07b(unit, period.last),
        lateness=telling.lateness(unit, period, at=at, known=known), goals=telling.goals(unit, period, at=at, known=known),
        stated=stated, changed=_changed("control", unit, period, {"Theo lĩnh vực": by_field}, stated),
    )  # fmt: skip
    return written("control", unit, facts, heading(unit, period, at), sign=f"BC-{unit}")


def _changed(kind: str, unit: str, period: ReportPeriod, forms: Mapping[str, Form], stated: Stated | None) -> str:
    """What is told otherwise than in the last version of a closed period; figures that still move are not compared."""
    last = queries.newest(kind, unit, period.key) if stated and stated.known_at else None
    if last is None:
        return ""
    before = queries.forms(last)
    return said([one for name, form in forms.items() if name in before for one in changes(before[name], form)], last.version)


def period_before(period: ReportPeriod) -> ReportPeriod:
    """Return the period before this one, by the cut-off that held then."""
    return before(period, queries.cut_off(period.since))


def _before(unit: str, period: ReportPeriod) -> Form | None:
    """II.06a as it was reported of the period before; None while nobody has."""
    found = queries.reported("II.06a", unit, period_before(period).key)
    return queries.forms(found).get("Theo lĩnh vực") if found else None


def _office_of(name: str) -> str:
    """A people's committee receives by its office."""
    return f"Văn phòng {name}" if name.startswith("Ủy ban nhân dân") else name

