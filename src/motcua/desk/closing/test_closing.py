import re
from datetime import timedelta

from motcua.desk.closings.test_closings import MAY, close, control, read
from motcua.dossiers import commands
from motcua.dossiers.models import Dossier
from motcua.indicators import commands as indicators
from motcua.people import builders as people

__all__ = ["control"]
ROW = re.compile(r'<tr class="govuk-table__row">(.*?)</tr>', re.S)


def rows_of(page):
    """Name, then address and number of the list as closed and as it is now."""
    found = {}
    for row in ROW.findall(page):
        if name := re.search(r'scope="row"[^>]*>([^<]+)<', row):
            found[name[1]] = re.findall(r'href="([^"]+)">([\d.]+)<', row)
    return found


def reopened(office):
    """A month later one result turns out to be wrong."""
    one = Dossier.objects.order_by("pk").first()
    commands.reopen(one.pk, by=office.head, at=MAY + timedelta(days=3), fault_unit="SNN-CCTTBVTV", reason="Sai tên")
    while indicators.read(500):
        pass
    return one.number


def test_nothing_has_changed_at_first(control, desk):
    client = desk(control, at=MAY)
    one = close(client)
    page = read(client.get(one))
    assert "Mọi con số vẫn như lúc chốt" in page and "Chưa có bản đính chính nào" in page and control.name in page
    said = read(client.post(f"{one}lap-dinh-chinh/", follow=True))
    assert "không có hồ sơ nào làm số liệu của kỳ này thay đổi" in said
    assert client.get(f"{one}lap-dinh-chinh/").status_code == 405


def test_each_number_stands_beside_that_of_now_and_each_opens_its_list(control, office, desk):
    one = close(desk(control, at=MAY))
    number = reopened(office)
    client = desk(control, at=MAY + timedelta(days=4))
    page = read(client.get(one))
    rows = rows_of(page)
    (then, closed), (address, now) = rows["Hồ sơ giải quyết xong"]
    assert (closed, now) == ("2", "1") and "biet-den=" in then and "biet-den" not in address
    for name, cells in rows.items():
        for href, count in cells:
            assert f"<strong>{count} " in read(client.get(href)), (name, href)  # dossiers, people, payments
    listed = read(client.get(then))
    assert number in listed and "như đã biết lúc 09:00 02/05/2024" in listed
    assert number not in read(client.get(address))


def test_who_looks_does_not_restate(control, office, desk):
    one = close(desk(control, at=MAY))
    reopened(office)
    later = MAY + timedelta(days=4)
    inspector = desk(people.an_actor("thanhtra", ("inspector", "SNN")), at=later)
    assert "Lập bản đính chính" not in read(inspector.get(one))
    assert "thuộc nhiệm vụ của" in read(inspector.post(f"{one}lap-dinh-chinh/", follow=True))
    assert "Lập bản đính chính" in read(desk(control, at=later).get(one))
    assert inspector.get(f"{one}dinh-chinh/1/").status_code == 404


def test_no_such_closing(control, desk):
    client = desk(control, at=MAY)
    one = close(client)
    for address in (one.replace("chot-so-lieu/", "chot-so-lieu/9"), one + "dinh-chinh/99999/", one[:-1] + "9" * 30 + "/"):
        assert client.get(address).status_code == 404, address
