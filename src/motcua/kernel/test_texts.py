import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.texts import clean, fold, name_sort_key, sort_key

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy ÀẢÃÁẠằẳẵắặầẩẫấậểệỗộởợừựỷỵĐ", max_size=40)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("hoà", "hòa"), ("thuỷ lợi", "thủy lợi"), ("UỶ BAN", "ỦY BAN"), ("Hoà", "Hòa"), ("xoè", "xòe"),
        ("hoàn", "hoàn"), ("quý", "quý"), ("QUỲNH", "QUỲNH"), ("huỷ", "hủy"), ("huỳnh", "huỳnh"),
        ("loẹt", "loẹt"),
        ("quà", "quà"), ("khoẻ,", "khỏe,"),
        (unicodedata.normalize("NFD", "Sở Nông nghiệp"), "Sở Nông nghiệp"),
        ("  hai\u00a0 \tkhoảng  trắng ", "hai khoảng trắng"),
        ("một\r\n hai \rba\n", "một\nhai\nba"),
        ("a\x00b\u202ec\u200bd\ufeff", "abcd"),
        ("", ""), ("   ", ""),
    ],
)  # fmt: skip
def test_one_spelling_is_kept(typed, kept):
    assert clean(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(VIETNAMESE)
def test_however_it_is_composed_it_is_the_same_text(text):
    assert clean(unicodedata.normalize("NFD", text)) == clean(text)


@given(VIETNAMESE)
def test_cleaning_changes_neither_length_nor_the_bare_letters(text):
    assert fold(clean(text)) == " ".join(fold(text).split())


def test_without_marks():
    assert fold("Đường Nguyễn Thị Lưu, Ấp Đồng") == "duong nguyen thi luu, ap dong"
    assert fold(unicodedata.normalize("NFD", "ĐẶNG")) == "dang"
    assert fold("hoà") == fold("hòa")


@pytest.mark.parametrize(
    "words",
    [
        ["an", "ăn", "ân", "bơ", "ca", "da", "đa", "em", "êm", "ga",
         "hoa", "ích", "kê",
         "la", "mẹ", "na", "on",
         "ôn", "ơn", "pa", "qua", "ra", "sa", "ta", "u", "ư", "va", "xa", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Bắc", "Bằng", "Bình", "Dương", "Đà", "Điện", "Hà", "Lào", "Ôn", "Ưng", "Yên"],
        ["hoa", "Hoa", "hoa an", "hóa an", "hoa bình"],
        ["1", "a", "ă"],
        ["", " ", "a"],
        ["dư", "đa"],
    ],
)  # fmt: skip
def test_the_vietnamese_order(words):
    assert sorted(reversed(words), key=sort_key) == words


@given(st.lists(VIETNAMESE))
def test_the_order_does_not_depend_on_composition(words):
    decomposed = [unicodedata.normalize("NFD", word) for word in words]
    assert [sort_key(w) for w in words] == [sort_key(w) for w in decomposed]


@given(VIETNAMESE, VIETNAMESE)
def test_only_the_same_text_has_the_same_key(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)


def test_persons_go_by_given_name_then_family_then_middle():
    people = [
        "Trần Văn An", "Nguyễn Thị Ân", "Lê Bình", "Nguyễn Bình", "Nguyễn Thị Bình", "Nguyễn Văn Bình",
        "Đỗ Thị Dung", "Dương Văn Đức", "Đặng Văn Đức", "Hoàng Yến",
    ]  # fmt: skip
    assert sorted(reversed(people), key=name_sort_key) == people
    assert name_sort_key("") < name_sort_key("An") < name_sort_key("Lê An")


def test_shouted_names_stand_beside_the_others():
    people = ["Lê An", "NGUYỄN VĂN AN", "Trần An"]
    assert sorted(reversed(people), key=name_sort_key) == people
