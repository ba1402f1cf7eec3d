import html as entities
import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.desk.act.verbs import WORDS
from motcua.desk.act.view import FORMS, PLAIN
from motcua.documents.models import File
from motcua.dossiers import builders, commands, rules
from motcua.dossiers.models import Dossier, Payment
from motcua.kernel.moments import HANOI
from motcua.letters import queries

LATER = datetime(2024, 8, 1, 9, tzinfo=HANOI)
BRANCH = builders.BRANCH


def press(client, dossier, verb, **typed):
    seen = Dossier.objects.get(pk=dossier.pk).seq
    return client.post(f"/lam-viec/ho-so/{dossier.number}/{verb}/", {"seen": seen, **typed})


def pk(actor):
    return actor.id.partition(":")[2]


def state(dossier):
    found = Dossier.objects.get(pk=dossier.pk)
    return found.state, found.step_kind, found.is_taken


def test_every_verb_has_words_and_a_screen():
    assert WORDS.keys() == rules.STEPS.keys()
    assert FORMS.keys() | PLAIN == rules.STEPS.keys() - {"submit"}


def papers(dossier):
    return [str(paper.pk) for paper in dossier.papers.all()]


WAY = {
    "accept": ("submit", "intake", lambda d, o: {"checked": papers(d)}, ("ACCEPTED", "receive", True)),
    "transfer": ("accept", "intake", lambda d, o: {}, ("PROCESSING", "assign", False)),
    "take": ("transfer", "head", lambda d, o: {}, ("PROCESSING", "assign", True)),
    "assign": ("take", "head", lambda d, o: {"officer": pk(o.officer)}, ("PROCESSING", "work", True)),
    "finish_step": ("assign", "officer", lambda d, o: {"note": "Đủ điều kiện"}, ("PROCESSING", "work", True)),
    "send_back": ("finish_step", "leader", lambda d, o: {"reason": "Cần xem lại"}, ("PROCESSING", "work", True)),
    "number_and_seal": ("decide", "clerk", lambda d, o: {"kind": "GCN", "org": "CCTTBVTV"}, ("RESULT_READY", "return", True)),
    "announce": ("number_and_seal", "returner", lambda d, o: {}, ("RESULT_READY", "return", True)),
    "reopen": ("announce", "head", lambda d, o: {"reason": "Sai tên", "fault_unit": BRANCH}, ("PROCESSING", "work", False)),
    "refuse": ("submit", "intake", lambda d, o: {"reason-0": "Không thuộc thẩm quyền"}, ("REFUSED", None, False)),
    "ask_supplement": ("assign", "officer", lambda d, o: {"reason-1": "Đã hết hạn"}, ("AWAITING_SUPPLEMENT", "work", True)),
    "ask_payment": ("assign", "officer", lambda d, o: {"amount": "900.000", "reason": "Phí thẩm định"},
                    ("AWAITING_PAYMENT", "work", True)),
    "ask_opinion": ("assign", "officer", lambda d, o: {"unit": "SNN-CCTL", "question": "Có được không?", "due_at": "10/04/2024"},
                    ("PROCESSING", "work", True)),
    "hand_up": ("assign", "officer", lambda d, o: {"unit": "SNN", "reason": "Vượt thẩm quyền"}, ("PROCESSING", "work", False)),
    "request_withdrawal": ("accept", "intake", lambda d, o: {"reason": "Đổi ý"}, ("WITHDRAWAL_REQUESTED", "receive", True)),
    "extend": ("assign", "head", lambda d, o: {"until": "30/05/2024", "reason": "Chờ kết quả kiểm nghiệm"},
               ("PROCESSING", "work", True)),
    "record_payment": ("submit", "intake", lambda d, o: {"fee": d.procedure.fees[0].key, "amount": "800 000", "way": "cash",
                                                       "payer": "Trần Thị Bình"}, ("SUBMITTED", None, False)),
}  # fmt: skip


@pytest.mark.parametrize("verb", WAY)
def test_done_once_and_said_calmly_the_second_time(office, desk, verb):
    until, who, typed, then = WAY[verb]
    dossier = builders.a_dossier(office, until=until)
    client = desk(getattr(office, who))
    assert client.get(f"/lam-viec/ho-so/{dossier.number}/{verb}/").status_code == 200
    filled = {"seen": dossier.seq, **typed(dossier, office)}
    first = press(client, dossier, verb, **filled)
    assert first.status_code == 302, entities.unescape(first.content.decode())
    assert state(dossier) == then
    before = Dossier.objects.get(pk=dossier.pk).seq
    second = press(client, dossier, verb, **filled)
    assert second.status_code == 409
    assert "Không có gì thay đổi trong hồ sơ." in entities.unescape(second.content.decode())
    assert Dossier.objects.get(pk=dossier.pk).seq == before


