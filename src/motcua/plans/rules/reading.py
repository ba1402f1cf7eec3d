"""Reading a plan: the head, the text, the table of tasks, and the figures that both promise."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import takewhile

from motcua.documents.rules import media_type
from motcua.documents.rules.office import DOCX
from motcua.kernel.refusals import Refusal
from motcua.kernel.texts import clean, fold
from motcua.plans.rules.blocks import Block, Table, blocks_of_docx, blocks_of_text
from motcua.plans.rules.columns import NEEDED, Columns, head_of, is_whole
from motcua.plans.rules.facts import (
    Comparison,
    DeadlineKind,
    FoundPlan,
    FoundTarget,
    FoundTask,
    Measure,
    Point,
    Section,
)
from motcua.plans.rules.tables import tasks_of
from motcua.plans.rules.wording import Promise, indicator_of, promises

LARGEST = 10 * 1024 * 1024
APPENDIX = "PL"
_NUMBER, _TOP = re.compile(r"(?:^|\s)Số\s*:\s*(\S+)", re.IGNORECASE), 40
_DAY = re.compile(r"ngày\s*(\d{1,2})?\s*tháng\s*(\d{1,2})?\s*năm\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(20\d\d)", re.IGNORECASE)
_SECTION, _POINT = re.compile(r"([IVX]+)\s*[.)]\s+(.+)"), re.compile(r"(\d+(?:\.\d+)*)\s*[.)]\s+(.+)", re.DOTALL)
_FOOTNOTE, _NOTE_SIGNS = re.compile(r"[¹²³⁴-⁹]+\s"), re.compile(r"(?<=[\w)”\"])[¹²³⁴-⁹⁰]+(?!\w)")
_ENDS, _ITEM = (".", ":", ";", "!", "?", "/", ")"), re.compile(r"[-+–•]\s|\d+[.)]\s|[IVX]+[.)]\s")


def read(content: bytes, name: str, columns: Columns | None = None) -> FoundPlan:
    """Return what a file says: a Word document, or plain text with tabs between the cells of a row.

    :param columns: which column is what, where the headings do not say so
    :raises Refusal: file-empty, file-too-large, file-type-refused, plan-unreadable, plan-not-word, plan-without-table,
        plan-columns-unknown (heads: the headings; known: what they say; missing: what is to be named), plan-without-tasks
    """
    if len(content) > LARGEST:
        raise Refusal("file-too-large", limit=LARGEST)
    kind = media_type(content, name)
    if kind == DOCX:
        return plan_of(blocks_of_docx(content), columns)
    if kind != "text/plain":
        raise Refusal("plan-not-word")
    return read_text(content.decode("utf-8-sig"), columns)


def read_text(text: str, columns: Columns | None = None) -> FoundPlan:
    """The same of a text."""
    return plan_of(blocks_of_text(text), columns)


def plan_of(blocks: Sequence[Block], columns: Columns | None = None) -> FoundPlan:
    """The same of paragraphs and tables."""
    tables = [block for block in blocks if isinstance(block, Table) and block.width > 1]
    first, known = _task_table(tables)
    heads, guessed = head_of(first)
    columns = columns or guessed
    if not is_whole(columns):
        said = {column.value: place for column, place in guessed.items()}
        missing = [one.value for one in NEEDED if one not in columns]
        raise Refusal("plan-columns-unknown", heads=list(heads.cells), known=said, missing=missing)
    paragraphs = _without_notes([block for block in blocks[: blocks.index(first)] if isinstance(block, str)])
    top = [text for block in blocks[: blocks.index(first)] for text in _texts(block)]
    day, year = _dated(top, paragraphs)
    tasks = tasks_of([_below(first, heads.cells), *tables[known + 1 :]], columns, heads.cells, year)
    if not tasks:
        raise Refusal("plan-without-tasks")
    sections = _sections(paragraphs)
    return FoundPlan(
        number=next((found[1] for text in top[:_TOP] if (found := _NUMBER.search(text))), ""), issued_date=day, year=year,
        title=_title(paragraphs), sections=sections, tasks=tuple(tasks), targets=tuple(_targets(sections, tasks, year)),
    )  # fmt: skip


def _task_table(tables: Sequence[Table]) -> tuple[Table, int]:
    """The first table whose headings say most; a plan's head and its signatures are often tables too."""
    if not tables:
        raise Refusal("plan-without-table")
    scored = [(len(head_of(table)[1]), len(table.rows) > 1, -place) for place, table in enumerate(tables)]
    place = -max(scored)[2]
    if max(scored)[0] == 0:  # nothing is named: the longest will be it
        place = max(range(len(tables)), key=lambda n: len(tables[n].rows))
    return tables[place], place


def _below(table: Table, heads: Sequence[str]) -> Table:
    cells = [row.cells for row in table.rows]
    return Table(table.rows[cells.index(tuple(heads)) + 1 :])


def _texts(block: Block) -> list[str]:
    return [block] if isinstance(block, str) else [cell for row in block.rows for cell in row.texts]


