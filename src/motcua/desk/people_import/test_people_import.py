from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from motcua.desk.people_import import sheet
from motcua.journal.models import Event
from motcua.journal.queries import first_break
from motcua.people import builders
from motcua.people.models import Account, Post
from motcua.people.queries import rights
from motcua.people.rules import Duty

ADDRESS = "/lam-viec/can-bo/nhap/"
AN = ["Nguyễn Văn An", "024085001234", "0912 345 678", "an@snn.example.vn", "SNN-VP", "chuyên viên", "01/04/2024", None]


@pytest.fixture
def administrator(office):
    return builders.an_actor("quantri", (Duty.ADMINISTRATOR, "SNN"))


def book(*rows):
    made, kept = Workbook(), BytesIO()
    for row in (sheet.HEADINGS, *rows):
        made.active.append(row)
    made.save(kept)
    return kept.getvalue()


def upload(client, content, name="ds.xlsx"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


def sealed(answer):
    return answer.content.decode().partition('name="list" value="')[2].partition('"')[0]


def test_shown_then_done_then_nothing_again(administrator, desk):
    client = desk(administrator)
    content = book(
        AN, [*AN[:5], "Trưởng đơn vị", datetime(2024, 4, 1), date(2024, 6, 30)],
        ["Trần  Thị Bình", 24185001235, 912345679, None, "van phong so", "văn thư", 45383, 45412],
        ["Lê Văn Sai", "123", None, None, "SNN-VP", "văn thư", "01/04/2024", None],
    )  # fmt: skip
    events, people = Event.objects.count(), Account.objects.count()
    shown = upload(client, content)
    html = shown.content.decode()
    assert [html.count(f">{kind}<") for kind in ("Mới", "Thay đổi", "Chưa nhận")] == [2, 1, 1]
    assert "Số định danh gồm 12 chữ số" in html
    assert (Event.objects.count(), Account.objects.count()) == (events, people), "nothing is kept before it is confirmed"

    assert client.post(ADDRESS, {"list": sealed(shown), "do": "1"})["Location"] == "/lam-viec/can-bo/"
    an = Account.objects.get(personal_number="024085001234")
    assert (an.username, an.phone, an.has_usable_password()) == ("annv", "0912345678", False)
    assert set(an.posts.values_list("duty", "valid_to")) == {("officer", None), ("head", date(2024, 7, 1))}
    binh = Account.objects.get(personal_number="024185001235")
    assert (binh.full_name, binh.phone) == ("Trần Thị Bình", "0912345679")
    assert binh.posts.get().valid_from == date(2024, 4, 1) and binh.posts.get().valid_to == date(2024, 5, 1)
    assert first_break() is None and rights.first_wrong_right() is None

    events = Event.objects.count()
    again = upload(client, content)
    assert again.content.decode().count(">Không đổi<") == 3 and "Nhập 0" not in again.content.decode()
    client.post(ADDRESS, {"list": sealed(again), "do": "1"})
    assert Event.objects.count() == events


def test_what_changed_is_changed(administrator, desk):
    client = desk(administrator)
    client.post(ADDRESS, {"list": sealed(upload(client, book(AN))), "do": "1"})
    longer = [*AN[:2], "0987654321", *AN[3:7], "31/12/2024"]
    shown = upload(client, book(longer))
    assert "sửa thông tin, ghi ngày kết thúc" in shown.content.decode()
    client.post(ADDRESS, {"list": sealed(shown), "do": "1"})
    assert Account.objects.get(username="annv").phone == "0987654321"
    assert Post.objects.get(account__username="annv").valid_to == date(2025, 1, 1)
    client.post(ADDRESS, {"list": sealed(upload(client, book(AN))), "do": "1"})
    assert Post.objects.get(account__username="annv").valid_to is None


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (0, " ", "Cần ghi tên"), (2, "12", "Số điện thoại chưa đúng"), (3, "x", "Thư điện tử chưa đúng"),
        (4, "Sở Trên Mây", "Không có đơn vị “Sở Trên Mây”"), (4, "UBT", "thuộc nhiệm vụ của: quản trị"),
        (5, "vua", "Không có nhiệm vụ “vua”"), (6, "31/02/2024", "Không đọc được ngày “31/02/2024”"),
        (6, "01/04/0024", "Không đọc được ngày"), (7, "01/03/2024", "Ngày cuối phải từ"), (0, "=1+1", "Có ô là công thức"),
        (0, "=cmd|'/c calc'!A1", "Có ô là công thức"),
    ],
)  # fmt: skip
def test_a_wrong_row_says_why_and_comes_back_as_a_file(administrator, desk, place, value, said):
    client, row = desk(administrator), list(AN)
    row[place] = value
    shown = upload(client, book(row))
    assert said in shown.content.decode()
    answer = client.post(ADDRESS, {"list": sealed(shown), "wrong": "1"})
    back = load_workbook(BytesIO(answer.content)).active
    assert said in back.cell(2, 9).value and back.cell(2, 1).data_type == "s"
    client.post(ADDRESS, {"list": sealed(shown), "do": "1"})
    assert not Account.objects.filter(personal_number="024085001234").exists()


