"""The form of a procedure's version as it is printed with nothing in it."""

from collections.abc import Sequence

from motcua.catalogue.queries import PublishedVersion
from motcua.catalogue.rules import questions_form
from motcua.catalogue.rules.eform import EForm, Field, FieldKind, Formula, Section, nodes
from motcua.kernel.moments import dd_mm_yyyy
from motcua.letters import papers

_WRITTEN = {
    FieldKind.LONG_TEXT: "lines", FieldKind.DATE: "day", FieldKind.CHOICE: "boxes", FieldKind.CHOICES: "boxes",
    FieldKind.YES_NO: "boxes", FieldKind.PERSONAL_NUMBER: "digits", FieldKind.TABLE: "table", FieldKind.NOTE: "note",
}  # fmt: skip
_DIGITS, _FEWEST, _MOST = 12, 4, 10  # of a personal number; rows of a table on paper
_WIDE = {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.EMAIL}
_OTHERWISE = "Chỉ điền nếu thuộc trường hợp này"


def blank_form(version: PublishedVersion, *, addressee: str = "", attached: Sequence[str] = ()) -> papers.BlankForm | None:
    """Compose it from questions and form; None for a version without a form.

    :param addressee: the unit that takes it in, if there is only one
    :param attached: what goes with it, in words
    """
    if version.form is None:
        return None
    questions = questions_form(version.questions)
    known = EForm((*questions.sections, *version.form.sections))
    since = f", áp dụng từ {dd_mm_yyyy(version.valid_from)}" if version.valid_from else ""
    return papers.BlankForm(
        title="ĐƠN, TỜ KHAI", procedure=version.name, code=version.code, addressee=addressee,
        version=f"tờ khai của thủ tục {version.code}, phiên bản {version.number}{since}",
        sections=tuple(
            _section(one, known, "Trường hợp của tôi" if one in questions.sections else one.title) for one in known.sections
        ),
        attached=tuple(attached),
    )  # fmt: skip


def _section(section: Section, form: EForm, title: str) -> papers.BlankSection:
    return papers.BlankSection(
        title=title, hint=section.hint, condition=_condition(section.show_if, form),
        lines=tuple(_line(field, form) for field in section.fields),
    )


def _line(field: Field, form: EForm) -> papers.BlankLine:
    choices = ("Có", "Không") if field.kind is FieldKind.YES_NO else tuple(choice.label for choice in field.choices)
    rows = max(field.min_rows, min(field.max_rows or _MOST, _FEWEST))
    columns = [one for one in field.columns if one.kind is not FieldKind.NOTE]
    return papers.BlankLine(
        kind=_WRITTEN.get(field.kind, "line"), label=field.label, hint=field.hint, unit=field.unit,
        required=field.required is True or field.min_rows > 0, condition=_condition(field.show_if, form), choices=choices,
        columns=tuple(papers.BlankColumn(_headed(one), one.kind in _WIDE) for one in columns),
        size=_DIGITS if field.kind is FieldKind.PERSONAL_NUMBER else min(rows, _MOST),
    )  # fmt: skip


def _headed(column: Field) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _condition(formula: Formula | None, form: EForm) -> str:
    """Say in words when something is asked; formulas too rich for a line of paper only that it depends."""
    if formula is None:
        return ""
    said = _said(formula.node, form)
    return f"Chỉ điền nếu {said}" if said else _OTHERWISE


def _said(node: nodes.Node, form: EForm) -> str:
    match node:
        case nodes.Name(key):
            return _answer(form.field(key), "yes")
        case nodes.Opposite(nodes.Name(key)):
            return _answer(form.field(key), "no")
        case nodes.Comparison("==", nodes.Name(key), nodes.Known(str(text))):
            return _answer(form.field(key), text)
        case nodes.Member(nodes.Known(str(text)), nodes.Name(key)):
            return _answer(form.field(key), text)
        case nodes.Member(nodes.Name(key), nodes.Known(tuple(among))):
            return _answer(form.field(key), *(str(one) for one in among))
        case nodes.Both(left, right):
            return _joined(" và ", _said(left, form), _said(right, form))
        case nodes.Either(left, right):
            return _joined(" hoặc ", _said(left, form), _said(right, form))
        case _:
            return ""


def _answer(field: Field | None, *keys: str) -> str:
    labels = {"yes": "Có", "no": "Không"} | {choice.key: choice.label for choice in field.choices} if field else {}
    if field is None or not all(key in labels for key in keys):
        return ""
    return f"ở mục “{field.label.rstrip('?')}” chọn {' hoặc '.join(f'“{labels[key]}”' for key in keys)}"


def _joined(word: str, *parts: str) -> str:
    return word.join(parts) if all(parts) else ""

