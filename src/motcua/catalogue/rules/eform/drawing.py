"""Rows of tables as a page has them: those with nothing in them are no answers, and yet stand there to be typed into."""

from collections.abc import Mapping, Sequence

from motcua.catalogue.rules.eform.answers import Answers
from motcua.catalogue.rules.eform.fields import EForm, FieldKind


def as_drawn(form: EForm, answers: Answers, data: Mapping[str, Sequence[str]]) -> Answers:
    """Return the answers with the rows of tables where the page that sent them has them, the empty ones too."""
    drawn = dict(answers)
    for table in (field.key for field in form.fields() if field.kind is FieldKind.TABLE):
        places = row_places(table, data)
        rows = iter(answers[table])
        drawn[table] = [next(rows, {}) if places[place] else {} for place in sorted(places)]
    return drawn


def row_places(table: str, data: Mapping[str, Sequence[str]]) -> dict[int, bool]:
    """Return the rows of a table that the page had, and whether anything stands in each."""
    places: dict[int, bool] = {}
    for name, texts in data.items():
        key, row, *_ = [*name.removeprefix("f.").split("."), ""] if name.startswith(f"f.{table}.") else ("", "", "")
        if key and row.isascii() and row.isdecimal() and len(row) < 4:
            places[int(row)] = places.get(int(row), False) or any(text.strip() for text in texts)
    return places
