from motcua.desk.control_room.test_control_room import LATER, figures, read
from motcua.indicators import queries
from motcua.people import builders as people

__all__ = ["figures"]
HERE = "/lam-viec/so-lieu/cach-tinh/"


def test_every_indicator_has_its_definition_published(figures, desk):
    page = read(desk(figures.leader, at=LATER).get(HERE))
    for code, one in queries.definitions().items():
        assert f">{code}</td>" in page and one.source in page, code
    assert "Xác nhận<" not in page
    assert desk(figures.officer, at=LATER).get(HERE).status_code == 404


def test_an_administrator_confirms_and_the_doubt_is_gone_everywhere(figures, desk):
    admin = desk(people.an_actor("quantri9", ("administrator", "UBT")), at=LATER)
    confirm = f"{HERE}Q06/xac-nhan/"
    assert confirm in read(admin.get(HERE))
    leader = desk(figures.leader, at=LATER)
    assert "chưa kiểm chứng" in read(leader.get("/lam-viec/so-lieu/Q06/?ky=2024"))
    assert leader.get(confirm).status_code == leader.post(confirm, {"source": "x"}).status_code == 404
    assert admin.post(confirm, {"source": ""}).status_code == 422
    assert admin.post(confirm, {"source": "KH 05/KH-SNN, mục II.5"}).status_code == 302
    assert "KH 05/KH-SNN, mục II.5" in read(admin.get(HERE))
    assert "chưa kiểm chứng" not in read(leader.get("/lam-viec/so-lieu/Q06/?ky=2024"))
    assert "đã được xác nhận" in admin.post(confirm, {"source": "lại"}).content.decode()
    assert admin.get(f"{HERE}Q99/xac-nhan/").status_code == 404
