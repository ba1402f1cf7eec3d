import re

from motcua.desk.control_room.test_control_room import LATER, figures, read

__all__ = ["figures"]
HERE = "/lam-viec/so-lieu/cho-doi/"


def test_each_third_says_how_long_and_opens_its_dossiers(figures, desk):
    client = desk(figures.leader, at=LATER)
    page = read(client.get(f"{HERE}?ky=2024"))
    assert "Một phần ba xong nhanh nhất" in page and "Một phần ba ở giữa" in page and "9 trên 10 hồ sơ" in page
    addresses = re.findall(r'mc-number__link" href="([^"]+)"', page)
    assert len(addresses) == 2  # two were settled: there is no slowest third
    for address in addresses:
        assert "<strong>1 hồ sơ</strong>" in read(client.get(address))
    assert "Không có số liệu trong kỳ này" in read(client.get(f"{HERE}?ky=2023"))
    assert desk(figures.officer, at=LATER).get(HERE).status_code == 404
    assert client.get("/lam-viec/so-lieu/cho-doi/nothing/").status_code == 404
