import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import BadForm
from motcua.catalogue.rules.eform.problems import CODES

TODAY = date(2024, 7, 22)
FORM = {
    "sections": [
        {
            "key": "who", "title": "Người đề nghị",
            "fields": [
                {"key": "name", "kind": "text", "label": "Họ và tên", "required": True, "prefill": "account.name"},
                {"key": "born", "kind": "date", "label": "Ngày sinh", "maximum": "today"},
                {"key": "phone", "kind": "phone", "label": "Điện thoại"},
                {"key": "email", "kind": "email", "label": "Thư điện tử"},
                {"key": "number", "kind": "personal_number", "label": "Số định danh"},
                {"key": "tax", "kind": "tax_code", "label": "Mã số thuế"},
                {"key": "is_new", "kind": "yes_no", "label": "Cấp lần đầu?", "required": True},
                {"key": "old", "kind": "text", "label": "Số giấy cũ", "required": "not is_new", "show_if": "not is_new"},
                {"key": "told", "kind": "note", "label": "Ghi đúng như trên giấy tờ."},
            ],
        },
        {
            "key": "land", "title": "Đất", "show_if": "answered(is_new)",
            "fields": [
                {"key": "use", "kind": "choice", "label": "Mục đích", "choices": [
                    {"key": "rice", "label": "Lúa"}, {"key": "fruit", "label": "Cây ăn quả"}]},
                {"key": "ways", "kind": "choices", "label": "Cách tưới", "choices": [
                    {"key": "drip", "label": "Nhỏ giọt"}, {"key": "flood", "label": "Tưới ngập"}]},
                {"key": "plots", "kind": "table", "label": "Thửa đất", "min_rows": 1, "max_rows": 3, "columns": [
                    {"key": "sheet", "kind": "whole", "label": "Tờ", "required": True, "minimum": 1},
                    {"key": "area", "kind": "decimal", "label": "Diện tích", "unit": "ha", "maximum": "100"},
                    {"key": "fee", "kind": "computed", "label": "Tiền", "formula": "area * price"},
                ]},
                {"key": "price", "kind": "money", "label": "Đơn giá", "unit": "đồng"},
                {"key": "total", "kind": "computed", "label": "Cộng", "formula": "sum(plots.fee)",
                 "check": "total <= 1000000", "check_text": "Không quá một triệu."},
            ],
        },
    ]
}
whole = eform.read(FORM)


def codes(answers):
    return {problem.path: problem.code for problem in eform.problems(whole, answers, TODAY)}


def sent(**texts):
    return {f"f.{key.replace('__', '.')}": text if isinstance(text, list) else [text] for key, text in texts.items()}


def test_a_form_is_the_same_after_a_journey_through_json():
    assert eform.read(json.loads(json.dumps(eform.write(whole)))) == whole


def test_what_people_type_is_read_and_reckoned():
    answers = eform.posted(whole, sent(
        name="  Nguyễn  Văn A ", born="1/7/1990", phone="+84 912 345 678", is_new="no", old="12/GP", ways=["drip", "drip"],
        plots__0__sheet="5", plots__0__area="1,5", plots__7__sheet="6", plots__7__area="2.000", plots__3__area=" ",
        price="1.200 đồng",
    ))
    assert answers == {
        "name": "Nguyễn Văn A", "born": "1990-07-01", "phone": "0912345678", "is_new": False, "old": "12/GP",
        "ways": ["drip"], "plots": [{"sheet": "5", "area": "1.5"}, {"sheet": "6", "area": "2000"}], "price": "1200",
    }
    reckoned = eform.computed(whole, answers, TODAY)
    assert reckoned["total"] == "2401800"
    assert [row["fee"] for row in reckoned["plots"]] == ["1800", "2400000"]
    assert codes(answers) == {"plots.1.area": "too-large", "total": "check-failed"}


def test_what_cannot_be_read_is_kept_and_said():
    answers = eform.posted(whole, sent(
        name="A", born="31/2/2020", phone="abc", email="a@b", is_new="maybe", price="mười", number="123", tax="1"))
    assert (answers["born"], answers["price"], answers["is_new"]) == ("31/2/2020", "mười", "maybe")
    assert codes(answers) == {
        "born": "date-malformed", "phone": "phone-malformed", "email": "email-malformed", "is_new": "choice-unknown",
        "number": "personal-number-malformed", "tax": "tax-code-malformed",
    }


