import html as entities
import re

from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.documents.builders import a_pdf
from motcua.dossiers import builders
from motcua.dossiers.models import Dossier, SubmittedPaper
from motcua.people import builders as people

HERE = f"/lam-viec/tiep-nhan/{builders.KEY}/"


def typed(**changes):
    procedure = builders.version()
    facts = {
        "key": "k1", "unit": builders.DESK, "kind": "person", "identity_kind": "cccd", "identity_number": "024 085 001 234",
        "name": "NGUYỄN  Văn Hoà", "birth_date": "05/03/1985", "phone": "0912 345 678", "address": "Xã Tân Mỹ", "stands": "owner",
        "case": "-", "copies": "1", "f.renewal": "no", "channel": "counter", "typed_by": "applicant",
        "return_by": "counter", "do": "accept",
    }  # fmt: skip
    for n, paper in enumerate(procedure.papers):
        facts |= {f"papers-{n}-count": "1" if paper.required and paper.case is None else "", f"papers-{n}-kind": "original"}
    return {name: value for name, value in (facts | changes).items() if value is not None}


def test_found_by_three_letters(office, desk):
    client = desk(office.intake)
    assert builders.KEY in client.get("/lam-viec/tiep-nhan/?q=thuoc bvtv").content.decode()
    assert "Gõ thêm vài chữ" in client.get("/lam-viec/tiep-nhan/?q=th").content.decode()
    fragment = client.get("/lam-viec/tiep-nhan/?q=thuoc", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment


def test_complete_is_taken_in_at_once_and_only_once(office, desk):
    client = desk(office.intake)
    assert client.get(HERE).status_code == 200
    first, second = client.post(HERE, typed()), client.post(HERE, typed())
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.owner_name, dossier.channel) == ("ACCEPTED", "NGUYỄN Văn Hòa", "counter")
    assert {p.role: (p.identity_number, p.phone) for p in dossier.parties.all()} == {
        "owner": ("024085001234", "0912345678"), "submitter": ("024085001234", "0912345678")
    }  # fmt: skip
    assert {(p.kind, p.quantity) for p in dossier.papers.all()} == {("original", 1)}
    assert client.get(f"/lam-viec/ho-so/{dossier.number}/giay/giay-hen.pdf").content.startswith(b"%PDF")


def test_missing_papers_lead_to_a_supplement(office, desk):
    client = desk(office.intake)
    refused = client.post(HERE, typed(**{"papers-0-count": "0"}))
    assert refused.status_code == 422
    assert "Còn thiếu giấy tờ: Đơn đề nghị" in entities.unescape(refused.content.decode())
    assert not Dossier.objects.exists()
    for do, verb in (("supplement", "ask_supplement"), ("refuse", "refuse")):
        answer = client.post(HERE, typed(key=do, do=do, **{"papers-0-count": "0"}))
        assert answer["Location"].endswith(f"/{verb}/")
        assert client.get(answer["Location"]).status_code == 200


def test_three_persons_by_post(office, desk):
    other = {"stands": "proxy", "submitter_name": "Trần Thị Em", "submitter_identity_number": "024185001234",
             "submitter_phone": "0987654321"}  # fmt: skip
    client = desk(office.intake)
    assert client.post(HERE, typed(**other)).status_code == 422  # without the paper of proxy
    post = {"channel": "post", "handed_day": "02/04/2024", "handed_time": "16:30"}
    assert client.post(HERE, typed(**other, **post, proxy_paper="HĐ ủy quyền 12/2024")).status_code == 302
    dossier = Dossier.objects.get()
    assert f"{dossier.submitted_at.astimezone():%H:%M}" == "16:30"
    assert {p.role: p.name for p in dossier.parties.all()} == {
        "owner": "NGUYỄN Văn Hòa", "submitter": "Trần Thị Em", "proxy": "Trần Thị Em"
    }  # fmt: skip


WRONG = {
    "identity_number": "12345", "phone": "123", "birth_date": "31/02/1985", "name": "", "address": "", "kind": "ghost",
    "unit": "SNN-CCTL", "copies": "0", "channel": "pigeon", "return_by": "x", "typed_by": "x", "papers-0-count": "-1",
    "key": "", "email": "a@", "f.renewal": "",
}  # fmt: skip


def test_wrong_input_is_a_sentence(office, desk):
    client = desk(office.intake)
    for name, wrong in WRONG.items():
        answer = client.post(HERE, typed(**{name: wrong}))
        assert answer.status_code == 422, name
        assert "Chưa gửi được, vì" in answer.content.decode()
    assert not Dossier.objects.exists()


NONSENSE = ["\x00", "x" * 9000, "9" * 400, "31/12/9999", "٣", "<b>"]


def test_nonsense_everywhere_never_crashes(office, desk):
    client = desk(office.intake)
    for value in NONSENSE:
        assert client.post(HERE, dict.fromkeys(typed(), value)).status_code == 422, value


TOO_LATE, TOO_OLD, ANCIENT = (("03/04/2024", "23:00"), ("01/01/2020", "8:00"), ("01/01/0001", "00:00"))


def test_the_post_hands_over_in_the_past(office, desk):
    client = desk(office.intake)
    for day, hour in (("", ""), TOO_LATE, TOO_OLD, ANCIENT):
        assert client.post(HERE, typed(channel="post", handed_day=day, handed_time=hour)).status_code == 422, day


def test_only_who_takes_dossiers_in(office, desk):
    for somebody in (office.officer, office.citizen):
        for at in ("/lam-viec/tiep-nhan/", HERE):
            assert desk(somebody).get(at).status_code == 404
            assert desk(somebody).post(at, typed()).status_code in {403, 404, 405}
    assert desk().get(HERE).status_code == 302
    assert desk(office.intake).get("/lam-viec/tiep-nhan/9.999999-province/").status_code == 404


