import pytest

from motcua.portal.builders import begun, browser_of, typed, words

pytestmark = pytest.mark.django_db
OTHER = {"owner_is": "person", "person_name": "Trần Văn Nam", "person_number": "024085001234", "person_address": "Yên Thế",
         "person_proxy": "Giấy ủy quyền 12/2024"}  # fmt: skip
FIRM = {"owner_is": "organisation", "organisation_name": "HTX Lục Ngạn", "organisation_number": "2400123458",
        "organisation_address": "Chũ, Lục Ngạn"}  # fmt: skip


@pytest.fixture
def client(office):
    return browser_of(office.citizen)


@pytest.fixture
def draft(client):
    return begun(client)


def save(client, draft, **facts):
    return client.post(f"/nop/{draft.pk}/thong-tin/", typed | facts)


def roles(draft):
    return {p.role: (p.kind, p.name, p.identity_number, p.proxy_paper) for p in draft.parties.all()}


def test_it_opens_with_what_the_account_knows(client, draft):
    assert 'value="Trần Thị Bình"' in client.get(f"/nop/{draft.pk}/thong-tin/").content.decode()


def test_one_person_for_oneself(client, draft, office):
    answer = save(client, draft)
    assert answer["Location"] == f"/nop/{draft.pk}/giay-to/"
    draft.refresh_from_db()
    assert roles(draft).keys() == {"submitter", "owner"}
    assert (draft.owner_name, draft.requested) == ("Trần Thị Bình", typed["requested"])
    assert f"account:{draft.owner_account_id}" == office.citizen.id
    assert draft.parties.get(role="owner").phone == "0912345678"


def test_for_another_by_proxy(client, draft):
    assert save(client, draft, **OTHER).status_code == 302
    draft.refresh_from_db()
    assert draft.owner_account_id is None
    assert roles(draft)["owner"] == ("person", "Trần Văn Nam", "024085001234", "")
    assert roles(draft)["proxy"] == ("person", "Trần Thị Bình", "024185001234", "Giấy ủy quyền 12/2024")
    assert 'value="Trần Văn Nam"' in client.get(f"/nop/{draft.pk}/thong-tin/").content.decode()


def test_for_an_organisation(client, draft):
    assert save(client, draft, **FIRM, return_by="post", return_place="12 Lý Thái Tổ").status_code == 302
    draft.refresh_from_db()
    assert roles(draft)["owner"] == ("organisation", "HTX Lục Ngạn", "2400123458", "")
    assert "proxy" not in roles(draft)
    assert draft.return_place == "12 Lý Thái Tổ"


@pytest.mark.parametrize(("facts", "sentence"), [
    ({"submitter_name": ""}, "Nhập họ và tên người nộp"),
    ({"submitter_number": "123"}, "Số định danh gồm 12 chữ số"),
    ({"submitter_number": "099185001234"}, "không phải mã tỉnh nào"),
    ({"submitter_phone": "0123"}, "Kiểm tra lại số điện thoại"),
    ({"submitter_email": "a@"}, "ten@vidu.vn"),
    ({"owner_is": "ghost"}, "Chọn chủ hồ sơ là ai?"),
    (OTHER | {"person_name": ""}, "Nhập họ và tên chủ hồ sơ"),
    (OTHER | {"person_proxy": " "}, "Nhập giấy tờ ủy quyền"),
    (FIRM | {"organisation_number": "2400123459"}, "số kiểm tra không khớp"),
    ({"receiving_unit": "UBT"}, "Chọn nơi tiếp nhận hồ sơ"),
    ({"receiving_unit": ""}, "Chọn nơi tiếp nhận hồ sơ"),
    ({"return_by": "post", "return_place": ""}, "Nhập địa chỉ nhận kết quả"),
    ({"case": "case-99"}, "Chọn trường hợp"),
    ({"requested": "x" * 5000}, "ngắn hơn"),
    ({"requested": "a\x00b"}, "Bỏ ký tự lạ"),
])
def test_a_mistake_is_said_and_nothing_typed_is_lost(client, draft, facts, sentence):
    answer = save(client, draft, **{"submitter_address": "Thôn Kép"} | facts)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="Thôn Kép"' in answer.content.decode()
    assert not draft.parties.exists()


def test_typing_again_keeps_the_papers(client, draft):
    from motcua.portal.builders import a_file

    save(client, draft)
    client.post(f"/nop/{draft.pk}/giay-to/paper-1/", {"paper-1": a_file()})
    save(client, draft, requested="Cấp đổi")
    draft.refresh_from_db()
    assert (draft.requested, draft.papers.count()) == ("Cấp đổi", 1)


def test_nobody_else_sees_or_changes_it(client, draft, office):
    for other in (office.stranger, office.intake, office.leader):
        theirs = browser_of(other)
        assert theirs.get(f"/nop/{draft.pk}/thong-tin/").status_code == 404
        assert save(theirs, draft).status_code == 404
    assert client.get("/nop/999999999999999/thong-tin/").status_code == 404
    assert client.get("/nop/99999999999999999999/thong-tin/").status_code == 404
