import html
from datetime import timedelta

from motcua.desk.conftest import NOW
from motcua.dossiers import builders
from motcua.kernel.moments import hh_mm_dd_mm_yyyy
from motcua.visits.builders import AT, turned_away
from motcua.visits.models import Contact


def test_a_contact_is_seen_where_it_happened(office, desk):
    contact = turned_away(office.intake, AT)
    there = f"/lam-viec/luot-tiep/{contact.pk}/"
    client = desk(office.intake)
    assert client.get(there).status_code == 200
    assert client.get(there + "1.svg").content.startswith(b"<svg")
    assert client.get(there + "9.svg").status_code == 404
    for somebody in (office.colleague, office.citizen):
        for at in (there, there + "1.svg", there + "phieu.pdf"):
            assert desk(somebody).get(at).status_code == 404
    assert desk().get(there).status_code == 302


def test_how_often_somebody_came(office, desk):
    for _ in range(3):
        contact = turned_away(office.intake, AT)
    page = desk(office.intake).get(f"/lam-viec/luot-tiep/{contact.pk}/").content.decode()
    assert "đã đến 3 lần về thủ tục này" in page
    assert builders.version().papers[0].name in page


def test_who_comes_for_hundreds_is_read_page_by_page(office, desk, django_assert_max_num_queries):
    first = turned_away(office.intake, AT)
    again = {field.attname: getattr(first, field.attname) for field in Contact._meta.concrete_fields if field.name != "id"}
    Contact.objects.bulk_create(Contact(**again | {"came_at": AT + timedelta(minutes=n), "note": f"lần {n}"}) for n in range(1, 45))
    client, there = desk(office.intake), f"/lam-viec/luot-tiep/{first.pk}/"
    client.get(there)  # what is kept in the process is read once
    with django_assert_max_num_queries(20):
        page = html.unescape(client.get(there).content.decode())
    assert f"đã đến 45 lần về thủ tục này, lần đầu {hh_mm_dd_mm_yyyy(AT)}" in page
    assert page.count("chưa có chữ ký") == 1 + 20 and "lượt này" not in page
    last = html.unescape(client.get(there + "?page=3").content.decode())
    assert last.count("chưa có chữ ký") == 1 + 5 and "lượt này" in last
    for wrong in ("0", "4", "x", "-1", "9" * 30, "٣"):
        assert client.get(there, {"page": wrong}).status_code == 404, wrong


def test_only_a_fresh_slip_prints_itself(office, desk):
    fresh, old = turned_away(office.intake, NOW), turned_away(office.intake, AT)
    client = desk(office.intake)
    assert "data-print-now" in client.get(f"/lam-viec/luot-tiep/{fresh.pk}/").content.decode()
    assert "data-print-now" not in client.get(f"/lam-viec/luot-tiep/{old.pk}/").content.decode()
