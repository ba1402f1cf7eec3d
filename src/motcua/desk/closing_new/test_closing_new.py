from motcua.desk.closings.test_closings import APRIL, MAY, close, control, read
from motcua.dossiers.builders import DESK
from motcua.indicators.models import Closing
from motcua.people import builders as people

__all__ = ["control"]


def test_nothing_is_closed_by_looking(control, desk):
    client = desk(control, at=MAY)
    assert "giữ nguyên như lúc này" in read(client.get(APRIL)) and not Closing.objects.exists()


def test_each_unit_closes_its_own(control, desk):
    below = people.an_actor("mot-cua", ("control", DESK))
    own = APRIL.replace("=SNN&", f"={DESK}&")
    assert desk(control, at=MAY).get(own).status_code == 404
    assert desk(below, at=MAY).get(APRIL).status_code == 404
    close(desk(control, at=MAY))
    assert "Chốt số liệu: Tháng 4/2024" in read(desk(below, at=MAY).get(own))
