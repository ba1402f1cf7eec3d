import json
from dataclasses import replace
from xml.etree import ElementTree as Tree

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
