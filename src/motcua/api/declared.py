"""Answers in JSON, as kept, become what a person would have typed: then one reading and one check serve both doors."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ninja.errors import ValidationError

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import Answers, EForm, Field
from motcua.portal.filing.problems import sentence
from motcua.portal.filing.spelling import spelled
from motcua.ui.words import t

MOST = 200  # rows of a table, boxes ticked


def read(form: EForm, said: Mapping[str, Any], today: date) -> Answers:
    """Return the answers in our spelling: numbers "1234.5", days "2024-07-01", yes and no, lists of choices, tables as rows.

    :raises ValidationError: a name that the form does not know, or an answer that does not do, each with its path and a sentence
    """
    known = {one.key for one in form.fields()}
    wrong = [{"loc": ("body", key), "msg": t("Tờ khai không có mục này.")} for key in said if key not in known]
    answers = eform.posted(form, dict(_sent(form, {key: answer for key, answer in said.items() if key in known})))
    wrong += [{"loc": ("body", problem.path), "msg": sentence(problem)} for problem in eform.problems(form, answers, today)]
    if wrong:
        raise ValidationError(wrong)
    return answers


def _sent(form: EForm, said: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    fields = {one.key: one for one in form.fields()}
    for key, answer in said.items():
        columns = {one.key: one for one in fields[key].columns}
        rows = [row for row in answer[:MOST] if isinstance(row, dict)] if columns and isinstance(answer, list) else []
        for n, row in enumerate(rows):
            yield from ((f"f.{key}.{n}.{name}", _texts(columns[name], cell)) for name, cell in row.items() if name in columns)
        if not columns:
            yield f"f.{key}", _texts(fields[key], answer)


def _texts(field: Field, answer: Any) -> list[str]:
    return [spelled(field, one) for one in (answer[:MOST] if isinstance(answer, list) else [answer])]
