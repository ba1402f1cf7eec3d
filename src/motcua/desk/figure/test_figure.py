from motcua.desk.control_room.test_control_room import LATER, figures, read

__all__ = ["figures"]
HERE = "/lam-viec/so-lieu/"


def test_an_indicator_says_how_it_is_counted(figures, desk):
    client = desk(figures.leader, at=LATER)
    page = read(client.get(f"{HERE}Q05/?ky=2024"))
    for words in ("Q05", "Kế hoạch năm 2024, mục II.5", "trước hạn hoặc đúng hạn", "Không có hạn trả kết quả", "2 trên 2 hồ sơ"):
        assert words in page, words
    assert "chưa kiểm chứng" not in page
    assert "chưa kiểm chứng" in read(client.get(f"{HERE}Q06/?ky=2024"))


def test_it_is_told_apart_by_unit_officer_and_the_rest(figures, desk):
    client = desk(figures.leader, at=LATER)
    assert "Chưa giao ai" in read(client.get(f"{HERE}W02/?ky=2024&theo=officer"))
    for axis in ("unit", "field", "procedure", "channel", "no-such-axis"):
        page = read(client.get(f"{HERE}W02/?ky=2024&theo={axis}"))
        assert 'data-value="3"' in page, axis


def test_no_such_indicator_and_not_ones_units(figures, desk):
    client = desk(figures.leader, at=LATER)
    assert client.get(f"{HERE}Q99/").status_code == 404
    assert client.get(f"{HERE}Q05/?don-vi=SNN-CCTL").status_code == 404
    assert desk(figures.officer, at=LATER).get(f"{HERE}Q05/").status_code == 404
    assert 'data-value="3"' not in read(desk(figures.colleague, at=LATER).get(f"{HERE}W02/?ky=2024"))
