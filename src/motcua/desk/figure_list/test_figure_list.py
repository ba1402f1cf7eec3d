import re

from motcua.desk.control_room.test_control_room import LATER, figures, read
from motcua.desk.figure_list import view
from motcua.dossiers.models import Dossier

__all__ = ["figures"]
HERE = "/lam-viec/so-lieu/"


def test_the_list_names_dossiers_and_no_person(figures, desk):
    page = read(desk(figures.leader, at=LATER).get(f"{HERE}W02/numerator/?ky=2024"))
    for number in Dossier.objects.values_list("number", flat=True):
        assert f'href="/lam-viec/ho-so/{number}/"' in page
    assert "<strong>3 hồ sơ</strong>" in page and "có kết quả, trước hạn" in page and "đang giải quyết" in page
    assert "Trần Thị Bình" not in page
    assert page.count("chưa xin lỗi, chưa giải trình") == 1, "the one that lies open past its appointment"


def test_it_goes_on_page_by_page(figures, desk, monkeypatch):
    monkeypatch.setattr(view, "ROWS", 2)
    client = desk(figures.leader, at=LATER)
    first = read(client.get(f"{HERE}W02/numerator/?ky=2024"))
    further = re.search(r'href="([^"]+sau=[^"]+)"', first)[1]
    second = read(client.get(further))
    listed = [re.findall(r"/lam-viec/ho-so/([^/]+)/", page) for page in (first, second)]
    assert [len(one) for one in listed] == [2, 1]
    assert len({*listed[0], *listed[1]}) == 3
    assert "Xem tiếp" not in second


def test_what_is_not_there_or_not_theirs_does_not_exist(figures, desk):
    client = desk(figures.leader, at=LATER)
    for where in ("W02/nothing/", "Q99/numerator/", "II.06a/numerator/", "W02/numerator/?don-vi=SNN", "W02/numerator/?sau=x~1",
                  "W02/numerator/?sau=2024-01-01T00:00:00~1", "W02/numerator/?sau=2024-01-01T00:00:00%2B07:00~0"):  # fmt: skip
        assert client.get(f"{HERE}{where}").status_code == 404, where
    assert desk(figures.officer, at=LATER).get(f"{HERE}W02/numerator/").status_code == 404
    colleague = read(desk(figures.colleague, at=LATER).get(f"{HERE}W02/numerator/?ky=2024"))
    assert "Không có hồ sơ nào" in colleague
