from motcua.people import builders
from motcua.people.rules import Duty


def test_one_unit(office, desk):
    client = desk(builders.an_actor("quantri", (Duty.ADMINISTRATOR, "UBT")))
    html = client.get("/lam-viec/don-vi/D222/").content.decode()
    for said in ("UBND thị xã Việt Yên", "UBND huyện Việt Yên", "NQ 938/NQ-UBTVQH15", "đến hết 31/01/2024", "Thành lập đơn vị",
                 "Phòng Kinh tế thị xã Việt Yên"):  # fmt: skip
        assert said in html
    assert "Nguyễn Văn An" in client.get("/lam-viec/don-vi/SNN-CCTTBVTV/").content.decode()
    assert client.get("/lam-viec/don-vi/KHONG-CO/").status_code == 404
    assert client.get("/lam-viec/don-vi/x%00/").status_code == 404


def test_a_colleague_and_a_stranger(office, desk):
    address = "/lam-viec/don-vi/D222/"
    here = builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))
    for actor in (here, office.leader, office.citizen):
        assert desk(actor).get(address).status_code == 404
    assert desk().get(address).status_code == 302
