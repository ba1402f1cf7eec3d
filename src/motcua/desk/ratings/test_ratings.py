import html
import re
from datetime import timedelta

from motcua.desk.conftest import NOW
from motcua.dossiers import builders
from motcua.people import builders as people
from motcua.ratings import commands

HERE = "/lam-viec/danh-gia/"
LATER = NOW + timedelta(days=20)


def rated(office, points, comment=""):
    dossier = builders.a_dossier(office, until="deliver")
    commands.rate(dossier.pk, points, by=office.citizen, at=dossier.closed_at + timedelta(days=1), comment=comment)
    return dossier


def read(answer):
    assert answer.status_code == 200, answer.status_code
    return html.unescape(answer.content.decode())


def test_the_head_reads_what_was_said_and_every_number_opens_the_list_it_counts(office, desk):
    first = rated(office, {"overall": 2, "attitude": 2}, "Nhanh,\nlịch sự <b>")
    second = rated(office, {"overall": 0, "attitude": 2}, "Phải đi lại nhiều lần")
    rated(office, {"overall": 0})
    builders.a_dossier(office, until="deliver")  # nobody has said anything of this one
    client = desk(office.head, at=LATER)
    page = read(client.get(HERE))
    assert "3 trong 4 hồ sơ kết thúc được đánh giá." in page and "Tỷ lệ trả lời 75%." in page and "3 đánh giá" in page
    assert "Phải đi lại nhiều lần" in page and "lịch sự <b>" in page and "<b>" not in client.get(HERE).content.decode()
    numbers = re.findall(r'href="([^"#]+)#list"[^>]*>(\d+)<', page)
    assert len(numbers) == 15
    for address, n in numbers:
        assert f'id="list">{n} đánh giá<' in read(client.get(address)), address
    assert sum(int(n) for _, n in numbers) == 5
    said = re.search(r"lịch sự &lt;b&gt;.*?</ul>", client.get(HERE).content.decode(), re.S)[0]
    assert said.index("Lịch sự, tận tình") < said.index("Rất hài lòng"), "in the order of the questions"
    words = read(client.get(f"{HERE}?y-kien=1"))
    assert 'id="list">2 đánh giá<' in words
    for whose in (first.number, second.number, "Trần Thị Bình"):
        assert whose not in page, "who answers must have nothing to fear"


def test_only_of_the_units_that_one_leads(office, desk):
    rated(office, {"overall": 0}, "Chuyện của chi cục này")
    above = people.an_actor("capso", ("leader", "SNN"))
    for who, reads in ((office.leader, True), (above, True), (office.colleague, False)):
        page = read(desk(who, at=LATER).get(HERE))
        assert ("Chuyện của chi cục này" in page) is reads, who.name
        assert ("1 trong 1 hồ sơ" in page) is reads
    for who, status in ((office.officer, 404), (office.intake, 404), (office.citizen, 404), (None, 302)):
        assert desk(who, at=LATER).get(HERE).status_code == status
    assert desk(office.colleague, at=LATER).get(f"{HERE}?don-vi={builders.BRANCH}").status_code == 404
    assert "Người dân đánh giá" in read(desk(office.head, at=LATER).get("/lam-viec/phu-trach/"))


def test_a_time_long_past_and_nonsense(office, desk):
    rated(office, {"overall": 0}, "Đã lâu")
    late = desk(office.head, at=LATER + timedelta(days=100))
    assert "Đã lâu" not in read(late.get(HERE)) and "Đã lâu" in read(late.get(f"{HERE}?ky=nam"))
    nonsense = "ky=x don-vi=x cau=x cau=overall cau=overall&diem=3 y-kien=x can-xem=x page=0 page=x don-vi=%00"
    for wrong in nonsense.split():
        assert late.get(f"{HERE}?{wrong}").status_code == 404, wrong


def test_the_head_writes_down_what_came_of_a_low_rating(office, desk):
    rated(office, {"overall": 0}, "Phải đi lại nhiều lần")
    rated(office, {"overall": 2}, "Nhanh")
    client = desk(office.head, at=LATER)
    assert "1 đánh giá thấp chưa xem xét" in read(client.get("/lam-viec/phu-trach/"))
    page = read(client.get(f"{HERE}?can-xem=1"))
    assert "Phải đi lại nhiều lần" in page and "Nhanh" not in page
    there = re.search(r'action="([^"]+/xem-xet/[^"]*)"', page)[1]
    for who, status in ((office.colleague, 404), (office.officer, 404), (office.citizen, 404), (None, 302)):
        assert desk(who, at=LATER).post(there, {"note": "của người khác"}).status_code == status
    assert "Chưa ghi gì" in read(client.post(there, {"note": " \x00"}, follow=True))
    done = client.post(there, {"note": "Đã sửa <b>phiếu hướng dẫn</b>"}, follow=True)
    assert done.redirect_chain[0][0].endswith("?can-xem=1#list") and "Không có đánh giá nào ở đây" in read(done)
    raw = client.get(HERE).content.decode()
    assert "Đã sửa &lt;b&gt;phiếu hướng dẫn" in raw and "của người khác" not in raw and office.head.name in raw
    assert "Đã có người ghi xem xét" in read(client.post(there, {"note": "lần hai"}, follow=True))
    assert "chưa xem xét" not in read(client.get("/lam-viec/phu-trach/"))
    assert client.get(there).status_code == 405 and client.post(f"{HERE}999/xem-xet/", {"note": "x"}).status_code == 404
