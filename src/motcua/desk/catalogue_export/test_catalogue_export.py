import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as Tree

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.catalogue import builders, queries, rules
from motcua.catalogue.test_deciding import WHOLE

ADDRESS = "/lam-viec/danh-muc/ban/{}/xuat.{}"


def test_what_goes_out_comes_in_the_same(office, control, desk):
    client, draft = desk(control), builders.a_draft("1.999999", note="=HYPERLINK(1)", **WHOLE)
    stored = queries.draft(draft)
    for kind in ("json", "xlsx"):
        (found,) = rules.imported(client.get(ADDRESS.format(draft, kind)).content, stored.rule_set)
        assert found.flaws == ()
        assert rules.compare(stored, replace(found.version, id=draft)) == ()
    data = json.loads(client.get(ADDRESS.format(draft, "json")).content)
    assert data["name"] == stored.name


def test_the_process_goes_out_as_bpmn(office, control, desk):
    draft = builders.a_draft("1.999999")
    answer = desk(control).get(ADDRESS.format(draft, "bpmn"))
    assert "attachment" in answer["Content-Disposition"]
    assert Tree.fromstring(answer.content).tag.endswith("definitions")
    assert desk(office.colleague).get(ADDRESS.format(draft, "bpmn")).status_code == 404


def test_what_an_item_does_not_say_it_does_not_say_afterwards(control):
    asked = [{"key": "a", "text": "A?", "hint": "Gợi ý"}, {"key": "b", "text": "B?"}]
    draft = queries.draft(builders.a_draft("1.999999", questions=rules.read_questions(asked)))
    (found,) = rules.imported(rules.to_sheets(draft), draft.rule_set)
    assert found.flaws == () and rules.compare(draft, found.version) == ()


ALL, IMPORT = "/lam-viec/danh-muc/xuat.xlsx", "/lam-viec/danh-muc/nhap/"


def shown(client, content):
    return client.post(IMPORT, {"file": SimpleUploadedFile("danh-muc.xlsx", content)}).content.decode()


def test_the_whole_catalogue_goes_out_and_comes_in_without_a_difference(office, control, desk):
    """All procedures of the province, with papers, fees, steps, questions and forms, through Excel and the screens."""
    client, day = desk(control), date(2024, 4, 3)
    whole = queries.current_versions(day)
    assert len(whole) > 100 and sum(one.form is not None for one in whole) > 5 and sum(len(one.fees) for one in whole) > 20
    content = client.get(ALL).content
    found = {one.version.procedure_key: one.version for one in rules.imported(content, queries.rule_set(day))}
    assert {key: rules.compare(known, found[key]) for key, known in ((one.procedure_key, one) for one in whole)} == {
        one.procedure_key: () for one in whole}
    page = shown(client, content)
    assert f"{len(whole)} thủ tục không khác bản đang công bố" in page
    assert "Tệp không có gì khác danh mục đang công bố" in page and not re.search(r"Lập \d+ bản thảo", page)


def test_what_was_changed_in_the_workbook_is_the_only_draft(office, control, desk):
    client = desk(control)
    book = openpyxl.load_workbook(BytesIO(client.get(ALL).content))
    fees = book["fees"]
    heads = [cell.value for cell in fees[1]]
    row = next(number for number in range(2, fees.max_row) if fees.cell(number, 1).value == "1.004363-province")
    fees.cell(row, heads.index("amount") + 1).value = "850000"
    kept = BytesIO()
    book.save(kept)
    page = shown(client, kept.getvalue())
    assert "1 dòng đọc được, 0 dòng chưa đọc được" in page
    assert page.index("Đọc được") < page.index("Không khác bản đang công bố"), "what differs stands first"
    sealed = page.partition('name="sealed" value="')[2].partition('"')[0]
    assert client.post(IMPORT, {"sealed": sealed}).status_code == 302
    newest = queries.draft(queries.versions_of("1.004363-province")[0]["id"])
    told = rules.compare(queries.current("1.004363-province", date(2024, 4, 3)), newest)
    assert [(one.part, one.entry, one.before, one.after) for one in told] == [("fees", "amount", 800_000, 850_000)]


def test_the_whole_catalogue_is_for_its_editors(office, desk):
    for actor, status in ((office.colleague, 404), (office.stranger, 404), (None, 302)):
        assert desk(actor).get(ALL).status_code == status
