from decimal import Decimal
from fractions import Fraction

import pytest
import vn_numberwords
from hypothesis import example, given
from hypothesis import strategies as st

from motcua.kernel.amounts import decimal, dong, dong_in_words, in_words, thousands

WORDS = {
    0: "không",
    15: "mười lăm",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    55: "năm mươi lăm",
    105: "một trăm linh năm",
    1_001: "một nghìn không trăm linh một",
    1_010: "một nghìn không trăm mười",
    1_015: "một nghìn không trăm mười lăm",
    40_000: "bốn mươi nghìn",
    800_000: "tám trăm nghìn",
    1_000_001: "một triệu không trăm linh một",
    2_005_000: "hai triệu không trăm linh năm nghìn",
    5_700_000: "năm triệu bảy trăm nghìn",
    53_640_000: "năm mươi ba triệu sáu trăm bốn mươi nghìn",
    1_000_005_000: "một tỷ không trăm linh năm nghìn",
    1_234_567_890: (
        "một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi"
    ),
    1_005_000_000_000: "một nghìn không trăm linh năm tỷ",
    10**12 + 1: "một nghìn tỷ không trăm linh một",
    10**18: "một tỷ tỷ",
}  # fmt: skip


@pytest.mark.parametrize(("n", "words"), WORDS.items())
def test_numbers_in_words(n, words):
    assert in_words(n) == words


@given(st.integers(0, 10**12))  # above it the library says "tỷ" twice
@example(999_999_999_999)
def test_an_independent_library_says_the_same(n):
    theirs = vn_numberwords.number_to_words(n)
    # It forgets after a hundred that 5 is "lăm" (385): the only known fault.
    assert in_words(n) == theirs.replace("mươi năm", "mươi lăm").replace("mười năm", "mười lăm")


def test_dong():
    assert dong(800_000) == "800.000 đồng"
    assert dong_in_words(800_000) == "Tám trăm nghìn đồng"
    assert dong_in_words(0) == "Không đồng"
    assert dong_in_words(-5) == "Âm năm đồng"


def test_thousands():
    numbers = (0, 999, 1000, 1234567, -1234)
    assert [thousands(n) for n in numbers] == ["0", "999", "1.000", "1.234.567", "-1.234"]


@pytest.mark.parametrize(
    ("x", "digits", "text"),
    [
        (Decimal("1234567.89"), 2, "1.234.567,89"), (Decimal("92.5"), 1, "92,5"), (Fraction(1, 3), 2, "0,33"),
        (Fraction(1, 8), 2, "0,13"), (Decimal("-0.005"), 2, "-0,01"), (Decimal("-0.001"), 2, "0,00"),
        (90, 0, "90"), (Fraction(2, 3), 0, "1"), (Decimal("9.995"), 2, "10,00"), (1000, 1, "1.000,0"),
    ],
)  # fmt: skip
def test_decimals(x, digits, text):
    assert decimal(x, digits) == text


@given(st.integers(-(10**40), 10**40), st.integers(0, 6))
def test_a_decimal_reads_back(n, digits):
    exact = Fraction(n, 10**digits)
    assert Fraction(decimal(exact, digits).replace(".", "").replace(",", ".")) == exact
