from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from motcua.ui import formats
from motcua.ui.jinja import environment

LATE = datetime(2024, 10, 15, 17, 30, tzinfo=UTC)  # 00:30 of the next day in Hà Nội


@pytest.mark.parametrize(("source", "value", "written"), [
    ("{{ x | date }}", date(2024, 3, 5), "05/03/2024"),
    ("{{ x | date }}", LATE, "16/10/2024"),
    ("{{ x | datetime }}", LATE, "00:30 16/10/2024"),
    ("{{ x | time }}", LATE, "00:30"),
    ("{{ x | number }}", 1234567, "1.234.567"),
    ("{{ x | number(1) }}", Decimal("12.25"), "12,3"),
    ("{{ x | number(1) }}", Fraction(1, 3), "0,3"),
    ("{{ x | money }}", 150000, "150.000 đồng"),
    ("{{ x | size }}", 312, "312\N{NO-BREAK SPACE}B"),
    ("{{ x | size }}", 20 * 1024**2, "20\N{NO-BREAK SPACE}MB"),
    ("{{ x | size }}", 1468006, "1,4\N{NO-BREAK SPACE}MB"),
    ("{{ x | iso }}", date(2024, 3, 5), "2024-03-05"),
    *((f"{{{{ x | {name} }}}}", None, "—") for name in ("date", "datetime", "time", "number", "money")),
])
def test_written(source, value, written):
    assert environment().from_string(source).render(x=value) == written


@pytest.mark.parametrize(("share", "said"), [
    (Fraction(1), "100"),
    (Fraction(99_999, 100_000), "99,99"), (Fraction(7, 8), "87,50"), (Fraction(1, 2), "50"), (Fraction(0), "0"),
])
def test_a_share_is_all_only_when_it_is_all(share, said):
    assert formats.percent(share) == f"{said}%"
    assert formats.percent(None) == formats.DASH
