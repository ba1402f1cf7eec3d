import re
from html import unescape

import pytest

from motcua.catalogue import builders, commands, queries, rules
from motcua.catalogue.builders import AT
from motcua.catalogue.test_deciding import WHOLE
from motcua.desk.catalogue import rows
from motcua.journal.queries import events as journal_events
from motcua.kernel.actors import SYSTEM


@pytest.fixture
def draft(office):
    return builders.a_draft("1.999999", **WHOLE)


def address(draft, part):
    return f"/lam-viec/danh-muc/ban/{draft}/phan/{part}/"


def fields(page):
    """Everything the page would send back, as a browser reads it."""
    html = page.content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        entry = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if entry.get("type") == "checkbox" and " checked" not in tag:
            continue
        if "name" in entry:
            found[entry["name"]] = unescape(entry.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', html, re.S):
        found[name] = unescape(text)
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        found[name] = unescape(chosen[0]) if chosen else ""
    return {name: value for name, value in found.items() if name == "seen" or "." in name}


@pytest.mark.parametrize("part", rows.PAGES)
def test_saving_without_a_change_changes_nothing(control, desk, draft, part):
    client, before = desk(control), queries.draft(draft)
    sent = fields(client.get(address(draft, part)))
    answer = client.post(address(draft, part), sent)
    assert answer.status_code == 302, answer.content.decode()
    assert rules.compare(before, queries.draft(draft)) == ()


def test_rows_are_added_moved_and_taken_out_without_storing_anything(control, desk, draft):
    client, before = desk(control), queries.draft(draft)
    sent = fields(client.get(address(draft, "papers"))) | {"papers.0.name": "Đơn mới gõ"}
    added = client.post(address(draft, "papers"), sent | {"deed": "add:papers:0"})
    assert fields(added)["papers.3.name"] == ""
    assert fields(added)["papers.0.name"] == "Đơn mới gõ"
    down = client.post(address(draft, "papers"), fields(added) | {"deed": "down:papers:0"})
    assert fields(down)["papers.1.name"] == "Đơn mới gõ"
    out = client.post(address(draft, "papers"), fields(down) | {"deed": "remove:papers:0"})
    assert fields(out)["papers.0.name"] == "Đơn mới gõ"
    assert queries.draft(draft) == before
    for deed in ("remove:papers:99", "up:papers:0", "x:papers:x", "add:nothing:0", "remove:papers:²"):
        assert client.post(address(draft, "papers"), sent | {"deed": deed}).status_code in {200, 302}


def test_a_part_is_saved_and_recorded(control, desk, draft):
    client = desk(control)
    sent = fields(client.get(address(draft, "papers"))) | {"papers.0.name": "Đơn đề nghị <script>", "papers.0.originals": "2"}
    assert client.post(address(draft, "papers"), sent).status_code == 302
    paper = queries.draft(draft).papers[0]
    assert (paper.name, paper.originals) == ("Đơn đề nghị <script>", 2)
    last = list(journal_events("procedure:1.999999-province"))[-1]
    assert (last.kind, last.actor_id) == ("procedure.version-edited", control.id)
    page = client.get(f"/lam-viec/danh-muc/ban/{draft}/").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>" not in page.split("<main")[1]


@pytest.mark.parametrize(("part", "wrong"), [
    ("papers", {"papers.0.name": ""}), ("papers", {"papers.0.originals": "nhiều"}), ("papers", {"papers.0.when": "1 +"}),
    ("papers", {"papers.1.key": "ask"}), ("fees", {"fees.0.amount": "-5"}), ("fees", {"fees.0.formula": "2 ** 3"}),
    ("cases", {"cases.0.term.amount": "x"}), ("cases", {"questions.0.key": "Viết Hoa"}), ("cases", {"questions.1.choices": "A: B"}),
    ("steps", {"steps.0.duty": "king"}), ("steps", {"steps.0.budget.amount": "0"}),
    ("general", {"service_level": "x", "general.0.service_level": "x"}),
    ("general", {"general.0.term.unit": "năm ánh sáng"}),
])
def test_what_is_wrong_is_said_and_what_was_typed_stays(control, desk, draft, part, wrong):
    client, before = desk(control), queries.draft(draft)
    sent = fields(client.get(address(draft, part))) | {"papers.0.note": "vừa gõ", **wrong}
    answer = client.post(address(draft, part), sent)
    assert answer.status_code == 422
    assert "Chưa lưu được" in answer.content.decode()
    assert queries.draft(draft) == before
    if part == "papers":
        assert fields(answer)["papers.0.note"] == "vừa gõ"


def test_the_second_editor_is_shown_what_the_first_changed(control, desk, draft):
    client = desk(control)
    sent = fields(client.get(address(draft, "papers"))) | {"papers.0.name": "Tên của người thứ hai"}
    commands.edit_version(draft, seen=sent["seen"], name="Tên thủ tục của người thứ nhất", by=SYSTEM, at=AT)
    answer = client.post(address(draft, "papers"), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Tên thủ tục của người thứ nhất" in page.split("Người khác vừa lưu")[1]
    assert fields(answer)["papers.0.name"] == "Tên của người thứ hai"
    assert queries.draft(draft).papers[0].name == "Đơn"
    assert client.post(address(draft, "papers"), fields(answer)).status_code == 302
    saved = queries.draft(draft)
    assert (saved.name, saved.papers[0].name) == ("Tên thủ tục của người thứ nhất", "Tên của người thứ hai")
