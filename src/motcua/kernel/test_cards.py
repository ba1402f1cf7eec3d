import unicodedata
from datetime import date

import pytest

from motcua.kernel.cards import Card, read
from motcua.kernel.refusals import Refusal

LINE = "024185001234|121234567|Trần Thị Bình|05031985|Nữ|Thôn Đông, Tân Mỹ, Thành phố Bắc Giang, Bắc Giang|21052021"
BINH = Card(
    number="024185001234", old_number="121234567", name="Trần Thị Bình", birth_date=date(1985, 3, 5), female=True,
    address="Thôn Đông, Tân Mỹ, Thành phố Bắc Giang, Bắc Giang", issued=date(2021, 5, 21),
)


def by_the_row_of_digits(text):
    """What the Vietnamese layout of Windows makes of a scanner's digits."""
    row = dict(zip("1234567890", ["ă", "â", "ê", "ô", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323", "đ"], strict=True))
    return "".join(row.get(character, character) for character in text)


def as_western_bytes(text):
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "typed",
    [
        LINE,
        f"  {LINE}\r\n",
        unicodedata.normalize("NFD", LINE),
        LINE.replace("|", "~"),
        LINE.replace("|", "│"),
        LINE.replace("05031985", "05/03/1985"),
        as_western_bytes(LINE),
        f"{LINE}|con ông A|con bà B",  # newer cards say more
        by_the_row_of_digits(LINE),
        unicodedata.normalize("NFC", by_the_row_of_digits(LINE)),
        LINE.replace("Thị Bình", "Thị  Bình"),
    ],
)
def test_a_card_is_read_through_whatever_keyboard(typed):
    assert read(typed) == BINH


def test_what_a_card_may_lack():
    assert read(LINE.replace("|121234567|", "||")).old_number == ""
    assert read(LINE.rpartition("|")[0]).issued is None
    assert read(LINE.replace("05031985", "")).birth_date is None
    assert read(LINE.replace("|Nữ|", "||")).female is None


def test_a_bare_number_is_a_card_of_nothing_but_it():
    assert read("024 185 001 234") == Card(number="024185001234")
    assert read(by_the_row_of_digits("024185001234")) == Card(number="024185001234")


WRONG = {
    "": "card-unreadable", "Trần Thị Bình": "card-unreadable", "024185001234|121234567|Trần Thị Bình": "card-unreadable",
    LINE.replace("Trần Thị Bình", " "): "card-unreadable",
    LINE.replace("05031985", "31021985"): "card-date-wrong", LINE.replace("05031985", "1985"): "card-date-wrong",
    LINE.replace("024185001234", "02418500123"): "personal-number-malformed",
    LINE.replace("024185001234", "999185001234"): "personal-number-malformed",
    LINE.replace("024185001234", "003185001234"): "personal-number-unknown-province",
    LINE.replace("1985|", "1986|"): "personal-number-other-year", LINE.replace("Nữ", "Nam"): "personal-number-other-sex",
    "023185001234": "personal-number-unknown-province", "\x00" * 40: "card-unreadable", "|" * 599: "card-unreadable",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "code"), WRONG.items())
def test_what_is_wrong_has_a_name(typed, code):
    with pytest.raises(Refusal) as no:
        read(typed)
    assert no.value.code == code
