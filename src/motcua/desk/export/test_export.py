from datetime import timedelta

from motcua.desk.control_room.test_control_room import LATER, figures, read
from motcua.desk.exports.test_exports import HERE, pressed, store
from motcua.exports import commands, queries

__all__ = ["figures", "store"]


def test_what_was_removed_says_so(figures, desk):
    client = desk(figures.leader, at=LATER)
    there = pressed(client, "/lam-viec/so-lieu/W02/numerator/?ky=2024")
    commands.make_next(at=LATER)
    commands.clear(at=LATER + timedelta(days=30))
    assert "Tệp đã được xóa khi hết hạn giữ" in read(client.get(there))
    assert client.get(f"{there}tep/").status_code == 404 and "Đã xóa" in read(client.get(HERE))
    assert queries.own(figures.leader).count() == 1
