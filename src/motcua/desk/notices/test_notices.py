import pytest

from motcua.desk.conftest import NOW
from motcua.letters.models import Notice, ReadMark

ADDRESS = "/lam-viec/thong-bao/"


def a_notice(recipient, event=1):
    return Notice.objects.create(
        event=event, kind="deadline_passed", about="dossier:1", recipient=recipient, channel="desk", body="…", state="PENDING",
        subject=f"Quá hạn: hồ sơ H02-240401-000{event}", made_at=NOW, next_at=NOW,
    )  # fmt: skip


def shown(client):
    return client.get(ADDRESS).content.decode()


def test_what_my_posts_are_told(office, desk):
    a_notice("head:SNN-CCTTBVTV")
    assert "H02-240401-0001" in shown(desk(office.head))
    assert "H02-240401-0001" not in shown(desk(office.colleague))


def test_marking_one_and_then_all(office, desk):
    client, first, _ = desk(office.head), a_notice("head:SNN-CCTTBVTV"), a_notice("head:SNN-CCTTBVTV", 2)
    assert '<span class="mc-count">2<span' in shown(client)
    assert client.post(f"{ADDRESS}?page=1", {"notice": first.pk})["Location"] == f"{ADDRESS}?page=1"
    assert ReadMark.objects.get().read_at >= NOW
    html = shown(client)
    assert '<span class="mc-count">1<span' in html and html.count(">Đánh dấu đã đọc<") == 1
    late = a_notice("head:SNN-CCTTBVTV", 3)
    client.post(ADDRESS, {"last": late.pk - 1})
    assert shown(client).count(">Đánh dấu đã đọc<") == 1, "what came after the page was made"
    client.post(ADDRESS, {"last": late.pk})
    html = shown(client)
    assert "Đã đọc hết." in html and "mc-count" not in html


def test_looking_marks_nothing_and_another_unit_changes_nothing(office, desk):
    notice = a_notice("head:SNN-CCTTBVTV")
    shown(desk(office.head))
    desk(office.colleague).post(ADDRESS, {"notice": notice.pk})
    desk(office.colleague).post(ADDRESS, {"last": notice.pk})
    assert not ReadMark.objects.exists()


@pytest.mark.parametrize("text", ["", "x", "-1", "٣", "9" * 18, "9" * 400, "1\x00"])
def test_nonsense_marks_nothing(office, desk, text):
    a_notice("leader:SNN-CCTTBVTV")
    client = desk(office.head)
    for name in ("notice", "last"):
        assert client.post(ADDRESS, {name: text}).status_code == 302
    assert not ReadMark.objects.exists()


def test_only_staff_and_pages_that_exist(office, desk):
    for send in ("get", "post"):
        assert getattr(desk(office.citizen), send)(ADDRESS).status_code == 404
        assert getattr(desk(), send)(ADDRESS).status_code == 302
    assert desk(office.head).get(f"{ADDRESS}?page=x").status_code == 404
    assert desk(office.head).get(f"{ADDRESS}?page={'9' * 5000}").status_code == 404


def test_what_is_not_asked_for_is_left_out(office, desk):
    first = a_notice("head:SNN-CCTTBVTV")
    a_notice("head:SNN-CCTTBVTV", 2)
    client = desk(office.head)
    client.post(ADDRESS, {"notice": first.pk})

    def subjects(wish):
        html = client.get(ADDRESS, {"loc": wish}).content.decode()
        return [number for number in ("0001", "0002") if f"hồ sơ H02-240401-{number}</a>" in html]

    assert subjects("unread") == ["0002"]
    assert subjects("deadline_passed") == ["0001", "0002"]
    assert subjects("message_to_office") == []
    assert subjects("\x00") == ["0001", "0002"]
