"""A form of the catalogue with what was answered, as the plain values that the component draws."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import Answers, EForm, Field, FieldKind, Section
from motcua.portal.filing.problems import sentence
from motcua.portal.filing.spelling import spelled
from motcua.ui.words import t

_DRAWN = {
    FieldKind.LONG_TEXT: "long", FieldKind.YES_NO: "radios", FieldKind.CHOICES: "boxes", FieldKind.TABLE: "table",
    FieldKind.COMPUTED: "said", FieldKind.NOTE: "note",
}  # fmt: skip
_KEYS = {
    FieldKind.WHOLE: "numeric", FieldKind.DECIMAL: "decimal", FieldKind.MONEY: "numeric", FieldKind.DATE: "numeric",
    FieldKind.PHONE: "tel", FieldKind.PERSONAL_NUMBER: "numeric", FieldKind.TAX_CODE: "numeric", FieldKind.EMAIL: "email",
}  # fmt: skip
_WIDE = {
    FieldKind.WHOLE: 10, FieldKind.DECIMAL: 10, FieldKind.MONEY: 10, FieldKind.DATE: 10, FieldKind.PHONE: 20,
    FieldKind.PERSONAL_NUMBER: 20, FieldKind.TAX_CODE: 20,
}  # fmt: skip
MOST_ROWS = 200  # drawn for a table without a bound of its own
_FEW = 7  # so many choices stand side by side; more fold into a list
_EXAMPLES = {FieldKind.DATE: "Ví dụ: 05/03/2024"}


@dataclass
class Filled:
    """One form, its answers, and what the page says about them.

    :param tell: say what is wrong; not before somebody has pressed the button
    :param notes: where an answer came from, by path, when nobody typed it
    :param rows: how many rows a table shall have at least, "sellers:3": a button has added one or taken one out
    """

    form: EForm
    answers: Answers
    today: date
    tell: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    rows: str = ""

    def __post_init__(self) -> None:
        # A row that nobody has typed into yet is drawn too, so it must be asked which of its cells are shown.
        self.drawn = {**self.answers, **{one.key: self._rows(one) for one in self.form.fields() if one.kind is FieldKind.TABLE}}
        self.visible = eform.visible(self.form, self.drawn, self.today)
        self.reckoned = eform.computed(self.form, self.drawn, self.today)
        self.problems = eform.problems(self.form, self.answers, self.today)
        self.sentences = {problem.path: sentence(problem) for problem in self.problems}
        self.wrong = set(self.sentences) if self.tell else set()

    @property
    def shown(self) -> list[str]:
        """What the page shows, for the next check to compare with: fields and headings."""
        return sorted(self.visible | {f"section-{one.key}" for one in self.form.sections if self._has_some(one)})

    @property
    def lines(self) -> list[dict[str, str]]:
        """What the error summary lists."""
        return [{"text": text, "href": f"#{_id(path)}"} for path, text in self.sentences.items()] if self.tell else []

    def sections(self) -> list[dict[str, Any]]:
        return [self._section(one) for one in self.form.sections]

    def changed(self, shown: set[str], wrong: set[str], left: set[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return the headings and fields that a page must draw anew: it shows these paths, these as wrong, and these were left."""
        told = (wrong | left) & set(self.sentences)
        self.wrong = told
        flipped = shown ^ set(self.shown)
        stale = flipped | wrong ^ told | (left & told)
        headings = [self._section(one) for one in self.form.sections if f"section-{one.key}" in flipped]
        return headings, [asked for asked in self._each(stale) if asked["path"] in stale or asked["kind"] == "said"]

    def _each(self, stale: set[str]) -> Iterator[dict[str, Any]]:
        """Every field; of a table that stays as it is, its cells."""
        for one in self.form.fields():
            asked = self._field(one, one.key, self.answers.get(one.key))
            if one.kind is not FieldKind.TABLE or one.key in stale:
                yield asked
            elif one.key in self.visible:
                yield from (cell for row in asked["rows"] for cell in row)

    def _section(self, one: Section) -> dict[str, Any]:
        fields = [self._field(asked, asked.key, self.answers.get(asked.key)) for asked in one.fields]
        return {"key": one.key, "title": one.title, "hint": one.hint, "shown": self._has_some(one), "fields": fields}

    def _has_some(self, one: Section) -> bool:
        return any(asked.key in self.visible for asked in one.fields)

    def _field(self, asked: Field, path: str, answer: Any) -> dict[str, Any]:
        kind = _DRAWN.get(asked.kind, "text")
        if asked.kind is FieldKind.CHOICE:
            kind = "radios" if len(asked.choices) <= _FEW and "." not in path else "select"
        hints = [asked.hint, t(_EXAMPLES[asked.kind]) if asked.kind in _EXAMPLES else "", self.notes.get(path, "")]
        return {
            "path": path, "name": f"f.{path}", "id": _id(path), "kind": kind, "label": asked.label,
            "hint": ". ".join(hint.rstrip(".") for hint in hints if hint), "unit": asked.unit,
            "value": spelled(asked, self._answer(asked, path, answer)),
            "chosen": _chosen(asked, answer), "choices": _choices(asked),
            "error": self.sentences.get(path, "") if path in self.wrong else "", "shown": path in self.visible,
            "required": asked.required is not False or asked.min_rows > 0, "inputmode": _KEYS.get(asked.kind, ""),
            "autocomplete": "off", "width": _WIDE.get(asked.kind), "type": "email" if asked.kind is FieldKind.EMAIL else "text",
            **(self._table(asked) if asked.kind is FieldKind.TABLE else {}),
        }  # fmt: skip

    def _answer(self, asked: Field, path: str, answer: Any) -> Any:
        if asked.kind is not FieldKind.COMPUTED:
            return answer
        table, _, cell = path.partition(".")
        if not cell:
            return self.reckoned.get(path)
        row, _, column = cell.partition(".")
        rows = self.reckoned.get(table) or []
        return rows[int(row)].get(column) if int(row) < len(rows) else None

    def _table(self, asked: Field) -> dict[str, Any]:
        rows = [
            [self._field(column, f"{asked.key}.{number}.{column.key}", row.get(column.key)) for column in asked.columns]
            for number, row in enumerate(self.drawn[asked.key])
        ]
        return {"rows": rows, "add": f"add:{asked.key}", "remove": f"remove:{asked.key}", "most": asked.max_rows}

    def _rows(self, asked: Field) -> list[Any]:
        given = self.answers.get(asked.key)
        rows = [row if isinstance(row, dict) else {} for row in given] if isinstance(given, list) else []
        key, _, count = self.rows.partition(":")
        drawn = int(count) if key == asked.key and count.isascii() and count.isdecimal() and len(count) < 4 else 0
        wanted = max(asked.min_rows, min(drawn, asked.max_rows or MOST_ROWS), 1)
        return rows + [{}] * (wanted - len(rows))


def _id(path: str) -> str:
    return f"f-{path.replace('.', '-')}"


def _chosen(asked: Field, answer: Any) -> list[str]:
    if isinstance(answer, list):
        return [str(one) for one in answer]
    return [] if answer is None else [spelled(asked, answer)]


def _choices(asked: Field) -> list[tuple[str, str]]:
    if asked.kind is FieldKind.YES_NO:
        return [("yes", t("Có")), ("no", t("Không"))]
    return [(choice.key, choice.label) for choice in asked.choices]
