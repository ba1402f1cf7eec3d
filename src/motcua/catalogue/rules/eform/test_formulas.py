from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.eform import BadFormula, parse
from motcua.catalogue.rules.eform.formulas import decimal_of

TODAY = date(2024, 7, 22)


def value(text, **answers):
    return parse(text).value(answers, TODAY)


@pytest.mark.parametrize(("text", "expected"), [
    ("1 + 2 * 3", Decimal(7)),
    ("(1 + 2) * 3", Decimal(9)),
    ("-2 - -3", Decimal(1)),
    ("1 / 3 * 3", Decimal(1)),
    ("1 / 3", Decimal("0.333333333333")),
    ("0.1 + 0.2", Decimal("0.3")),
    ("1 / 0", None),
    ("round(2.5)", Decimal(3)),
    ("round(-2.5)", Decimal(-3)),
    ("round(1234567, -3)", Decimal(1235000)),
    ("min(3, 1, 2) + max(1, 5)", Decimal(6)),
    ("1 < 2 and not 2 < 1", True),
    ("'a' = 'a'", True),
    ("'a' == 1", False),
    ("'a' in ('a', 'b')", True),
    ("'a' in ('a')", True),
    ("3 not in (1, 2)", True),
    ("1 if false else 2 if true else 3", Decimal(2)),
    ("today", TODAY),
    ("today + 10 > date('2024-08-01')", False),
    ("today - date('2024-07-01')", Decimal(21)),
    ("days(date('2024-07-01'), today)", Decimal(21)),
    ("years(date('2006-07-23'), today)", Decimal(17)),
    ("years(date('2006-07-22'), today)", Decimal(18)),
    ("date('2024-02-30')", None),
    ("today + 9000000", None),
    ("true + 1", None),
])
def test_what_formulas_come_to(text, expected):
    result = value(text)
    assert result == expected
    assert type(result) is type(expected)


def test_answers_are_reckoned_as_they_are_kept():
    rows = [{"area": "1.5"}, {"area": None}, {"area": "2"}]
    assert value("sum(rows.area) * price", rows=rows, price="1200") == Decimal(4200)
    assert value("count(rows)", rows=rows) == Decimal(3)
    assert value("count(rows.area)", rows=rows) == Decimal(2)
    assert value("years(born, today) >= 18", born="2000-01-01") is True
    assert value("'b' in ticked", ticked=["a", "b"]) is True
    assert value("yes and kind = 'new'", yes=True, kind="new") is True


def test_what_is_not_answered_makes_the_outcome_unknown_never_an_error():
    assert value("a + 1") is None
    assert value("a > 1") is None
    assert value("not a") is None
    assert value("a and false") is False
    assert value("a or true") is True
    assert value("a or false") is None
    assert value("1 if a else 2") is None
    assert value("sum(rows.area)", rows=[]) is None  # an empty table has no column to add up here; a form says 0
    assert value("answered(a)") is False
    assert value("answered(a)", a="x") is True


@pytest.mark.parametrize(("text", "code"), [
    ("", "formula-empty"),
    ("   ", "formula-empty"),
    ("2 ** 3", "formula-unreadable"),
    ("2 ^ 3", "formula-unreadable"),
    ("a.b.c", "formula-unreadable"),
    ("a.__class__", "formula-unreadable"),
    ("__import__('os')", "formula-unreadable"),
    ("open('x')", "formula-unknown-function"),
    ("lambda: 1", "formula-unreadable"),
    ("[1 for x in y]", "formula-unreadable"),
    ("1 < 2 < 3", "formula-unreadable"),
    ("a b", "formula-unreadable"),
    ("(1", "formula-unreadable"),
    ("1)", "formula-unreadable"),
    ("min()", "formula-unreadable"),
    ("days(1)", "formula-arguments"),
    ("in", "formula-unreadable"),
    ("'open", "formula-unreadable"),
    ("١ + ٢", "formula-unreadable"),
    ("９ + 1", "formula-unreadable"),
    ("a\u200b + 1", "formula-unreadable"),
    ("9" * 19, "formula-number-too-long"),
    ("1" + "+1" * 400, "formula-too-long"),
    ("(" * 21 + "1" + ")" * 21, "formula-too-deep"),
    ("-" * 30 + "1", "formula-too-deep"),
    ("not " * 30 + "true", "formula-too-deep"),
    ("1 if true else " * 30 + "1", "formula-too-deep"),
    ("x" * 100_000, "formula-too-long"),
    (" " * 100_000 + "1", "formula-too-long"),
])
def test_what_is_no_formula_is_refused_with_its_reason(text, code):
    with pytest.raises(BadFormula) as bad:
        parse(text)
    assert bad.value.code == code