def a_scan(name="đơn.pdf", content=None):
    return SimpleUploadedFile(name, content or a_pdf(name))


def kept_in(answer):
    return dict(re.findall(r'name="(papers-\d+-scan-kept)" value="([^"]+)"', answer.content.decode()))


def test_scans_come_with_the_papers(office, desk):
    client = desk(office.intake)
    answer = client.post(HERE, typed() | {"papers-0-scan": a_scan(), "papers-1-scan": a_scan("hai.pdf"), "papers-1-count": "0"})
    assert answer.status_code == 302
    dossier = Dossier.objects.get()
    papers = list(dossier.papers.order_by("id"))
    assert [(p.kind, p.quantity, p.file and p.file.name) for p in papers[:3]] == [
        ("original", 1, "đơn.pdf"), ("original", 1, "hai.pdf"), ("original", 1, None)
    ]  # fmt: skip
    assert {p.file.subject for p in papers[:2]} == {dossier.subject}


def test_a_scan_stays_when_the_form_comes_back_and_its_sender_alone_has_it(office, desk):
    client = desk(office.intake)
    answer = client.post(HERE, typed(phone="1") | {"papers-0-scan": a_scan(), "papers-1-scan": a_scan("x.exe", b"MZ\x90\x00" * 50)})
    html = entities.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Loại tệp này không được nhận" in html and "đơn.pdf" in html
    kept = kept_in(answer)
    assert list(kept) == ["papers-0-scan-kept"]

    another = people.an_actor("quay-hai", ("intake", builders.DESK))
    for forged in (kept["papers-0-scan-kept"], "x", "0" * 32, "\x00"):  # another official names it; nobody's; no id at all
        gone = desk(another).post(HERE, typed(key=str(len(forged)), **{"papers-0-scan-kept": forged}))
        assert gone.status_code == 422 and "hãy tải tệp lên lại" in gone.content.decode()
    assert not Dossier.objects.exists()

    first, again = (client.post(HERE, typed(**kept)) for _ in range(2))
    assert first.status_code == 302 and first["Location"] == again["Location"]
    assert [p.file.name for p in SubmittedPaper.objects.filter(file__isnull=False)] == ["đơn.pdf"]


def test_a_kept_scan_can_be_left_out(office, desk):
    client = desk(office.intake)
    kept = kept_in(client.post(HERE, typed(phone="1") | {"papers-1-scan": a_scan(), "papers-1-count": "0"}))
    answer = client.post(HERE, typed(**kept, **{"papers-1-scan-drop": "on", "papers-1-count": "0", "do": "supplement"}))
    assert answer.status_code == 302
    assert not Dossier.objects.get().papers.filter(name=builders.version().papers[1].name).exists()


def test_pressed_again_without_the_papers_it_leads_to_the_dossier(office, desk):
    client = desk(office.intake)
    kept = kept_in(client.post(HERE, typed(phone="1") | {"papers-0-scan": a_scan(), "papers-0-count": "0"}))
    first, again = (client.post(HERE, typed(**kept, **{"papers-0-count": "0"})) for _ in range(2))
    assert first.status_code == 302 and first["Location"] == again["Location"]


def test_another_choice_takes_the_place_of_a_kept_scan(office, desk):
    client = desk(office.intake)
    kept = kept_in(client.post(HERE, typed(phone="1") | {"papers-0-scan": a_scan()}))
    assert client.post(HERE, typed(**kept) | {"papers-0-scan": a_scan("mới.pdf")}).status_code == 302
    assert [p.file.name for p in SubmittedPaper.objects.filter(file__isnull=False)] == ["mới.pdf"]


def test_what_hangs_on_an_answer_comes_while_typing_and_nothing_is_kept(office, desk):
    client, typing = desk(office.intake), {"HX-Request": "true"}
    page = client.get(HERE).content.decode()
    shown = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("shown", "shown-questions")}
    assert "store_area" not in shown["shown"] and shown["shown-questions"] == "f.renewal"
    answers = {"f.has_store": "yes", "f.store_area": "20", "f.shop_area": "12,5", "f.renewal": "yes", "card": "1|2|3"}
    sent = typed(**shown, **answers)
    answer = client.post(HERE, sent, headers=typing)
    came = entities.unescape(answer.content.decode())
    assert answer.status_code == 200 and "<html" not in came
    assert 'name="f.store_area"' in came and 'name="f.shop_area"' not in came and 'name="f.renewal"' not in came
    assert re.search(r'<output id="f-total_area">32,5', came) and "Phí, lệ phí theo trả lời" in came
    assert not Dossier.objects.exists()
    assert desk(office.officer).post(HERE, sent, headers=typing).status_code == 404
    assert desk().post(HERE, sent, headers=typing).status_code == 302


def test_a_question_that_hangs_on_another_is_asked_when_it_counts(office, desk):
    client, there = desk(office.intake), "/lam-viec/tiep-nhan/1.000045-province/"
    page = client.get(there).content.decode()
    assert 'name="f.checked"' in page and 'name="f.complex"' not in page
    came = client.post(there, {"f.checked": "yes", "shown-questions": "f.checked"}, headers={"HX-Request": "true"}).content.decode()
    assert 'id="w-f-complex" hx-swap-oob="true"' in came and 'name="f.complex"' in came and 'name="f.checked"' not in came
    whole = client.post(there, {"key": "k", "do": "accept", "f.checked": "yes"})
    assert whole.status_code == 422 and 'name="f.complex"' in whole.content.decode(), "without script it is asked on the next page"
