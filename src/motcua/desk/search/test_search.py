import pytest

from motcua.dossiers import builders
from motcua.dossiers.rules import search_keys


def test_found_by_number_name_and_identity(office, desk):
    dossier = builders.a_dossier(office)
    client = desk(office.intake)
    whole, day = dossier.number, "-".join(dossier.number.split("-")[-2:])
    names = ["tran thi binh", " Trần  Thị Bình ", "thị b", "BINH", "024185001234", "024185", "024 185 001", "“Bình”", "H02"]
    for text in (whole, whole[:10], whole.lower(), day, day[:6], *names):
        assert whole in client.get("/lam-viec/tim/", {"q": text}).content.decode(), text
    for text in ("khong co ai", "ran thi", "tran binh", "85001234", "02418", "tran thi binh 024185001234"):
        assert "Không tìm thấy" in client.get("/lam-viec/tim/", {"q": text}).content.decode(), text


def test_a_draft_handed_in_is_found_by_its_number(office, desk):
    from motcua.dossiers import commands

    draft = commands.draft(builders.a_filing(office), by=office.citizen, at=builders.MONDAY)
    sent = commands.submit_draft(draft.pk, by=office.citizen, at=builders.MONDAY)
    assert sent.search_keys == search_keys(sent.parties.order_by("id"), sent.number)
    assert sent.number in desk(office.intake).get("/lam-viec/tim/", {"q": sent.number}).content.decode()


@pytest.mark.parametrize(("until", "said"), [("submit", True), ("deliver", False)])
def test_nobody_is_missed_at_what_is_closed(office, desk, until, said):
    html = desk(office.intake).get("/lam-viec/tim/", {"q": builders.a_dossier(office, until=until).number}).content.decode()
    assert ("chưa có người nhận" in html) is said


def test_only_what_one_may_see(office, desk):
    dossier = builders.a_dossier(office)
    assert dossier.number not in desk(office.colleague).get("/lam-viec/tim/", {"q": "binh"}).content.decode().replace("tim/?q=", "")
    assert desk(office.citizen).get("/lam-viec/tim/").status_code == 404
    assert desk().get("/lam-viec/tim/").status_code == 302


HOSTILE = ["", "\x00", "%" * 300, "'; --", "x" * 5000, "'", "''':*", "\\", "\\'", "a:* & b | !c", "\u0301", "<->", "binh\\"]


def test_nonsense(office, desk):
    client = desk(office.intake)
    for text in HOSTILE:
        assert client.get("/lam-viec/tim/", {"q": text}).status_code == 200
    for page in ("0", "x", "999"):
        assert client.get("/lam-viec/tim/", {"q": "a", "page": page}).status_code == 404


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("D'Arcy \\ Nguyễn", ["d'arcy", "arcy nguyen", "D Arcy"]),
        ('Công ty TNHH "Hoa Sen" (Bắc Giang)', ["hoa sen", "bắc giang", "tnhh hoa"]),
        ("HTX Việt-Nhật.Xanh", ["nhat xanh", "viet nhat", "xanh"]),
        ("a:*b & c", ["b c"]), ("một " * 60, ["mot mot"]), ("x" * 5000, ["x" * 5000]),
    ],
)
def test_whatever_the_name_it_is_found_by_its_words(office, desk, name, typed):
    from motcua.dossiers import commands

    person = builders.Person(role="owner", name=name, identity_number="")
    sent = commands.submit(builders.a_filing(office, persons=[person]), by=office.citizen, at=builders.MONDAY)
    assert all(0 < len(key) <= 60 for key in sent.search_keys)
    for text in typed:
        assert sent.number in desk(office.intake).get("/lam-viec/tim/", {"q": text}).content.decode(), text
