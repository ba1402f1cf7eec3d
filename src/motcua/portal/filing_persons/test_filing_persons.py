import pytest
from django.test import Client

from motcua.portal.builders import begun, browser_of, sent, typed, words

pytestmark = pytest.mark.django_db
OTHER = {"owner_is": "person", "person_name": "Trần Văn Nam", "person_number": "024085001234", "person_address": "Yên Thế",
         "person_proxy": "Giấy ủy quyền 12/2024", "person_typist": "relative"}  # fmt: skip
FIRM = {"owner_is": "organisation", "organisation_name": "HTX Lục Ngạn", "organisation_number": "2400123458",
        "organisation_address": "Chũ, Lục Ngạn", "organisation_typist": "applicant"}  # fmt: skip


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
    assert answer["Location"] == f"/nop/{draft.pk}/to-khai/"
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
    assert (draft.typed_by, draft.form["by_proxy"]) == ("relative", True)
    assert "proxy-paper" in draft.missing_papers
    assert "Giấy tờ ủy quyền nộp hồ sơ" in words(client.get(f"/nop/{draft.pk}/giay-to/"))
    assert 'value="Trần Văn Nam"' in client.get(f"/nop/{draft.pk}/thong-tin/").content.decode()


def test_for_an_organisation(client, draft):
    assert save(client, draft, **FIRM, return_by="post", return_place="12 Lý Thái Tổ").status_code == 302
    draft.refresh_from_db()
    assert roles(draft)["owner"] == ("organisation", "HTX Lục Ngạn", "2400123458", "")
    assert "proxy" not in roles(draft)
    assert (draft.return_place, draft.typed_by, draft.form["by_proxy"]) == ("12 Lý Thái Tổ", "applicant", False)
    save(client, draft, **(FIRM | {"organisation_typist": "agent", "organisation_proxy": "HĐ 5/2024"}))
    draft.refresh_from_db()
    assert (draft.typed_by, roles(draft)["proxy"][3]) == ("agent", "HĐ 5/2024")


@pytest.mark.parametrize(("facts", "sentence"), [
    ({"submitter_name": ""}, "Nhập họ và tên người nộp"),
    ({"submitter_number": "123"}, "Số định danh gồm 12 chữ số"),
    ({"submitter_number": "099185001234"}, "không phải mã tỉnh nào"),
    ({"submitter_phone": "0123"}, "Kiểm tra lại số điện thoại"),
    ({"submitter_email": "a@"}, "ten@vidu.vn"),
    ({"owner_is": "ghost"}, "Chọn chủ hồ sơ là ai?"),
    (OTHER | {"person_name": ""}, "Nhập họ và tên chủ hồ sơ"),
    (OTHER | {"person_proxy": " "}, "Nhập giấy tờ ủy quyền"),
    (OTHER | {"person_typist": ""}, "Chọn người nộp là ai?"),
    (FIRM | {"organisation_typist": "relative"}, "Chọn người nộp là ai?"),
    (FIRM | {"organisation_number": "2400123459"}, "số kiểm tra không khớp"),
    ({"receiving_unit": "UBT"}, "Chọn nơi tiếp nhận hồ sơ"),
    ({"receiving_unit": ""}, "Chọn nơi tiếp nhận hồ sơ"),
    ({"return_by": "post", "return_place": ""}, "Nhập địa chỉ nhận kết quả"),
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


def test_what_is_typed_is_kept_while_it_is_typed(client, draft):
    unfinished = {"submitter_address": "Thôn Kép", "submitter_number": "02418", "owner_is": "person", "nonsense": "x"}
    answer = client.post(f"/nop/{draft.pk}/thong-tin/luu/", unfinished, headers={"HX-Request": "true"})
    assert words(answer) == "Đã lưu lúc 14:30"
    page = client.get(f"/nop/{draft.pk}/thong-tin/").content.decode()
    assert 'value="Thôn Kép"' in page
    assert 'value="02418"' in page
    draft.refresh_from_db()
    assert (draft.seq, "nonsense" in draft.form["unfinished"]["persons"]) == (1, False)
    save(client, draft)
    draft.refresh_from_db()
    assert "unfinished" not in draft.form


def test_what_is_typed_after_the_session_ended_is_not_lost_silently(draft):
    answer = Client().post(f"/nop/{draft.pk}/thong-tin/luu/", {}, headers={"HX-Request": "true"})
    assert (answer.status_code, "vẫn ở trên trang này" in answer.content.decode()) == (401, True)


def test_a_sent_dossier_is_not_typed_on(client):
    dossier = sent(client)
    answer = client.post(f"/nop/{dossier.pk}/thong-tin/luu/", {"requested": "x"}, headers={"HX-Request": "true"})
    assert (answer.status_code, "sang bước khác" in answer.content.decode()) == (422, True)


def test_the_last_dossier_fills_in_and_says_so(client):
    earlier = sent(client)
    page = client.get(f"/nop/{begun(client).pk}/thong-tin/").content.decode()
    assert 'value="Xã Tân Mỹ"' in page
    assert page.count(f"Đã điền sẵn từ hồ sơ {earlier.number}, sửa được") == 3


def test_the_stages_say_where_one_is_and_lead_back(client, draft):
    save(client, draft)
    page = client.get(f"/nop/{draft.pk}/giay-to/").content.decode()
    assert "Bước 4 trên 5: Giấy tờ" in page
    assert f'<a class="govuk-link" href="/nop/{draft.pk}/thong-tin/">Người nộp</a>' in page
    assert "mc-progress__stage--done" in page


def test_nobody_else_sees_or_changes_it(client, draft, office):
    for other in (office.stranger, office.intake, office.leader):
        theirs = browser_of(other)
        assert theirs.get(f"/nop/{draft.pk}/thong-tin/").status_code == 404
        assert save(theirs, draft).status_code == 404
    assert client.get("/nop/999999999999999/thong-tin/").status_code == 404
    assert client.get("/nop/99999999999999999999/thong-tin/").status_code == 404
