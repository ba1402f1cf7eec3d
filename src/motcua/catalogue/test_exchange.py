import json
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue import builders, commands, queries, rules
from motcua.catalogue.builders import AT, LAW, START
from motcua.catalogue.commands import loading
from motcua.catalogue.rules import LegalBasis, Result, StepPlan
from motcua.catalogue.rules.eform import BadForm
from motcua.catalogue.test_deciding import WHOLE
from motcua.deadlines.rules import Term, TermUnit
from motcua.journal.queries import events as journal_events
from motcua.kernel.actors import STRANGER, SYSTEM
from motcua.kernel.refusals import Refusal

content = builders.a_content(**WHOLE)
KEY = "1.004363-province"


def again(version):
    data = json.loads(json.dumps(rules.to_data(version)))
    place = {"id": version.id, "number": version.number, "valid_to": version.valid_to, "missing": version.missing}
    return replace(rules.from_data(data, LAW), **place)


def test_what_is_exported_is_imported_the_same():
    assert again(content) == content


def test_every_collected_procedure_survives_the_journey():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading.queries, "rule_set", lambda day: LAW)
        collected = loading.collected()
    assert len(collected) > 100
    assert [version.procedure_key for version in collected if again(version) != version] == []


@pytest.mark.parametrize(("changes", "path"), [
    ({"format": "x"}, ""),
    ({"name": 3}, "name"),
    ({"papers": [{"key": "p"}]}, "papers.0.name"),
    ({"papers": [{"key": "p", "name": "A"}] * 2}, "papers"),
    ({"fees": [{"key": "f", "name": "A", "amount": -1, "kind": "fee"}]}, "fees.0.amount"),
    ({"fees": [{"key": "f", "name": "A", "amount": 1, "kind": "gift"}]}, "fees.0.kind"),
    ({"steps": [{"kind": "work", "place": "lead", "duty": "king", "action": "A"}]}, "steps.0.duty"),
    ({"cases": [{"key": "c", "name": "C", "when": "1 +"}]}, "cases.0.when"),
    ({"term": {"amount": "NaN", "unit": "working_day"}}, "term"),
    ({"questions": [{"key": "A", "text": "?"}]}, "questions.0.key"),
    ({"form": {"sections": 1}}, "form.sections"),
])
def test_what_is_no_version_is_refused_with_its_place(changes, path):
    with pytest.raises(BadForm) as bad:
        rules.from_data(rules.to_data(content) | changes, LAW)
    assert path in {flaw.path for flaw in bad.value.problems}


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(st.sampled_from(["key", "name", "kind"]), below)),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(list(rules.to_data(content))), json_values))
def test_any_json_is_a_version_or_a_refusal(changes):
    try:
        version = rules.from_data(rules.to_data(content) | changes, LAW)
    except BadForm as bad:
        assert bad.problems
        return
    assert rules.to_data(version)["key"] == version.procedure_key


def test_differences_are_named_part_by_part():
    steps = (*content.steps[:-1], replace(content.steps[-1], action="Trả tận nhà"))
    other = replace(
        content, name="Tên mới", papers=(content.papers[1], replace(content.papers[0], copies=2)), steps=steps,
        results=(*content.results, Result(name="Thẻ")), term=Term(Decimal(7), TermUnit.WORKING_DAY), form=None,
    )
    found = {(c.part, c.key, c.entry, c.kind) for c in rules.compare(content, other)}
    assert found == {
        ("name", "", "", "changed"), ("term", "", "", "changed"), ("papers", "ask", "copies", "changed"),
        ("papers", "old", "", "removed"), ("papers", "", "", "moved"), ("steps", "7", "action", "changed"),
        ("results", "Thẻ", "", "added"), ("form", "s", "", "removed"), ("form", "s.area", "", "removed"),
    }
    changed = next(c for c in rules.compare(content, other) if c.entry == "copies")
    assert (changed.before, changed.after) == (0, 2)
    assert rules.compare(content, content) == ()


SPACE = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL", "d": "http://www.omg.org/spec/BPMN/20100524/DI",
         "dc": "http://www.omg.org/spec/DD/20100524/DC", "di": "http://www.omg.org/spec/DD/20100524/DI"}


@pytest.mark.parametrize("steps", [content.steps, (), content.steps[:1], tuple(
    StepPlan(order=order, kind=rules.StepKind.WORK, place=place, duty="officer", action="<&\"' \u2028", budget=None)
    for order, place in enumerate(["lead", "SNN", "lead", "receiving"], start=1))])
