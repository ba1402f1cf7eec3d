"""Questions between JSON and values."""

from collections.abc import Sequence
from typing import Any

from motcua.catalogue.rules.deciding import questions_form
from motcua.catalogue.rules.eform import BadForm, Flaw, read, write
from motcua.catalogue.rules.facts import Question

_ENTRIES = frozenset({"key", "text", "hint", "choices", "show_if"})
_SECTION = {"key": "questions", "title": "Câu hỏi"}


def write_questions(questions: Sequence[Question]) -> list[dict[str, Any]]:
    """Return the questions as JSON: key, text, hint, choices, show_if."""
    sections = write(questions_form(questions))["sections"]
    kept = ("key", "hint", "choices", "show_if")
    return [
        {"text": field["label"]} | {name: field[name] for name in kept if name in field}
        for section in sections for field in section["fields"]
    ]


def read_questions(data: Any) -> tuple[Question, ...]:
    """Return the questions that JSON describes.

    :raises BadForm: with every problem, its path beginning with the question's place: "0.show_if"
    """
    if not isinstance(data, list) or not all(isinstance(item, dict) and set(item) <= _ENTRIES for item in data):
        raise BadForm([Flaw("", "form-unreadable")])
    fields = [
        {name: entry for name, entry in item.items() if name != "text"}
        | {"label": item.get("text"), "kind": "choice" if item.get("choices") else "yes_no"}
        for item in data
    ]
    try:
        form = read({"sections": [_SECTION | {"fields": fields}]})
    except BadForm as bad:
        raise BadForm([
            Flaw(flaw.path.removeprefix("sections.0.fields.").replace(".label", ".text"), flaw.code, flaw.facts)
            for flaw in bad.problems
        ]) from bad
    return tuple(
        Question(key=field.key, text=field.label, hint=field.hint, choices=field.choices, show_if=field.show_if)
        for field in form.fields()
    )