def _without_notes(paragraphs: Sequence[str]) -> list[str]:
    """Leave out footnotes and their signs, and join what a page break tore apart."""
    noted = any(_FOOTNOTE.match(one) for one in paragraphs)
    kept = [_NOTE_SIGNS.sub("", one) if noted else one for one in paragraphs if not _FOOTNOTE.match(one)]
    joined: list[str] = []
    for one in kept:
        if joined and _is_torn(joined[-1], one):
            joined[-1] += f" {one}"
        else:
            joined.append(one)
    return joined


def _is_torn(before: str, after: str) -> bool:
    """What ends in the middle of a sentence goes on; a long line even with a capital ("cải cách" / "TTHC, cơ chế …")."""
    if after[:1].islower():
        return not before.endswith(_ENDS)
    return len(before) > 120 and before[-1:].isalpha() and not _ITEM.match(after)


def _dated(top: Sequence[str], paragraphs: Sequence[str]) -> tuple[date | None, int]:
    found = next((found for text in top[:_TOP] if (found := _DAY.search(text)) and len(text) < 120), None)
    named = next((int(year[1]) for text in [_title(paragraphs), *top] if (year := _YEAR.search(text))), None)
    if found and found[1] and found[2]:
        try:
            day = date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            return None, named or int(found[3])
        return day, named or day.year
    if found is None and named is None:
        raise Refusal("plan-without-year")
    return None, named or int(found[3] if found else 0)


def _title(paragraphs: Sequence[str]) -> str:
    """The line below "KẾ HOẠCH"; both lines, when the first does not reach the year."""
    plain = [fold(one) for one in paragraphs]
    if "ke hoach" not in plain:
        return next((one for one in paragraphs if fold(one).startswith("ke hoach ")), "")
    below = paragraphs[plain.index("ke hoach") + 1 :][:2]
    whole = below[:1] if not below or _YEAR.search(below[0]) or len(below[-1]) > 200 else below
    return " ".join(" ".join(one.split()) for one in whole)


def _sections(paragraphs: Sequence[str]) -> tuple[Section, ...]:
    """The numbered parts of the text until whom it is sent to."""
    body = takewhile(lambda one: not fold(one).startswith(("noi nhan", "phu luc")), paragraphs)
    found: list[tuple[str, str, list[list[str]]]] = []
    for one in body:
        if section := _SECTION.fullmatch(one):
            found.append((section[1], section[2], []))
        elif found:
            point = _POINT.fullmatch(one)
            points = found[-1][2]
            if point or not points:
                points.append([point[1], point[2]] if point else ["", one])
            else:
                points[-1][1] += f"\n{one}"
    return tuple(Section(number, title, tuple(Point(*point) for point in points)) for number, title, points in found)


def _targets(sections: Iterable[Section], tasks: Sequence[FoundTask], year: int) -> list[FoundTarget]:
    """What the text and the table promise. One figure promised in both is one target with two places."""
    found: list[FoundTarget] = []
    for section in sections:
        for point in section.points:
            place = f"{section.number}.{point.number}".rstrip(".")
            found += [_target(promise, place, date(year, 12, 31)) for promise in promises(point.text)]
    for task in tasks:
        found += _of_task(task, year)
    return _merged(found)


def _of_task(task: FoundTask, year: int) -> list[FoundTarget]:
    """Shares in its words; else, how often its product is due in a year, or by which one day."""
    place, deadline = f"{APPENDIX} {task.path}", task.deadline
    due = deadline.last_day or date(year, 12, 31)
    if shares := promises(task.content):
        return [_target(promise, place, due) for promise in shares]
    if deadline.kind is DeadlineKind.MONTHS:
        return [_once(task, place, Measure.COUNT, len(deadline.months), due)]
    if deadline.kind is DeadlineKind.DATE:
        return [_once(task, place, Measure.DATE, 1, due)]
    return []


def _once(task: FoundTask, place: str, measure: Measure, times: int, due: date) -> FoundTarget:
    said = clean(f"{task.content}: {task.deadline.words}")
    return FoundTarget(
        wording=said, places=(place,), measure=measure, comparison=Comparison.EXACTLY, value=Decimal(times),
        indicator=indicator_of(task.content, measure), due=due,
    )  # fmt: skip


def _target(promise: Promise, place: str, due: date) -> FoundTarget:
    return FoundTarget(
        wording=promise.wording, places=(place,), measure=promise.measure, comparison=promise.comparison, value=promise.value,
        indicator=indicator_of(promise.wording, promise.measure), due=due,
    )  # fmt: skip


def _merged(found: Iterable[FoundTarget]) -> list[FoundTarget]:
    kept: dict[tuple[object, ...], FoundTarget] = {}
    for one in found:
        key = (one.indicator or one.wording, one.measure, one.comparison, one.value)
        same = kept.get(key)
        dues = [due for due in (same.due if same else None, one.due) if due]
        kept[key] = replace(same, places=(*same.places, *one.places), due=min(dues)) if same else one
    return list(kept.values())
