from motcua.dossiers import builders


def test_found_by_number_name_and_identity(office, desk):
    dossier = builders.a_dossier(office)
    client = desk(office.intake)
    for text in (dossier.number, dossier.number[:10], "tran thi binh", "Trần Thị Bình", "024185001234"):
        assert dossier.number in client.get("/lam-viec/tim/", {"q": text}).content.decode(), text
    assert "Không tìm thấy" in client.get("/lam-viec/tim/", {"q": "khong co ai"}).content.decode()


def test_only_what_one_may_see(office, desk):
    dossier = builders.a_dossier(office)
    assert dossier.number not in desk(office.colleague).get("/lam-viec/tim/", {"q": "binh"}).content.decode().replace("tim/?q=", "")
    assert desk(office.citizen).get("/lam-viec/tim/").status_code == 404
    assert desk().get("/lam-viec/tim/").status_code == 302


def test_nonsense(office, desk):
    client = desk(office.intake)
    for text in ("", "\x00", "%" * 300, "'; --", "x" * 5000):
        assert client.get("/lam-viec/tim/", {"q": text}).status_code == 200
    for page in ("0", "x", "999"):
        assert client.get("/lam-viec/tim/", {"q": "a", "page": page}).status_code == 404
