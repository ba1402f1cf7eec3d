import pytest

from motcua.portal.sign_in_name.form import NameForm


@pytest.mark.parametrize(("typed", "good"), [("Lê Thị Mơ", True), ("", False), (" ", False), ("x" * 101, False), ("a\x00b", False)])
def test_a_name(typed, good):
    assert NameForm({"full_name": typed}).is_valid() is good
