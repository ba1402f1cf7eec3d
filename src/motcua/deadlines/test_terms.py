"""Terms as text, and the notices against the library."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.deadlines import data
from motcua.deadlines.data.library import library
from motcua.deadlines.rules import Term, TermUnit, notices


@pytest.mark.parametrize(
    ("text", "amount", "unit", "written"),
    [
        ("5 working days", "5", "working_day", "5 ngày làm việc"),
        ("05 ngày làm việc", "5", "working_day", "5 ngày làm việc"),
        ("  1 Working-Day ", "1", "working_day", "1 ngày làm việc"),
        ("0,5 ngày làm việc", "0.5", "working_day", "0,5 ngày làm việc"),
        ("14.5 ngay lam viec", "14.5", "working_day", "14,5 ngày làm việc"),
        ("20 calendar days", "20", "calendar_day", "20 ngày"),
        ("20 days", "20", "calendar_day", "20 ngày"),
        ("30 ngày", "30", "calendar_day", "30 ngày"),
        ("8 hours", "8", "working_hour", "8 giờ làm việc"),
        ("08 giờ làm việc", "8", "working_hour", "8 giờ làm việc"),
        ("2 months", "2", "month", "2 tháng"),
        ("2 tháng", "2", "month", "2 tháng"),
        ("same day", "1", "same_day", "trong ngày"),
        ("Trong ngày", "1", "same_day", "trong ngày"),
        ("100 working days", "100", "working_day", "100 ngày làm việc"),
    ],
)
def test_terms_are_read_and_written(text, amount, unit, written):
    term = Term.parse(text)
    assert term == Term(Decimal(amount), TermUnit(unit))
    assert str(term) == written
    assert Term.parse(str(term)) == term


@pytest.mark.parametrize(
    "text",
    ["", "days", "5", "5 weeks", "-5 days", "0 days", "1e3 days", "0.3 working days", "1.5 days", "1.5 months", "٥ days",
     "999999 days", "1 2 days", "5 days extra", "NaN days"],
)
def test_what_is_not_a_term_is_refused_in_a_sentence(text):
    with pytest.raises(ValueError, match=r"\w+ .*\.$|ví dụ đúng"):
        Term.parse(text)


def test_our_notices_and_the_library_differ_only_where_we_know():
    found = notices.disagreements(data.notices(), library())
    assert [sentence.split(":")[0] for sentence in found] == [
        "Thứ bảy, 01/02/2025", "Thứ sáu, 02/01/2026", "Thứ bảy, 10/01/2026",
    ]
    assert "thông báo ghi là ngày nghỉ" in found[1]
    assert notices.disagreements({}, {date(2025, 2, 3): "Nghỉ"}) == [
        "Thứ hai, 03/02/2025: thông báo ghi là ngày làm việc, thư viện holidays ghi là ngày nghỉ (Nghỉ)."
    ]
