def test_my_posts(office, desk):
    html = desk(office.intake).get("/lam-viec/toi/").content.decode()
    assert "cán bộ tiếp nhận" in html and "Bộ phận tiếp nhận và trả kết quả" in html


def test_only_staff(office, desk):
    assert desk(office.citizen).get("/lam-viec/toi/").status_code == 404
    assert desk().get("/lam-viec/toi/").status_code == 302