def test_nothing_said_is_missing_only_where_it_is_asked():
    assert codes({}) == {"name": "required", "is_new": "required"}
    assert codes({"name": "A", "is_new": True}) == {"plots": "rows-too-few"}
    assert codes({"name": "A", "is_new": False})["old"] == "required"


def test_bounds_are_told_with_their_values():
    answers = {"name": "A", "is_new": True, "born": "2030-01-01", "plots": [{"sheet": "0"}] * 4, "price": "-5"}
    problems = {p.path: p for p in eform.problems(whole, answers, TODAY)}
    assert problems["born"].code == "too-late"
    assert problems["born"].facts["maximum"] == TODAY
    assert problems["plots"].code == "rows-too-many"
    assert problems["plots.3.sheet"].facts == {"label": "Tờ", "minimum": Decimal(1)}
    assert problems["price"].code == "too-small"


def test_what_is_hidden_counts_as_unanswered_all_the_way_down():
    form = eform.read({"sections": [{"key": "s", "title": "S", "fields": [
        {"key": "c", "kind": "text", "label": "C", "show_if": "b = 'x'", "required": True},
        {"key": "a", "kind": "yes_no", "label": "A"},
        {"key": "b", "kind": "text", "label": "B", "show_if": "a"},
    ]}]})
    stale = {"a": False, "b": "x", "c": "y"}
    assert eform.visible(form, stale, TODAY) == {"a"}
    assert eform.settled(form, stale, TODAY) == {"a": False}
    assert eform.visible(form, stale | {"a": True}, TODAY) == {"a", "b", "c"}


def test_a_share_of_the_sum_of_its_own_table_is_no_circle():
    form = eform.read({"sections": [{"key": "s", "title": "S", "fields": [
        {"key": "t", "kind": "table", "label": "T", "columns": [
            {"key": "amount", "kind": "decimal", "label": "A"},
            {"key": "share", "kind": "computed", "label": "%", "formula": "round(amount / sum(t.amount) * 100, 1)"},
        ]}]}]})
    rows = [{"amount": "1"}, {"amount": "2"}]
    assert [row["share"] for row in eform.computed(form, {"t": rows}, TODAY)["t"]] == ["33.3", "66.7"]


def field(**entries):
    return {"sections": [{"key": "s", "title": "S", "fields": [{"key": "a", "kind": "text", "label": "A"} | entries]}]}


@pytest.mark.parametrize(("data", "code"), [
    (None, "form-unreadable"),
    ([], "form-unreadable"),
    ({"sections": "x"}, "form-unreadable"),
    ({"sections": [], "more": 1}, "form-unreadable"),
    ({"sections": [1]}, "form-unreadable"),
    (field(key="A"), "key-malformed"),
    (field(key="in"), "key-malformed"),
    (field(key="a" * 41), "key-malformed"),
    (field(key="ａ"), "key-malformed"),
    (field(kind="magic"), "kind-unknown"),
    (field(kind=["text"]), "kind-unknown"),
    (field(label=""), "text-missing"),
    (field(label="x" * 301), "text-too-long"),
    (field(onclick="alert(1)"), "entry-unknown"),
    (field(show_if="b = 1"), "name-unknown"),
    (field(show_if="a = 'x'"), "cycle"),
    (field(show_if=3), "formula-unreadable"),
    (field(required="1 +"), "formula-unreadable"),
    (field(kind="choice"), "choices-missing"),
    (field(choices=[{"key": "a", "label": "A"}]), "choices-unwanted"),
    (field(kind="choice", choices=[{"key": "a", "label": "A"}] * 2), "key-twice"),
    (field(kind="choice", choices=[{"key": str(i), "label": "A"} for i in range(201)]), "too-many"),
    (field(kind="table"), "columns-missing"),
    (field(columns=[{"key": "b", "kind": "text", "label": "B"}]), "columns-unwanted"),
    (field(kind="table", columns=[{"key": "b", "kind": "table", "label": "B"}]), "kind-not-in-table"),
    (field(kind="computed"), "formula-missing"),
    (field(formula="1"), "formula-unwanted"),
    (field(check="1 = 1"), "check-text-missing"),
    (field(kind="whole", minimum="3", maximum="2"), "bounds-crossed"),
    (field(kind="date", minimum="2024-02-31"), "day-malformed"),
    (field(max_length=-1), "count-malformed"),
    (field(max_length=10**5000), "count-malformed"),
    (field(minimum=10**5000), "formula-unreadable"),
    (field(prefill="account.password"), "prefill-unknown"),
    ({"sections": [{"key": f"s{i}", "title": "S"} for i in range(41)]}, "too-many"),
])
def test_what_is_no_form_is_refused_with_its_reasons(data, code):
    with pytest.raises(BadForm) as bad:
        eform.read(data)
    assert code in {flaw.code for flaw in bad.value.problems}


