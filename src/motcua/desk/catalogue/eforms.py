"""A form with answers, as `ui/components/eform` draws it: to try it and to see it while it is built."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import NUMBERS, Answers, EForm, Field, FieldKind, Problem
from motcua.desk import refusals
from motcua.kernel.moments import dd_mm_yyyy
from motcua.kernel.refusals import Refusal
from motcua.ui.words import t

SENTENCES = {
    "required": "Còn thiếu: {label}",
    "number-malformed": "Phải là số: {label}",
    "whole-malformed": "Phải là số nguyên: {label}",
    "date-malformed": "Ngày chưa đúng: {label}",
    "choice-unknown": "Chọn trong danh sách: {label}",
    "text-malformed": "Phải là chữ: {label}",
    "email-malformed": "Thư điện tử chưa đúng: {label}",
    "too-small": "Nhỏ hơn {minimum}: {label}",
    "too-large": "Lớn hơn {maximum}: {label}",
    "too-early": "Trước {minimum}: {label}",
    "too-late": "Sau {maximum}: {label}",
    "too-long": "Dài quá {allowed} ký tự: {label}",
    "rows-too-few": "Ít hơn {allowed} dòng: {label}",
    "rows-too-many": "Quá {allowed} dòng: {label}",
    "check-failed": "{text}",
}
_DRAWN = {
    FieldKind.LONG_TEXT: "long", FieldKind.YES_NO: "radios", FieldKind.CHOICE: "radios", FieldKind.CHOICES: "boxes",
    FieldKind.TABLE: "table", FieldKind.COMPUTED: "said", FieldKind.NOTE: "note",
}  # fmt: skip
_MANY = 7


def sentence(problem: Problem) -> str:
    """Say what is wrong with an answer."""
    if problem.code not in SENTENCES:
        return f"{refusals.sentence(Refusal(problem.code))} ({problem.facts['label']})"
    return t(SENTENCES[problem.code]).format(**{name: _said(fact) for name, fact in problem.facts.items()})


def _said(fact: Any) -> str:
    if isinstance(fact, Decimal):
        return format(fact, "f").replace(".", ",")
    return dd_mm_yyyy(fact) if isinstance(fact, date) else str(fact)


def drawn(form: EForm, answers: Answers, today: date, wrong: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the sections; `wrong`: sentences by path."""
    shown, reckoned = eform.visible(form, answers, today), eform.computed(form, answers, today)
    whole = answers | reckoned
    return [
        {
            "key": section.key, "title": section.title, "hint": section.hint,
            "shown": any(one.key in shown for one in section.fields),
            "fields": [_field(one, one.key, whole.get(one.key), shown, wrong) for one in section.fields],
        }
        for section in form.sections
    ]


def _field(one: Field, path: str, answer: Any, shown: set[str], wrong: Mapping[str, str]) -> dict[str, Any]:
    kind = _DRAWN.get(one.kind, "text")
    drawn_field = {
        "path": path, "name": f"f.{path}", "id": f"f-{path.replace('.', '-')}", "shown": path in shown, "label": one.label,
        "kind": "select" if kind == "radios" and len(one.choices) > _MANY else kind, "hint": one.hint, "unit": one.unit,
        "value": spelled(one, answer), "chosen": answer if isinstance(answer, list) else [spelled(one, answer)],
        "choices": [(choice.key, choice.label) for choice in one.choices] or [("yes", t("Có")), ("no", t("Không"))],
        "error": wrong.get(path, ""), "inputmode": "",
        "required": one.required is not False or one.min_rows > 0 or one.kind in eform.UNASKED, "type": "text",
        "autocomplete": "off",
        "width": 10 if one.kind in NUMBERS or one.kind is FieldKind.DATE else None,
    }  # fmt: skip
    if one.kind is FieldKind.TABLE:
        rows = [row if isinstance(row, dict) else {} for row in answer] if isinstance(answer, list) and answer else [{}]
        cells = shown if answer else shown | {f"{path}.0.{column.key}" for column in one.columns}
        drawn_field |= {
            "add": f"add:{path}", "remove": f"remove:{path}", "most": one.max_rows,
            "rows": [
                [_field(column, f"{path}.{number}.{column.key}", row.get(column.key), cells, wrong) for column in one.columns]
                for number, row in enumerate(rows)
            ],
        }  # fmt: skip
    return drawn_field


def shown_of(sections: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return what a page with these sections shows, fields, cells and headings, for the next check to compare with."""
    paths = [asked["path"] for asked in _each(sections) if asked["shown"]]
    return sorted([*paths, *(f"section-{part['key']}" for part in sections if part["shown"])])


def changed(sections: Sequence[Mapping[str, Any]], shown: Collection[str]) -> dict[str, Any]:
    """Return what a page that shows these paths must draw anew: what came or went, and whatever is reckoned."""
    now = shown_of(sections)
    stale = set(shown) ^ set(now)
    headings = [part for part in sections if f"section-{part['key']}" in stale]
    return {"headings": headings, "fields": [one for one in _each(sections, stale) if _is_stale(one, stale)], "shown": now}


def _is_stale(one: Mapping[str, Any], stale: Collection[str]) -> bool:
    return one["path"] in stale or one["kind"] == "said"


def _each(sections: Iterable[Mapping[str, Any]], whole: Collection[str] = ()) -> Iterator[Mapping[str, Any]]:
    """Every field, and every cell of tables but of those that are taken as a whole."""
    for asked in (asked for part in sections for asked in part["fields"]):
        yield asked
        if asked["path"] not in whole:
            yield from (cell for row in asked.get("rows", ()) for cell in row)


def spelled(one: Field, answer: Any) -> str:
    """Write an answer as it is typed."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if not isinstance(answer, str):
        return ""
    if one.kind in NUMBERS or (one.kind is FieldKind.COMPUTED and eform.number(answer) is not None):
        whole, _, rest = answer.partition(".")
        return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "") if whole.lstrip("-").isdecimal() else answer
    day = eform.day(answer) if one.kind in {FieldKind.DATE, FieldKind.COMPUTED} else None
    return dd_mm_yyyy(date.fromisoformat(day)) if day else answer


def with_row(answers: Answers, deed: str) -> Answers:
    """Return the answers after a table's button was pressed: "add:<table>", or "remove:<table>:<row>"."""
    verb, _, where = deed.partition(":")
    key, _, number = where.partition(":")
    rows = answers.get(key)
    if not isinstance(rows, list):
        return answers
    if verb == "add":
        return answers | {key: [*(rows or [{}]), {}]}
    return answers | {key: [row for place, row in enumerate(rows) if str(place) != number]}
