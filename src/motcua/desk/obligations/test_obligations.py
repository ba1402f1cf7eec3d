import html
from datetime import date

import pytest

from motcua.catalogue import queries as catalogue
from motcua.desk.conftest import NOW
from motcua.obligations.models import Obligation
from motcua.people import builders as people

HERE = "/lam-viec/so-viec/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(office, desk):
    return desk(people.an_actor("kiemsoat9", ("control", "SNN")))


def test_a_decision_brings_what_is_due_on_each_channel(office, keeper, desk):
    assert "Chưa có việc nào" in read(keeper.get(HERE))
    one = catalogue.current_versions(NOW.date())[0]
    sent = {"decision": "15/QĐ-UBND", "decided_on": "01/03/2024", "effective_on": "20/03/2024", "unit": "SNN-CCTTBVTV",
            "procedures": [one.procedure_key]}  # fmt: skip
    assert keeper.post(f"{HERE}moi/cong-bo/", sent | {"procedures": []}).status_code == 422
    assert keeper.post(f"{HERE}moi/cong-bo/", sent).status_code == 302
    page = read(keeper.get(f"{HERE}?ky=2024"))
    assert page.count(one.name) >= 5 and "08/03/2024" in page and "Trung tâm Phục vụ hành chính công" in page
    assert "5 việc, đã xong 1" in page
    assert "5 việc" not in read(keeper.get(f"{HERE}?ky=2024&loai=impact"))
    assert "5 việc" in read(desk(office.head).get(f"{HERE}?ky=2024"))
    for who in (office.officer, office.citizen, office.intake):
        assert desk(who).get(HERE).status_code == 404
    other = read(desk(people.an_actor("khac9", ("head", "SNN-CCTL"))).get(f"{HERE}?ky=2024"))
    assert one.name not in other
    for query in ("ky=x", "loai=x"):
        assert keeper.get(f"{HERE}?{query}").status_code == 404


def test_done_not_done_and_out_of_the_book(office, keeper, desk):
    sent = {"kind": "internal", "subject": "Cấp phát vật tư", "unit": "SNN-CCTTBVTV", "due_on": "15/01/2024", "ground": ""}
    assert keeper.post(f"{HERE}moi/viec/", sent).status_code == 302
    pk = Obligation.objects.get().pk
    head, stranger = desk(office.head), desk(people.an_actor("khac9", ("head", "SNN-CCTL")))
    assert stranger.get(f"{HERE}{pk}/xong/").status_code == 404
    late = {"done_on": date(2099, 1, 1).strftime("%d/%m/%Y"), "evidence": "1/TTr"}
    assert "không thể sau hôm nay" in html.unescape(head.post(f"{HERE}{pk}/xong/", late).content.decode())
    done = {"done_on": NOW.strftime("%d/%m/%Y"), "evidence": "Tờ trình 1/TTr <b>"}
    assert head.post(f"{HERE}{pk}/xong/", done).status_code == 302
    page = keeper.get(f"{HERE}?ky=2024").content.decode()
    assert "Tờ trình 1/TTr &lt;b&gt;" in page and f"{pk}/chua-xong/" in page
    assert f"{pk}/chua-xong/" not in head.get(f"{HERE}?ky=2024").content.decode()
    assert head.post(f"{HERE}{pk}/chua-xong/", {"why": "x"}).status_code == 422
    assert keeper.post(f"{HERE}{pk}/chua-xong/", {"why": "Sai số"}).status_code == 302
    assert keeper.post(f"{HERE}{pk}/bo/", {"why": "Không thuộc kế hoạch"}).status_code == 302
    assert "Cấp phát vật tư" not in read(keeper.get(f"{HERE}?ky=2024"))
    for path in (f"{pk}/xong/", f"{pk}/nothing/", "99999/xong/", f"{10**30}/xong/", "moi/nothing/"):
        assert keeper.get(f"{HERE}{path}").status_code == 404, path
    assert head.get(f"{HERE}moi/viec/").status_code == 404


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())
