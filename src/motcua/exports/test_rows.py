"""A file has as many rows as its number says, whatever is asked."""

import csv
from io import BytesIO

from motcua.exports.commands import write
from motcua.exports.queries.lists import behind
from motcua.exports.rules import Asked
from motcua.indicators.queries import lists
from motcua.indicators.rules import DEFINITIONS, FORM, PLACES
from motcua.indicators.test_walks import NOW, periods, scopes, walked

__all__ = ["walked"]


def test_every_file_is_as_long_as_its_number(walked, settings, tmp_path):
    settings.VAR = tmp_path
    exported = 0
    for _, scope, period in zip(range(200), scopes(walked), periods(walked), strict=False):
        code = walked.choice([*DEFINITIONS, FORM])
        part = walked.choice(list(PLACES) if code == FORM else ["numerator", "denominator", "rest", "excluded", "population"])
        file = BytesIO()
        rows = write(behind.table(behind.data(code, part, Asked(scope, period, NOW)), NOW), "csv", file)
        said = list(csv.reader(file.getvalue().decode("utf-8-sig").splitlines()))
        listed = said[said.index(["Số dòng", str(rows)]) + 3 :]
        assert len(listed) == rows == lists.length(lists.Behind(code, part, scope, period, NOW))
        exported += rows
    assert exported > 300