def test_a_form_nested_without_end_is_refused_at_its_first_level():
    deep = {"key": "a", "kind": "text", "label": "A"}
    for _ in range(5_000):
        deep = {"key": "a", "kind": "table", "label": "A", "columns": [deep]}
    with pytest.raises(BadForm) as bad:
        eform.read({"sections": [{"key": "s", "title": "S", "fields": [deep]}]})
    assert "kind-not-in-table" in {flaw.code for flaw in bad.value.problems}


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(BadForm) as bad:
        eform.read({"sections": [{"key": "", "title": "", "fields": [{"kind": "x", "show_if": "**"}]}]})
    assert {flaw.path for flaw in bad.value.problems} >= {
        "sections.0.key", "sections.0.title", "sections.0.fields.0.kind", "sections.0.fields.0.show_if"}


entries = ["sections", "fields", "key", "kind", "label", "title", "columns", "choices", "show_if", "minimum"]
json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.sampled_from(["a", "text", "table", "1", "a > 1"])),
    lambda below: st.one_of(
        st.lists(below, max_size=4),
        st.dictionaries(st.one_of(st.text(max_size=5), st.sampled_from(entries)), below, max_size=6),
    ),
    max_leaves=25,
)


@given(json_values)
def test_any_json_is_a_form_or_a_refusal(data):
    try:
        form = eform.read(data)
    except BadForm as bad:
        assert bad.problems
        return
    assert eform.read(eform.write(form)) == form


keys = ["name", "born", "phone", "email", "number", "tax", "is_new", "old", "use", "ways", "plots", "price", "total", "unknown"]


@given(st.dictionaries(st.sampled_from(keys), json_values))
def test_any_answers_are_reckoned_without_failing(answers):
    shown = eform.visible(whole, answers, TODAY)
    for problem in eform.problems(whole, answers, TODAY):
        assert problem.code in CODES
        assert problem.path in shown
    kept = eform.settled(whole, answers, TODAY)
    assert set(kept) <= shown
    json.dumps(eform.computed(whole, answers, TODAY))
    assert eform.visible(whole, kept, TODAY) == shown, "what is kept means the same form"


@given(st.dictionaries(
    st.one_of(st.text(max_size=20), st.sampled_from(keys).map(lambda key: f"f.{key}"), st.tuples(
        st.integers(0, 10_000_000), st.sampled_from(["sheet", "area", "fee", "x"])).map(lambda p: f"f.plots.{p[0]}.{p[1]}")),
    st.lists(st.text(max_size=40), max_size=3),
))
def test_anything_may_be_sent(data):
    answers = eform.posted(whole, data)
    assert json.loads(json.dumps(answers)) == answers
    eform.problems(whole, answers, TODAY)
    text = json.dumps(answers, ensure_ascii=False)
    assert "\\u0000" not in text
    text.encode()


@pytest.mark.parametrize(("text", "expected"), [
    ("1.234,5", "1234.5"), ("1.234", "1234"), ("1,5", "1.5"), ("1.5", "1.5"), ("0,50", "0.5"), ("007", "7"), ("-0", "0"),
    ("800.000 đ", "800000"), ("800 000 đồng", "800000"), ("1.234.567", "1234567"), ("-12", "-12"),
    ("1.23.456", None), ("1,2,3", None), ("1e9", None), ("0x10", None), ("١٢", None), ("", None), ("--1", None), ("9" * 50, None),
    ("NaN", None), ("Infinity", None), ("½", None),
])
def test_numbers_the_vietnamese_way(text, expected):
    assert eform.number(text) == expected


@given(st.integers(-(10**15), 10**15), st.integers(0, 999))
def test_written_numbers_are_read_back(whole_part, rest):
    text = f"{whole_part:,}".replace(",", ".") + (f",{rest:03d}" if rest else "")
    sign = -1 if whole_part < 0 else 1
    assert Decimal(eform.number(text)) == Decimal(whole_part) + sign * Decimal(rest) / 1000
