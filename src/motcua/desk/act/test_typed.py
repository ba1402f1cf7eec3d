"""What an official typed is shown again, whatever came in between: a table over every verb that asks something."""

import html as entities
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.desk.act.view import FORMS
from motcua.desk.conftest import NOW
from motcua.desk.dossier import trail
from motcua.desk.dossier.names import names
from motcua.dossiers import builders, commands, queries, rules
from motcua.dossiers.models import Dossier
from motcua.people import builders as people

TEXT = "Chữ gõ tay: “đủ điều kiện” <b>"
DAY = "29/12/2024"
# verb: how far the dossier is, who does it, and what is typed. Every verb with a form stands here.
TABLE = {
    "accept": ("submit", "intake", {"other": TEXT}),
    "refuse": ("submit", "intake", {"reason-0": TEXT, "reason-2": "Hai"}),
    "ask_supplement": ("assign", "officer", {"reason-1": TEXT, "until": DAY}),
    "resubmit": ("ask_supplement", "intake", {"papers-0-count": "7", "papers-1-count": "8"}),
    "assign": ("take", "head", {}),
    "reassign": ("assign", "head", {"reason": TEXT}),
    "draft_result": ("assign", "officer", {}),
    "finish_step": ("assign", "officer", {"note": TEXT}),
    "send_back": ("finish_step", "leader", {"reason": TEXT}),
    "ask_opinion": ("assign", "officer", {"question": TEXT, "due_at": DAY}),
    "answer_opinion": ("ask_opinion", "colleague", {"answer": TEXT}),
    "hand_up": ("assign", "officer", {"reason": TEXT}),
    "hand_back": ("hand_up", "superior", {"answer": TEXT}),
    "ask_payment": ("assign", "officer", {"reason": TEXT, "amount": "900.123"}),
    "record_payment": ("submit", "intake", {"amount": "800 321", "payer": TEXT, "reference": "FT99"}),
    "request_withdrawal": ("accept", "intake", {"reason": TEXT}),
    "stop": ("request_withdrawal", "head", {"reason": TEXT}),
    "extend": ("assign", "head", {"until": DAY, "reason": TEXT}),
    "apologise": ("late", "head", {"until": DAY, "reason": TEXT}),
    "explain": ("late", "head", {"reason": TEXT, "liable": "Ông An", "remedy": "Giao lại", "prevention": "Thêm người"}),
    "judge_explanation": ("explained", "leader", {"opinion": TEXT}),
    "decide": ("sign", "leader", {"abstract": TEXT, "title": "KT. Chi cục trưởng"}),
    "reject": ("sign", "leader", {"reason-2": TEXT, "kind": "TBX", "number": "12/TB-X", "org": "ABC"}),
    "number_and_seal": ("decide", "clerk", {"kind": "QĐX", "number": "145/QĐ-X", "org": "ABC"}),
    "deliver": ("announce", "returner", {"to": TEXT, "proxy_paper": "Giấy số 9"}),
    "reopen": ("announce", "head", {"reason": TEXT}),
}  # fmt: skip
LATE = builders.MONDAY.replace(month=8)


def test_the_table_is_whole():
    assert TABLE.keys() == FORMS.keys()


def ready(office, until):
    """A dossier for which the verb may be done, by usual ways and some that are not."""
    at = NOW - timedelta(hours=12)
    if until in builders.WAY:
        return builders.a_dossier(office, until=until)
    if until == "sign":
        return commands.take(builders.a_dossier(office, until="finish_step").pk, by=office.leader, at=at)
    if until == "request_withdrawal":
        dossier = builders.a_dossier(office, until="assign")
        return commands.request_withdrawal(dossier.pk, by=office.citizen, at=at, reason="Thôi")
    dossier = builders.a_dossier(office, until="assign")
    if until == "ask_supplement":
        asked = [{"requirement": "paper-1", "reason": "Thiếu chữ ký"}]
        return commands.ask_supplement(dossier.pk, by=office.officer, at=at, reasons=asked)
    if until == "ask_opinion":
        return commands.ask_opinion(dossier.pk, by=office.officer, at=at, unit="SNN-CCTL", question="Được không?",
                                    due_at=at + timedelta(days=3))  # fmt: skip
    if until == "explained":
        why = {"cause": "officer", "reason": "Quên", "remedy": "Nhắc nhở", "liable_unit": builders.BRANCH}
        return commands.explain(dossier.pk, by=office.head, at=LATE, **why)
    if until == "hand_up":
        return commands.hand_up(dossier.pk, by=office.officer, at=at, unit="SNN", reason="Vượt thẩm quyền")
    return dossier


def somebody(office, who):
    return people.an_actor("capso", ("head", "SNN"), ("leader", "SNN")) if who == "superior" else getattr(office, who)


def opened(office, desk, verb):
    until, who, typed = TABLE[verb]
    dossier = ready(office, until)
    actor = somebody(office, who)
    assert rules.why_not(verb, Dossier.objects.get(pk=dossier.pk), actor) is None, "the table must lead where the verb is possible"
    client = desk(actor, at=LATE) if until == "late" else desk(actor)
    return dossier, client, f"/lam-viec/ho-so/{dossier.number}/{verb}/", typed


def said(answer):
    return entities.unescape(answer.content.decode())


