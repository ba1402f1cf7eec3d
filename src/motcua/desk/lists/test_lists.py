import html

from motcua.people import builders as people
from motcua.reports.rules.listing import LISTS

HERE = "/lam-viec/so/danh-sach/"


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def test_who_reads_reports_finds_every_list_and_the_counter_its_own(office, desk):
    inspector = people.an_actor("thanhtra", ("inspector", "SNN"))
    page = read(desk(inspector).get(HERE))
    assert [kind.name for kind in LISTS.values() if kind.title not in page] == []
    page = read(desk(office.intake).get(HERE))
    assert [kind.name for kind in LISTS.values() if kind.title in page] == ["mau-06", "ban-giao"]
    assert f'href="{HERE}ban-giao/"' in page and 'href="/lam-viec/so/"' in page


def test_who_has_no_list_has_no_such_page(office, desk):
    assert desk(office.citizen).get(HERE).status_code == 404
    assert desk(office.stranger).get(HERE).status_code == 404
    assert desk().get(HERE).status_code == 302
