import pytest

from motcua.desk.unit_change.forms import FORMS
from motcua.journal.queries import events
from motcua.people import builders, queries
from motcua.people.rules import Duty

NEW = {"name": "x", "short_name": "x", "kind": "phong", "level": "province", "on": "03/04/2024"}


@pytest.fixture
def administrator(office):
    return builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))


def test_a_unit_is_made_reached_renamed_moved_and_ended(administrator, desk):
    client = desk(administrator)

    def do(unit, change, **asked):
        address = f"/lam-viec/don-vi/{unit}/{change}/"
        assert client.get(address).status_code == 200
        answer = client.post(address, asked)
        assert answer.status_code == 302, answer.content.decode()[:3000]

    new = {"name": "Phòng Chuyển đổi số", "short_name": "P.CĐS", "kind": "phong", "level": "province", "on": "03/04/2024"}
    do("SNN", "them", code="SNN-CDS", **new)
    hours = "Thứ Hai: 7:30\nThứ Ba: nghỉ"
    do("SNN-CDS", "lien-he", address="Số 1, Hùng Vương", phone="0204 3854 123", email="cds@snn.example.vn", hours=hours)
    do("SNN-CDS", "doi-ten", name="Phòng Số", short_name="P.Số", on="04/04/2024", decision="7/QĐ")
    do("SNN-CDS", "chuyen", parent="SNN-VP", on="05/04/2024")
    do("SNN-CDS", "ket-thuc", successors=["SNN-VP"], on="08/04/2024", reason="sáp nhập", decision="9/QĐ")
    assert [event.kind for event in events("unit:SNN-CDS")] == [
        "unit.opened", "unit.described", "unit.renamed", "unit.placed", "unit.succeeded",
    ]  # fmt: skip
    unit = queries.unit("SNN-CDS")
    assert (unit.name, unit.hours, unit.phone) == ("Phòng Chuyển đổi số", "Thứ Hai: 7:30\nThứ Ba: nghỉ", "02043854123")
    html = client.get("/lam-viec/don-vi/SNN-CDS/").content.decode()
    assert "Phòng Số" in html and "9/QĐ" in html


@pytest.mark.parametrize(
    ("change", "asked", "said"),
    [
        ("them", NEW | {"code": "SNN-VP"}, "đã có"),
        ("them", NEW | {"code": "có dấu"}, "chữ hoa"),
        ("doi-ten", {"name": "x", "short_name": "x", "on": "01/01/2024", "decision": "1"}, "ngày mới phải sau"),
        ("chuyen", {"parent": "SNN-VP", "on": "05/04/2024"}, "Chọn đơn vị cấp trên mới"),
        ("ket-thuc", {"successors": [], "on": "05/04/2024", "reason": "x", "decision": "1"}, "đơn vị kế thừa"),
        ("lien-he", {"phone": "12"}, "điện thoại chưa đúng"),
    ],
)
def test_wrong_is_a_sentence(administrator, desk, change, asked, said):
    answer = desk(administrator).post(f"/lam-viec/don-vi/SNN/{change}/", asked)
    assert answer.status_code == 422 and said in answer.content.decode()


def test_what_hangs_below_is_named(administrator, desk):
    answer = desk(builders.an_actor("q2", (Duty.ADMINISTRATOR, "UBT"))).post(
        "/lam-viec/don-vi/D222/ket-thuc/", {"successors": ["D213"], "on": "05/04/2024", "reason": "x", "decision": "1"}
    )
    assert "Phòng Kinh tế thị xã Việt Yên" in answer.content.decode()


@pytest.mark.parametrize("change", FORMS)
def test_a_colleague_and_a_stranger(administrator, office, desk, change):
    for send in ("get", "post"):
        assert getattr(desk(administrator), send)(f"/lam-viec/don-vi/D222/{change}/").status_code == 404
        for actor in (office.leader, office.citizen):
            assert getattr(desk(actor), send)(f"/lam-viec/don-vi/SNN/{change}/").status_code == 404
        assert getattr(desk(), send)(f"/lam-viec/don-vi/SNN/{change}/").status_code == 302