@pytest.mark.parametrize("verb", TABLE)
def test_on_a_page_gone_stale_the_form_comes_back_filled_and_can_be_sent_again(office, desk, verb):
    dossier, client, address, typed = opened(office, desk, verb)
    before = Dossier.objects.get(pk=dossier.pk).seq
    answer = client.post(address, {"seen": before - 1, **typed} | choices(client, address))
    page = said(answer)
    assert answer.status_code == 409, page
    assert [text for text in typed.values() if text not in page] == []
    assert TEXT not in answer.content.decode(), "escaped"
    assert "Không có gì thay đổi" in page and f'name="seen" value="{before}"' in page
    assert changes(page) == [last_of(dossier)], "what the other did: what, when, who"
    assert Dossier.objects.get(pk=dossier.pk).seq == before


@pytest.mark.parametrize("verb", [verb for verb in TABLE if TABLE[verb][2]])
def test_when_it_can_not_be_done_any_more_what_was_typed_is_there_to_copy(office, desk, verb):
    dossier, client, address, typed = opened(office, desk, verb)
    Dossier.objects.filter(pk=dossier.pk).update(state="REFUSED", closed_at=NOW)
    answer = client.post(address, {"seen": dossier.seq - 1, **typed})
    page = said(answer)
    assert answer.status_code == 409
    assert "Chưa làm được việc này" in page
    assert [text for text in typed.values() if text not in page] == []
    assert changes(page) == [last_of(dossier)]


def changes(page):
    """Titles and bylines below "since you opened the page"."""
    section = page.partition('id="meanwhile"')[2].partition("</section>")[0]
    titles = re.findall(r'mc-timeline__title">([^<]+)<', section)
    bylines = re.findall(r'mc-timeline__byline">.*?</time>(?: · ([^<]+))?<', section)
    return list(zip(titles, bylines, strict=True))


def last_of(dossier):
    happened = queries.timeline(Dossier.objects.get(pk=dossier.pk))[-1:]
    (said,) = trail.sentences(happened, names(Dossier.objects.get(pk=dossier.pk)))
    return said["title"], said["by"]


def test_two_at_once_the_second_reads_what_the_first_did_and_may_send_again(office, desk):
    """The lock lets one through; the other finds another dossier than the one on the page, though it was opened in time."""
    dossier = builders.a_dossier(office, until="assign")
    address = f"/lam-viec/ho-so/{dossier.number}/"
    asked = {"unit": "SNN-CCTL", "question": TEXT, "due_at": DAY, "seen": dossier.seq}
    first, second = desk(office.officer), desk(office.head)
    kept = {"reason": TEXT, "officer": choices(second, f"{address}reassign/")["officer"], "seen": dossier.seq}
    assert first.post(f"{address}ask_opinion/", asked).status_code == 302
    answer = second.post(f"{address}reassign/", kept)
    page = said(answer)
    assert answer.status_code == 409
    assert [title for title, _ in changes(page)] == ["Xin ý kiến CC TL"] and TEXT in page
    fresh = re.search(r'name="seen" value="(\d+)"', page)[1]
    assert second.post(f"{address}reassign/", kept | {"seen": fresh}).status_code == 302
    late = first.post(f"{address}ask_payment/", {"reason": TEXT, "amount": "900.123", "seen": fresh})
    name = dict(re.findall(r'value="(\d+)"[^>]*>\s*<label[^>]*>\s*([^<]+?)\s*<', page)).get(kept["officer"], "")
    assert late.status_code == 409 and TEXT in said(late)
    assert changes(said(late))[0][0].startswith("Giao lại cho ") and name in changes(said(late))[0][0]


def test_a_draft_uploaded_on_a_page_gone_stale_is_kept_and_sent_again_without_choosing_it(office, desk):
    dossier = builders.a_dossier(office, until="assign")
    client, address = desk(office.officer), f"/lam-viec/ho-so/{dossier.number}/draft_result/"
    mine = SimpleUploadedFile("bản của tôi.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")
    answer = client.post(address, {"seen": dossier.seq - 1, "way": "file", "file": mine})
    page = said(answer)
    assert answer.status_code == 409 and "bản của tôi.pdf" in page
    again = {"seen": dossier.seq, "way": "file", "file-kept": re.search(r'name="file-kept" value="([^"]+)"', page)[1]}
    assert client.post(address, again).status_code == 302
    assert Dossier.objects.get(pk=dossier.pk).drafts.get().file.name == "bản của tôi.pdf"


def choices(client, address):
    """The first answer of everything that is chosen, as the page offers it."""
    page = client.get(address).content.decode()
    found = {}
    for before, after in re.findall(r'name="([\w-]+)"[^>]*type="radio"|type="radio"[^>]*name="([\w-]+)"', page):
        name = before or after
        values = re.findall(rf'name="{name}"[^>]*value="([^"]+)"', page)
        found.setdefault(name, values[0])
    for name, options in re.findall(r'<select[^>]*name="([\w-]+)"[^>]*>(.*?)</select>', page, re.S):
        found[name] = next(value for value in re.findall(r'value="([^"]*)"', options) if value)
    ticks = re.findall(r'name="checked"[^>]*value="([^"]+)"', page)
    return found | ({"checked": ticks} if ticks else {})