def test_not_for_other_units_nor_citizens(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    for somebody, status in ((office.colleague, 404), (office.citizen, 404), (office.stranger, 404), (None, 302)):
        client = desk(somebody)
        answers = {verb: press(client, dossier, verb).status_code for verb in FORMS.keys() | PLAIN}
        assert answers == dict.fromkeys(answers, status)
    assert Dossier.objects.get(pk=dossier.pk).seq == dossier.seq


NONSENSE = ["", "x" * 5000, "\x00", "-1", "99999999999999999999", "31/02/2024", "01/01/0001", "31/12/9999", "<script>", "٣"]
NAMES = ("reason", "reason-0", "until", "due_at", "unit", "officer", "amount", "fee", "way", "payer", "number", "kind", "org",
         "abstract", "answer", "question", "to", "fault_unit", "checked", "appointment", "papers-0-count", "papers-0-kind",
         "reference")  # fmt: skip
READY = {
    "submit": ("accept", "refuse", "ask_supplement", "record_payment"),
    "assign": ("reassign", "ask_opinion", "hand_up", "ask_payment", "extend"),
    "decide": ("number_and_seal", "send_back"), "announce": ("deliver", "reopen"),
}  # fmt: skip


@pytest.mark.parametrize("until", READY)
def test_nonsense_is_a_sentence_never_a_crash(office, desk, until):
    for verb in READY[until]:
        nonsense_for(verb, builders.a_dossier(office, until=until), office, desk)


def nonsense_for(verb, dossier, office, desk):
    everybody = [office.intake, office.officer, office.head, office.clerk, office.returner, office.leader]
    able = next(who for who in everybody if rules.why_not(verb, dossier, who) is None)
    client = desk(able)
    for typed in NONSENSE:
        answer = press(client, dossier, verb, **dict.fromkeys(NAMES, typed))
        assert answer.status_code in {302, 409, 422}, typed
        if answer.status_code == 302:  # a word that is good enough where any word is
            break


def test_decide_with_a_file_and_deliver(office, desk, settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "documents": {**settings.STORAGES["documents"], "OPTIONS": {"location": tmp_path}}}
    dossier = builders.a_dossier(office, until="finish_step")
    leader = desk(office.leader)
    assert press(leader, dossier, "take").status_code == 302
    wrong = press(leader, dossier, "decide", abstract="Cấp", file=SimpleUploadedFile("a.pdf", b"MZ\x90\x00 not a paper" * 50))
    assert wrong.status_code == 422
    pdf = SimpleUploadedFile("qd.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")
    wordless = press(leader, dossier, "decide", abstract="", file=pdf)
    (kept,) = re.findall(r'name="file-kept" value="([^"]+)"', wordless.content.decode())
    assert wordless.status_code == 422 and "qd.pdf" in wordless.content.decode()
    gone = press(leader, dossier, "decide", **{"abstract": "Cấp giấy chứng nhận", "file-kept": kept[::-1]})
    assert gone.status_code == 422 and "hãy tải tệp lên lại" in gone.content.decode()
    idle = press(desk(office.officer), dossier, "decide", abstract="Cấp", file=SimpleUploadedFile("x.pdf", b"%PDF-1.4 x"))
    assert idle.status_code == 409 and File.objects.count() == 1  # what is not one's turn is not kept
    assert press(leader, dossier, "decide", **{"abstract": "Cấp giấy chứng nhận", "file-kept": kept}).status_code == 302
    assert Dossier.objects.get(pk=dossier.pk).decisions.get().file.name == "qd.pdf"
    clerk = desk(office.clerk)
    assert press(clerk, dossier, "number_and_seal", kind="QĐ", org="CCTTBVTV").status_code == 302
    assert Dossier.objects.get(pk=dossier.pk).decisions.get().number == "01/QĐ-CCTTBVTV"
    unpaid = press(desk(office.returner), dossier, "deliver", to="Trần Thị Bình")
    assert unpaid.status_code == 422
    assert "Người nộp còn phải nộp 800.000 đồng." in entities.unescape(unpaid.content.decode())
    paid = {"fee": dossier.procedure.fees[0].key, "amount": "800000", "way": "transfer", "payer": "Bình", "reference": "FT1"}
    assert press(desk(office.intake), dossier, "record_payment", **paid).status_code == 302
    assert press(desk(office.returner), dossier, "deliver", to="Trần Thị Bình").status_code == 302
    assert state(dossier)[0] == "DELIVERED"


def test_a_bank_transfer_is_recorded_once(office, desk):
    one, other = builders.a_dossier(office), builders.a_dossier(office)
    client = desk(office.intake)
    paid = {"fee": one.procedure.fees[0].key, "amount": "1000", "way": "transfer", "payer": "Bình", "reference": "FT2"}
    assert press(client, one, "record_payment", **paid).status_code == 302
    again = press(client, other, "record_payment", **paid)
    assert again.status_code == 422
    assert "Giao dịch này đã được ghi nhận" in entities.unescape(again.content.decode())
    assert Payment.objects.count() == 1


def test_opinion_supplement_and_withdrawal_come_back(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    press(desk(office.officer), dossier, "ask_opinion", unit="SNN-CCTL", question="Được không?", due_at="10/04/2024")
    assert press(desk(office.colleague), dossier, "answer_opinion", unit="SNN-CCTL", answer="Được").status_code == 302
    press(desk(office.officer), dossier, "ask_supplement", **{"reason-0": "Thiếu chữ ký"})
    back = {"papers-0-count": "1", "papers-0-kind": "original"}
    assert press(desk(office.intake), dossier, "resubmit").status_code == 422
    assert press(desk(office.intake), dossier, "resubmit", **back).status_code == 302
    press(desk(office.officer), dossier, "hand_up", unit="SNN", reason="Vượt thẩm quyền")
    assert press(desk(office.intake), dossier, "request_withdrawal", reason="Đổi ý").status_code == 302
    assert press(desk(office.intake), dossier, "cancel_withdrawal").status_code == 302
    press(desk(office.intake), dossier, "request_withdrawal", reason="Đổi ý")
    assert press(desk(office.intake), dossier, "stop", reason="Theo đề nghị").status_code == 302
    assert state(dossier)[0] == "STOPPED"


def test_a_second_supplement_names_who_allowed_it(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    press(desk(office.officer), dossier, "ask_supplement", **{"reason-0": "Thiếu chữ ký"})
    press(desk(office.intake), dossier, "resubmit", **{"papers-0-count": "1"})
    assert press(desk(office.officer), dossier, "ask_supplement", **{"reason-0": "Vẫn thiếu"}).status_code == 422
    allowed = {"reason-0": "Vẫn thiếu", "superior": "Nguyễn Văn Trưởng", "exception": "Phát sinh sau kiểm tra thực tế"}
    assert press(desk(office.officer), dossier, "ask_supplement", **allowed).status_code == 302


def test_papers_and_fields_are_marked_each_with_its_words(office, desk):
    """What is marked is what the citizen may put right, and nothing else; everybody who works on it reads the same."""
    dossier = builders.a_dossier(office, until="assign")
    client = desk(office.officer)
    page = entities.unescape(client.get(f"/lam-viec/ho-so/{dossier.number}/ask_supplement/").content.decode())
    labels = dict(re.findall(r'<label[^>]*for="id_(reason-\d+)"[^>]*>\s*(.*?)\s*<', page))
    field = next(name for name, label in labels.items() if label.startswith("Tờ khai: Diện tích nơi bán"))
    paper = next(name for name, label in labels.items() if label.startswith("Đơn đề nghị"))
    said = {field: "Khác số đo trên bản vẽ", paper: "Chưa ký"}
    assert press(client, dossier, "ask_supplement", **said, until="31/02/2024").status_code == 422
    assert press(client, dossier, "ask_supplement", **said).status_code == 302
    asked = dossier.supplement_requests.get().reasons
    assert asked == [{"requirement": "paper-1", "reason": "Chưa ký"}, {"field": "shop_area", "reason": "Khác số đo trên bản vẽ"}]
    page = entities.unescape(client.get(f"/lam-viec/ho-so/{dossier.number}/").content.decode())
    for words in ("Diện tích nơi bán: Khác số đo trên bản vẽ", "Đơn đề nghị: Chưa ký", "Đơn đề nghị; Diện tích nơi bán"):
        assert words in page, words
    theirs = entities.unescape(desk(office.citizen).get(f"/ho-so/{dossier.number}/bo-sung/").content.decode())
    assert "Khác số đo trên bản vẽ" in theirs and 'name="f.shop_area"' in theirs and 'name="f.shop_name"' not in theirs


def test_late_apologises_and_too_late_to_extend(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    head = desk(office.head, at=LATER)
    assert press(head, dossier, "extend", until="30/08/2024", reason="Chậm").status_code == 422
    assert "Thủ trưởng đơn vị" in head.get(f"/lam-viec/ho-so/{dossier.number}/apologise/").content.decode()
    assert press(head, dossier, "apologise", until="30/08/2024", reason="Chậm", title="Chi cục trưởng").status_code == 302
    letter = dossier.late_letters.get()
    assert (letter.number, letter.signer_title) == ("01/PXL-CCTTBVTV", "Chi cục trưởng")
    assert head.get(f"/lam-viec/ho-so/{dossier.number}/giay/xin-loi-1.pdf").content.startswith(b"%PDF")


def test_rejected_after_appraisal(office, desk):
    dossier = builders.a_dossier(office, until="finish_step")
    leader = desk(office.leader)
    press(leader, dossier, "take")
    typed = {"reason-2": "Kho không đạt", "kind": "TB", "org": "CCTTBVTV"}
    assert press(leader, dossier, "reject", **typed).status_code == 302
    assert leader.get(f"/lam-viec/ho-so/{dossier.number}/giay/tu-choi.pdf").content.startswith(b"%PDF")


def test_everything_must_be_ticked(office, desk):
    dossier = builders.a_dossier(office)
    answer = press(desk(office.intake), dossier, "accept", checked=papers(dossier)[:1])
    assert answer.status_code == 422
    assert state(dossier)[0] == "SUBMITTED"


def test_what_was_really_received_is_on_the_receipt(office, desk):
    """An online filing without its last paper: the counter corrects, adds, and prints what there is."""
    dossier = builders.a_dossier(office, filing={"missing": 1})
    first, second, *_rest = dossier.papers.order_by("id")
    absent = dossier.requirements[dossier.missing_papers[0]]
    row = [p.key for p in dossier.procedure.papers_of(None)].index(dossier.missing_papers[0])
    client = desk(office.intake)
    page = entities.unescape(client.get(f"/lam-viec/ho-so/{dossier.number}/accept/").content.decode())
    assert f"Chưa có giấy tờ bắt buộc: {absent}" in page
    ticked = {"checked": papers(dossier), f"paper-{first.pk}-kind": "certified", f"paper-{first.pk}-count": "2"}
    lacking = press(client, dossier, "accept", **ticked)
    assert lacking.status_code == 422
    assert f"Còn thiếu giấy tờ: {absent}" in entities.unescape(lacking.content.decode())
    brought = {f"papers-{row}-count": "1", f"papers-{row}-kind": "original", "other": "Giấy ủy quyền", "other-count": "3"}
    assert press(client, dossier, "accept", **ticked, **brought).status_code == 302
    listed = {c.name: c for c in queries.receipt(Dossier.objects.get(pk=dossier.pk)).components}
    assert (listed[first.name].certified_copies, listed[first.name].electronic) == (2, 0)
    assert (listed[second.name].electronic, listed[absent].originals, listed["Giấy ủy quyền"].originals) == (1, 1, 3)


def test_what_is_not_there_needs_no_tick_and_is_not_on_the_receipt(office, desk):
    extra = builders.a_filing(office).papers
    dossier = builders.a_dossier(office, filing={"papers": [*extra, commands.Paper(requirement=None, name="Ảnh kho hàng")]})
    photo = dossier.papers.get(name="Ảnh kho hàng")
    ticked = [pk for pk in papers(dossier) if pk != str(photo.pk)]
    client = desk(office.intake)
    assert press(client, dossier, "accept", checked=ticked, **{f"paper-{photo.pk}-count": "-1"}).status_code == 422
    assert press(client, dossier, "accept", checked=ticked, **{f"paper-{photo.pk}-count": "0"}).status_code == 302
    assert "Ảnh kho hàng" not in [c.name for c in queries.receipt(Dossier.objects.get(pk=dossier.pk)).components]


def test_no_such_verb(office, desk):
    dossier = builders.a_dossier(office)
    for verb in ("submit", "delete", "mark_passed"):
        assert press(desk(office.intake), dossier, verb).status_code == 404
    assert hasattr(commands, "mark_passed")


def test_a_number_typed_by_hand_is_given_once(office, desk):
    first, second = (builders.a_dossier(office, until="decide") for _ in range(2))
    clerk = desk(office.clerk)
    assert press(clerk, first, "number_and_seal", kind="GCN", org="CCTTBVTV", number="07/QĐ-CCTTBVTV").status_code == 302
    again = press(clerk, second, "number_and_seal", kind="QĐ", org="CCTTBVTV", number="7/qđ-CCTTBVTV")
    assert again.status_code == 422 and "Số 7 của loại văn bản này đã cấp" in again.content.decode()
    assert press(clerk, second, "number_and_seal", kind="qđ", org="CCTTBVTV").status_code == 302
    assert Dossier.objects.get(pk=second.pk).decisions.get().number == "08/QĐ-CCTTBVTV"