def test_the_process_is_whole_bpmn_with_its_drawing(steps):
    root = Tree.fromstring(rules.bpmn(replace(content, steps=steps)))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    process = root.find("b:process", SPACE)
    kinds = ("startEvent", "userTask", "endEvent")
    nodes = {element.get("id") for kind in kinds for element in process.findall(f"b:{kind}", SPACE)}
    assert len(nodes) == len(steps) + 2
    flows = process.findall("b:sequenceFlow", SPACE)
    assert len(flows) == len(nodes) - 1
    following = {flow.get("sourceRef"): flow.get("targetRef") for flow in flows}
    here, walked = "start", 0
    while here != "end":
        here, walked = following[here], walked + 1
    assert walked == len(steps) + 1
    for flow in flows:
        for name, node in (("outgoing", flow.get("sourceRef")), ("incoming", flow.get("targetRef"))):
            assert process.find(f"b:*[@id='{node}']/b:{name}", SPACE).text == flow.get("id")
    in_lanes = [ref.text for ref in process.iter(f"{{{SPACE['b']}}}flowNodeRef")]
    assert sorted(in_lanes) == sorted(nodes)
    drawn = {shape.get("bpmnElement") for shape in root.iter(f"{{{SPACE['d']}}}BPMNShape")}
    assert nodes | {"pool"} <= drawn <= set(ids)
    edges = list(root.iter(f"{{{SPACE['d']}}}BPMNEdge"))
    assert {edge.get("bpmnElement") for edge in edges} == {flow.get("id") for flow in flows}
    assert all(len(edge.findall("di:waypoint", SPACE)) >= 2 for edge in edges)


def test_steps_do_not_lie_upon_one_another():
    shapes = [shape for _, shape in rules.drawn(content.steps).steps]
    assert all(one.x + one.width < other.x for one, other in pairwise(shapes))


@pytest.mark.django_db
def test_every_save_of_a_draft_is_recorded_and_the_second_hand_is_stopped():
    draft = builders.a_draft(**WHOLE)
    seen = queries.fingerprint(queries.draft(draft))
    after = commands.edit_version(draft, seen=seen, name="Tên khác", legal_basis=(LegalBasis(text="Luật"),), by=SYSTEM, at=AT)
    assert (after.name, after.legal_basis, after.papers, after.form) == (
        "Tên khác", (LegalBasis(text="Luật"),), content.papers, content.form)
    with pytest.raises(Refusal) as refusal:
        commands.edit_version(draft, seen=seen, field="Khác", by=SYSTEM, at=AT)
    assert refusal.value.code == "edited-meanwhile"
    last = list(journal_events(f"procedure:{KEY}"))[-1]
    assert (last.kind, last.data["seen"], last.data["now"]) == ("procedure.version-edited", seen, queries.fingerprint(after))
    assert {change["part"] for change in last.data["changes"]} == {"name", "legal_basis"}
    assert queries.edited_since(draft, seen)[0].data == last.data


@pytest.mark.django_db
def test_what_changes_nothing_is_not_recorded():
    draft = builders.a_draft()
    before = queries.draft(draft)
    commands.edit_version(draft, seen=queries.fingerprint(before), name=before.name, by=SYSTEM, at=AT)
    assert list(journal_events(f"procedure:{KEY}"))[-1].kind == "procedure.version-drafted"


@pytest.mark.django_db
def test_the_next_draft_begins_where_the_last_version_ended():
    published = builders.a_version(**WHOLE)
    draft = commands.next_draft(KEY, by=SYSTEM, at=AT)
    assert rules.compare(published, queries.draft(draft)) == ()
    assert commands.next_draft(KEY, by=SYSTEM, at=AT) == draft
    commands.discard_draft(draft, by=SYSTEM, at=AT)
    assert list(journal_events(f"procedure:{KEY}"))[-1].kind == "procedure.draft-discarded"
    for refused, code in (
        (lambda: commands.discard_draft(published.id, by=SYSTEM, at=AT), "not-a-draft"),
        (lambda: commands.edit_version(published.id, seen="", name="X", by=SYSTEM, at=AT), "not-a-draft"),
        (lambda: commands.next_draft(KEY, by=STRANGER, at=AT), "not-your-duty"),
        (lambda: commands.discard_draft(published.id, by=STRANGER, at=AT), "not-your-duty"),
        (lambda: commands.edit_version(published.id, seen="", by=STRANGER, at=AT), "not-your-duty"),
    ):
        with pytest.raises(Refusal) as refusal:
            refused()
        assert refusal.value.code == code
    assert queries.current(KEY, START) == published