def test_numbers_that_outgrow_everything_are_unknown():
    assert value("a * a * a * a", a="9" * 40) is None
    assert value("*".join(["999999999999999999"] * 40)) is None
    assert value("a", a="1" + "0" * 30) is None
    assert value("a", a="1" + "0" * 29) == 10**29


# An oracle of its own: trees made here, written as text, reckoned by Python's own fractions and three-valued tables.
numbers = st.decimals(min_value=0, max_value=10**6, places=3).map(abs)
known = st.sampled_from(["a", "b", "c"])


def trees():
    leaves = st.one_of(numbers.map(lambda n: ("number", n)), known.map(lambda key: ("name", key)))
    return st.recursive(
        leaves,
        lambda below: st.one_of(
            st.tuples(st.sampled_from("+-*/"), below, below),
            st.tuples(st.just("minus"), below),
            st.tuples(st.sampled_from(["min", "max"]), below, below),
            st.tuples(st.just("if"), st.sampled_from(["<", "<=", "==", "!=", ">", ">="]), below, below, below, below),
        ),
        max_leaves=12,
    )


def written(tree):
    match tree:
        case ("number", number):
            return format(number, "f")
        case ("name", key):
            return key
        case ("minus", below):
            return f"(-{written(below)})"
        case ("min" | "max" as name, left, right):
            return f"{name}({written(left)}, {written(right)})"
        case ("if", sign, left, right, then, otherwise):
            return f"({written(then)} if {written(left)} {sign} {written(right)} else {written(otherwise)})"
        case (sign, left, right):
            return f"({written(left)} {sign} {written(right)})"


def reckoned(tree, answers):  # noqa: C901 - one branch a shape
    match tree:
        case ("number", number):
            return Fraction(number)
        case ("name", key):
            return Fraction(answers[key]) if key in answers else None
        case ("if", sign, left, right, then, otherwise):
            left, right = reckoned(left, answers), reckoned(right, answers)
            if left is None or right is None:
                return None
            holds = eval(f"left {sign} right")
            return reckoned(then if holds else otherwise, answers)
    parts = [reckoned(part, answers) for part in tree[1:]]
    if None in parts:
        return None
    match tree[0], parts:
        case "minus", [one]:
            return -one
        case "min", both:
            return min(both)
        case "max", both:
            return max(both)
        case "+", [left, right]:
            return left + right
        case "-", [left, right]:
            return left - right
        case "*", [left, right]:
            return left * right
        case "/", [left, right]:
            return left / right if right else None


@given(tree=trees(), answers=st.dictionaries(known, numbers.map(lambda n: format(n, "f"))))
def test_arithmetic_is_exact(tree, answers):
    text = written(tree)
    try:
        formula = parse(text)
    except BadFormula as bad:
        assert bad.code in {"formula-too-deep", "formula-too-long"}
        return
    expected = reckoned(tree, answers)
    result = formula.value(answers, TODAY)
    if expected is not None and abs(expected) < 10**30:
        assert abs(Fraction(result) - expected) <= Fraction(1, 2 * 10**12)
        if (expected * 10**12).denominator == 1:
            assert Fraction(result) == expected
    else:
        assert result is None


@given(text=st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from([
        "(", ")", "1", "9" * 18, "a", "a.b", "+", "-", "*", "/", "not", "and", "or", "in", "if", "else", ",", "min(", "sum(",
        "'x'", "today", "<", "==", "round(", "days(", "date('2024-01-01')", "true", " ",
    ]), max_size=120).map(" ".join),
))
def test_any_text_is_a_formula_or_a_refusal(text):
    try:
        formula = parse(text)
    except BadFormula as bad:
        assert bad.code.startswith("formula-")
        return
    again = parse(formula.text)
    assert again == formula
    assert hash(again) == hash(formula)
    for answers in ({}, {"a": "3.5"}, {"a": [{"b": "1"}]}, {"a": "2024-01-01"}, {"a": True}, {"a": ["x"]}, {"a": {"b": 1}}):
        formula.value(answers, TODAY)


@given(st.fractions(min_value=-(10**20), max_value=10**20))
def test_decimals_are_rounded_half_away_from_zero(number):
    made = decimal_of(number)
    assert abs(Fraction(made) - number) <= Fraction(1, 2 * 10**12)
    assert "E" not in format(made, "f")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-20_000, 20_000))
def test_days_add_and_part(start, number):
    end = start + timedelta(days=number)
    assert parse("days(a, b)").value({"a": start.isoformat(), "b": end.isoformat()}, None) == number
    assert parse("a + b").value({"a": start.isoformat(), "b": str(number)}, None) == end
