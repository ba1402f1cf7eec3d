from motcua.desk.conftest import NOW
from motcua.letters.models import Notice


def a_notice(recipient):
    return Notice.objects.create(
        event=1, kind="deadline_passed", about="dossier:1", recipient=recipient, channel="desk", body="…", state="PENDING",
        subject="Quá hạn: hồ sơ H02-240401-0001", made_at=NOW, next_at=NOW,
    )  # fmt: skip


def test_what_my_posts_are_told(office, desk):
    a_notice("head:SNN-CCTTBVTV")
    assert "H02-240401-0001" in desk(office.head).get("/lam-viec/thong-bao/").content.decode()
    assert "H02-240401-0001" not in desk(office.colleague).get("/lam-viec/thong-bao/").content.decode()


def test_only_staff_and_pages_that_exist(office, desk):
    assert desk(office.citizen).get("/lam-viec/thong-bao/").status_code == 404
    assert desk().get("/lam-viec/thong-bao/").status_code == 302
    assert desk(office.head).get("/lam-viec/thong-bao/?page=x").status_code == 404