def test_rows_that_contradict_each_other_and_oneself(administrator, desk):
    client = desk(administrator)
    other = ["Người Khác", *AN[1:5], "văn thư", *AN[6:]]
    assert "khác với dòng ở trên" in upload(client, book(AN, other)).content.decode()
    Account.objects.filter(username="quantri").update(personal_number="024085009999")
    own = ["Nguyễn Văn An", "024085009999", None, None, "SNN", "lãnh đạo ký", "01/04/2024", None]
    assert "Không ai tự thay đổi quyền" in upload(client, book(own)).content.decode()


def zipped(**parts):
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: b"", "Tệp"), (lambda: b"ho ten,so\n", "không phải tệp Excel"),
        (lambda: b"PK\x03\x04" + b"x" * 90, "không phải tệp Excel"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"0" * 600, "không phải tệp Excel"), (book, "không có dòng nào"),
        (lambda: zipped(xl__vbaProject="x", xl__workbook="x"), "có macro"), (lambda: zipped(a=b"0" * 21_000_000), "mở ra quá lớn"),
        (lambda: zipped(xl__workbook="<x/>"), "không phải tệp Excel"), (lambda: b"PK" + b"0" * 2_000_001, "quá lớn"),
        (lambda: book(*([AN] * 1001)), "quá 1.000 dòng"), (lambda: book(*([[None]] * 6000), AN), "quá 1.000 dòng"),
    ],
)  # fmt: skip
def test_wrong_files_are_a_sentence(administrator, desk, content, said):
    answer = upload(desk(administrator), content())
    assert answer.status_code == 422 and said in answer.content.decode()


def test_a_list_comes_back_as_it_was_shown(administrator, desk):
    client = desk(administrator)
    mine = sealed(upload(client, book(AN)))
    other = desk(builders.an_actor("quantri2", (Duty.ADMINISTRATOR, "UBT")))
    for sender, text in ((other, mine), (client, mine[:-3] + "abc"), (client, "")):
        assert sender.post(ADDRESS, {"list": text, "do": "1"})["Location"] == ADDRESS
    assert not Account.objects.filter(username="annv").exists()


def test_the_template_is_itself_a_list(administrator, desk):
    content = desk(administrator).get(f"{ADDRESS}mau.xlsx").content
    assert ">Mới<" in upload(desk(administrator), content).content.decode()


def test_a_colleague_and_a_stranger(office, desk):
    for address in (ADDRESS, f"{ADDRESS}mau.xlsx"):
        for actor in (office.head, office.citizen):
            assert desk(actor).get(address).status_code == 404
            assert desk(actor).post(address).status_code == 404
        assert desk().get(address).status_code == 302
