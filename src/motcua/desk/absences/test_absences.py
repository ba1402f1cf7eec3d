from motcua.people.models import Absence, Account

ADDRESS = "/lam-viec/vang-mat/"
WEEK = {"valid_from": "08/04/2024", "valid_to": "12/04/2024", "reason": "nghỉ phép"}


def key(actor):
    return int(actor.id.partition(":")[2])


def test_the_own_absence_and_back_again(office, desk):
    client = desk(office.officer)
    assert client.post(ADDRESS, WEEK | {"account": key(office.officer)}).status_code == 302
    html = client.get(ADDRESS).content.decode()
    assert "từ 08/04/2024, đến hết 12/04/2024" in html and "nghỉ phép" in html
    assert client.post(ADDRESS, WEEK | {"account": key(office.officer)}).status_code == 422
    assert client.post(ADDRESS, {"absence": Absence.objects.get().pk}).status_code == 302
    assert not Absence.objects.exists()


def test_a_head_notes_the_absence_of_the_unit(office, desk):
    assert desk(office.head).post(ADDRESS, WEEK | {"account": key(office.officer)}).status_code == 302
    assert "Nguyễn Văn An" in desk(office.head).get(ADDRESS).content.decode()
    assert Account.objects.get(pk=key(office.officer)).absences.exists()


def test_not_of_others(office, desk):
    for account in (key(office.head), key(office.colleague), 0, "x", ""):
        assert desk(office.officer).post(ADDRESS, WEEK | {"account": account}).status_code == 422
    desk(office.head).post(ADDRESS, WEEK | {"account": key(office.officer)})
    for absence in (Absence.objects.get().pk, 999, "x", "9" * 30):
        assert desk(office.colleague).post(ADDRESS, {"absence": absence}).status_code == 422
    assert Absence.objects.count() == 1
    assert "nghỉ phép" not in desk(office.colleague).get(ADDRESS).content.decode()


def test_a_stranger(office, desk):
    for send in ("get", "post"):
        assert getattr(desk(office.citizen), send)(ADDRESS).status_code == 404
        assert getattr(desk(), send)(ADDRESS).status_code == 302
