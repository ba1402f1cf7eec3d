from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.vn import mst

from motcua.kernel import identifiers
from motcua.kernel.identifiers import e164, phone, why_not_personal_number, why_not_phone, why_not_tax_code


def code(refusal):
    return refusal and refusal.code


def test_there_were_63_provinces():
    assert len(identifiers.PROVINCES) == 63


@pytest.mark.parametrize(
    ("text", "facts", "refused"),
    [
        ("024085001234", {}, None),
        (" 024 085 001 234 ", {"born": date(1985, 3, 1), "female": False}, None),
        ("027301000001", {"born": date(2001, 1, 1), "female": True}, None),
        ("024085001234", {"born": date(1986, 3, 1)}, "personal-number-other-year"),
        ("024085001234", {"born": date(2085, 3, 1)}, "personal-number-other-year"),
        ("024085001234", {"female": True}, "personal-number-other-sex"),
        ("023085001234", {}, "personal-number-unknown-province"),
        ("24085001234", {}, "personal-number-malformed"),
        ("124085001234", {}, "personal-number-malformed"),
        ("0240850012345", {}, "personal-number-malformed"),
        ("02408500123a", {}, "personal-number-malformed"),
        ("٠٢٤٠٨٥٠٠١٢٣٤", {}, "personal-number-malformed"),
        ("120123456", {}, "personal-number-malformed"),
        ("120123456", {"old": True}, None),
        ("", {}, "personal-number-malformed"),
    ],
)
def test_personal_numbers(text, facts, refused):
    assert code(why_not_personal_number(text, **facts)) == refused


@pytest.mark.parametrize(
    "text",
    [
        "0100233488", "0314409058-002", "0314409058002", "2400123458", "2400987659", "2400000015",
        "2400000181",
    ],
)  # fmt: skip
def test_good_tax_codes(text):
    assert why_not_tax_code(text) is None


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("0100233489", "tax-code-mistyped"), ("2400000008", "tax-code-malformed"),
        ("12345", "tax-code-malformed"),
        ("0314409058-000", "tax-code-malformed"), ("", "tax-code-malformed"),
        ("01002334888", "tax-code-malformed"),
        ("٠١٠٠٢٣٣٤٨٨", "tax-code-malformed"),
    ],
)  # fmt: skip
def test_bad_tax_codes(text, refused):
    assert code(why_not_tax_code(text)) == refused


@given(st.from_regex(r"[0-9]{10}(-?[0-9]{3})?", fullmatch=True))
def test_an_independent_library_agrees_on_tax_codes(text):
    assert (why_not_tax_code(text) is None) == mst.is_valid(text)


@given(st.from_regex(r"[0-9]{9}", fullmatch=True), st.integers(1, 999))
def test_one_check_digit_at_most_is_right(stem, branch):
    good = [f"{stem}{digit}" for digit in range(10) if why_not_tax_code(f"{stem}{digit}") is None]
    assert good == [f"{stem}{digit}" for digit in range(10) if mst.is_valid(f"{stem}{digit}")]
    assert all(mst.format(f"{tax}{branch:03d}") == identifiers.tax_code(f"{tax}{branch:03d}") for tax in good)


def test_a_personal_number_is_a_tax_code_from_july_2025():
    assert code(why_not_tax_code("024085001234", day=date(2025, 6, 30))) == "tax-code-malformed"
    assert why_not_tax_code("024085001234", day=date(2025, 7, 1)) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0912 345 678", "0912345678"), ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(0204) 3854 123", "02043854123"), ("+842043854123", "02043854123"),
        ("0872345678", "0872345678"),
    ],
)  # fmt: skip
def test_phones(text, kept):
    assert why_not_phone(text) is None
    assert phone(text) == kept
    assert phone(e164(text)) == kept


@pytest.mark.parametrize(
    "text",
    ["", "0952345678", "091234567", "09123456789", "1800 1096", "0204385412", "phone", "٠٩١٢٣٤٥٦٧٨"],
)
def test_bad_phones(text):
    assert code(why_not_phone(text)) == "phone-malformed"


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("PROCEDURE_CODE", "1.008409 2.001804 3.000152", "4.008409 1.08409 1.0084090"),
        ("PUBLISHED_PROCEDURE_CODE", "1.008126.000.00.00.H02 1.012753.H19", "1.012753 1.012753.02"),
        ("AGENCY_2016", "000.00.00.H02 000.17.22.H56", "H02 000.00.H02"),
        ("AGENCY_2020", "H02 H02.13 H02.13.01 G09.20", "000.00.00.H02 02.13"),
        ("DOSSIER_CODE", "000.00.13.H02-240105-0003 G09.20-20260609-0092637", "H02.13-2401-0003 H02"),
        ("POSTAL_CODE", "26000 26999", "2600 260000"),
    ],
)
def test_patterns(name, good, bad):
    pattern = getattr(identifiers, name)
    assert [text for text in good.split() if not pattern.fullmatch(text)] == []
    assert [text for text in bad.split() if pattern.fullmatch(text)] == []
