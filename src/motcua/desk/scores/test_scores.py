import re
from fractions import Fraction

from motcua.desk.control_room.test_control_room import LATER, figures, read
from motcua.indicators import queries
from motcua.indicators.rules import Period, Scope, scoring
from motcua.people import builders as people

__all__ = ["figures"]
HERE = "/lam-viec/so-lieu/diem-766/"
UNIT = "SNN-CCTTBVTV"


def points(page):
    return re.search(r"<strong>([\d,]+)</strong> điểm đạt được, trên ([\d,]+)", page).groups()


def test_points_got_stand_beside_what_could_be_got(figures, desk):
    page = read(desk(figures.leader, at=LATER).get(f"{HERE}?ky=2024"))
    profile = scoring.PROFILES["766-portal-2026"]
    worth = queries.values([i.code for g in profile.groups for i in g.items if i.code in queries.definitions()],
                           Scope(unit=UNIT), Period.read("2024"), at=LATER)  # fmt: skip
    score = scoring.of_values(profile, worth, root=False)
    got, available = points(page)
    assert Fraction(got.replace(",", ".")) == round(score.whole.got, 2) and int(available) == score.whole.available < 100
    assert "chưa đo được" in page and "chưa kiểm chứng" in page and "Hạng" in page and 'title="' not in page.split("<main")[0]
    assert f"{HERE}?" in page and "bo=766-2022" in page


def test_a_number_opens_what_it_counts(figures, desk):
    client = desk(figures.leader, at=LATER)
    page = read(client.get(f"{HERE}?ky=2024"))
    for code in ("766-2.1", "766-3.1", "766-4.5a"):
        number, address = re.search(rf'href="(/lam-viec/so-lieu/{code}/numerator/[^"]*)">([\d.]+)<', page).groups()[::-1]
        assert re.search(rf"<strong>{number} (hồ sơ|thủ tục)</strong>", read(client.get(address))), code
    assert "Còn lại của mẫu số" in read(client.get("/lam-viec/so-lieu/766-3.1/rest/?ky=2024"))
    assert client.get("/lam-viec/so-lieu/766-3.1/").status_code == 200


def test_what_the_portal_counts_is_written_down_by_who_may(figures, desk):
    chief = people.an_actor("sotruong", ("control", "SNN"))
    tell = "/lam-viec/so-lieu/cach-tinh/766-5.2/so-cua-cong/?ky=2024&don-vi=SNN"
    sent = {"numerator": "0", "denominator": "0", "source": "Cổng DVCQG, 05/01/2025"}
    for who, status in ((figures.officer, 404), (figures.citizen, 404), (people.an_actor("thanhtra9", ("inspector", "SNN")), 404)):
        assert desk(who, at=LATER).post(tell, sent).status_code == status
    client = desk(chief, at=LATER)
    assert "Ghi số của cổng" in read(client.get(f"{HERE}?ky=2024"))
    before = points(read(client.get(f"{HERE}?ky=2024&don-vi=SNN")))
    assert client.post(tell, sent | {"numerator": "3"}).status_code == 422
    assert client.post(tell, sent).status_code == 302
    page = read(client.get(f"{HERE}?ky=2024&don-vi=SNN"))
    after = points(page)
    assert "Cổng DVCQG, 05/01/2025" in page
    assert int(after[1]) - int(before[1]) == 6  # no petitions at all: full points, as the portal gives them
    assert client.get(tell.replace("766-5.2", "Q05")).status_code == 404


def test_units_and_procedures_are_put_in_order(figures, desk):
    client = desk(people.an_actor("capso", ("leader", "SNN")), at=LATER)
    assert "Chi cục Trồng trọt" in read(client.get(f"{HERE}?ky=2024")).split("Xếp hạng", 1)[1]
    assert "thu-tuc=" in read(client.get(f"{HERE}?ky=2024&theo=procedure")).split("Xếp hạng", 1)[1]
    assert client.get(f"{HERE}?bo=nothing").status_code == 404
    assert desk(figures.officer, at=LATER).get(HERE).status_code == 404


def test_equal_points_share_a_place():
    told = scoring.ranked({"a": Fraction(80), "b": Fraction(90), "c": Fraction(80), "d": None, "e": Fraction(70)})
    assert told == [(1, "b"), (2, "a"), (2, "c"), (4, "e"), (None, "d")]
