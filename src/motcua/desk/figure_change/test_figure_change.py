from motcua.desk.control_room.test_control_room import LATER, figures, read
from motcua.people import builders as people

__all__ = ["figures"]
HERE = "/lam-viec/so-lieu/cach-tinh/"


def test_each_form_is_asked_of_who_may(figures, desk):
    admin, chief = people.an_actor("quantri9", ("administrator", "UBT")), people.an_actor("capso", ("leader", "SNN"))
    assert "Đã so với văn bản nào" in read(desk(admin, at=LATER).get(f"{HERE}Q06/xac-nhan/"))
    assert "Tử số" in read(desk(chief, at=LATER).get(f"{HERE}766-1.4/so-cua-cong/?ky=2024-Q3&don-vi=SNN"))
    for who, path in ((chief, "Q06/xac-nhan/"), (admin, "766-1.4/so-cua-cong/?ky=2024"), (chief, "766-1.4/nothing/"),
                      (chief, "766-1.4/so-cua-cong/?ky=2024&don-vi=SYT"), (figures.officer, "766-1.4/so-cua-cong/")):  # fmt: skip
        assert desk(who, at=LATER).get(f"{HERE}{path}").status_code == 404, path


def test_a_part_is_no_larger_than_its_whole(figures, desk):
    chief = desk(people.an_actor("capso", ("leader", "SNN")), at=LATER)
    answer = chief.post(
        f"{HERE}766-1.4/so-cua-cong/?ky=2024&don-vi=SNN", {"numerator": "5", "denominator": "4", "source": "Cổng DVCQG"}
    )
    assert answer.status_code == 422 and "Tử số không thể lớn hơn mẫu số" in answer.content.decode()
    assert 'value="5"' in answer.content.decode()
