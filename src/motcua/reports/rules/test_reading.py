"""A form that is written down wrong is refused in words, not printed wrong."""

import pytest

from motcua.reports.rules.reading import BadLayout, layout, read
from motcua.reports.rules.sheets import Kind

COLUMN = {"title": "Tổng số", "key": "total"}
SERIAL = {"title": "TT", "key": "serial", "kind": "serial"}
GOOD = {"code": "X", "title": "Biểu", "columns": [SERIAL, {"title": "Số", "parts": [COLUMN]}]}


def test_columns_count_themselves_and_those_with_a_number_keep_it():
    form = read(GOOD | {"columns": [*GOOD["columns"], {"title": "Tỷ lệ", "key": "rate", "kind": "share", "number": "(3)=(2)/(1)"}]})
    assert [(leaf.number, leaf.kind) for leaf in form.leaves] == [
        ("(1)", Kind.SERIAL), ("(2)", Kind.COUNT), ("(3)=(2)/(1)", Kind.SHARE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"columns": []}, "columns"),
        ({"title": ""}, "title"),
        ({"colour": "red"}, "colour"),
        ({"columns": [COLUMN, COLUMN]}, "twice"),
        ({"columns": [{"key": "total"}]}, "without a title"),
        ({"columns": [COLUMN | {"kind": "rainbow"}]}, "rainbow"),
        ({"columns": [COLUMN | {"size": 3}]}, "size"),
    ],
)
def test_what_is_written_wrong_is_named(change, said):
    with pytest.raises(BadLayout, match=said):
        read(GOOD | change)


def test_an_unknown_form_is_not_made_up():
    with pytest.raises(LookupError):
        layout("II.99")
