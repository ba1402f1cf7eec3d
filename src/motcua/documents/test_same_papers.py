import pytest

from motcua.documents.rules import is_same_paper


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Bản sao Giấy chứng nhận đăng ký doanh nghiệp", "Giấy chứng nhận đăng ký doanh nghiệp/hộ kinh doanh", True),
    ("Bản đồ khu đất", "Bản đồ khu đất", True), ("Bản đồ khu đất", "Bản vẽ mặt bằng", False),
    ("Bản sao căn cước công dân", "Căn cước của chủ hộ", True), ("Căn cước của chủ hộ", "Giấy khai sinh", False),
    ("Đơn đề nghị", "Đơn đề nghị", False), ("Tờ khai", "Tờ khai", False), (
        "Phiếu đăng ký doanh nghiệp", "Đăng ký doanh nghiệp", False,
    ),
    ("Bằng trung cấp trở lên", "Văn bằng chuyên môn", True), ("", "", True),
])  # fmt: skip
def test_what_may_be_shown_again(one, other, same):
    assert is_same_paper(one, other) is same
    assert is_same_paper(other, one) is same
