import pytest

from motcua.portal.sign_in_code.form import CodeForm


@pytest.mark.parametrize(("typed", "good"), [
    ("123456", True), (" 123 456 ", True), ("12345", False), ("1234567", False), ("١٢٣٤٥٦", False),
])
def test_six_digits_however_they_are_spaced(typed, good):
    assert CodeForm({"code": typed}).is_valid() is good
