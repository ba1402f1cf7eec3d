"""What the office puts into a dossier that has come, as commands: the same rule as the screens, and nothing moves by it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from motcua.documents import builders as documents
from motcua.dossiers import builders, commands, events, rules
from motcua.dossiers.builders import FORM, MONDAY, a_dossier, an_office
from motcua.dossiers.models import Dossier
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal

LATER = MONDAY + timedelta(days=2)
ANSWERS = FORM["answers"]


@pytest.fixture
def office(province):
    return an_office()


def refused(command, *args, **facts):
    with pytest.raises(Refusal) as no:
        command(*args, at=LATER, **facts)
    return no.value.code


def a_scan(by, name="quet.pdf"):
    return documents.a_kept_file(name=name, by=by, at=LATER).id


@pytest.mark.django_db
def test_a_scan_moves_nothing_and_the_same_one_again_changes_nothing(office):
    dossier = a_dossier(office, until="assign")
    paper, file = dossier.papers.first(), a_scan(office.officer)
    before = (dossier.state, dossier.step_order, dossier.due_at, dossier.next_due_at)
    row = commands.attach_scan(dossier.pk, file, by=office.officer, at=LATER, paper=paper.pk)
    assert commands.attach_scan(dossier.pk, file, by=office.officer, at=LATER, paper=paper.pk).pk == row.pk
    found = Dossier.objects.get(pk=dossier.pk)
    assert (found.state, found.step_order, found.due_at, found.next_due_at, found.seq) == (*before, dossier.seq + 1)
    assert journal.trail(dossier.subject)[-1].kind == events.SCAN_ATTACHED
    add, own, other = commands.attach_scan, {"by": office.officer, "paper": None}, a_dossier(office).papers.first()
    assert refused(add, dossier.pk, a_scan(office.head), **own, name="x") == "file-not-yours"
    assert refused(add, dossier.pk, a_scan(office.officer), **own, name=" ") == "paper-name-missing"
    assert refused(add, dossier.pk, a_scan(office.officer), **(own | {"paper": other.pk})) == "no-such-paper"
    for by in (office.clerk, office.colleague, office.citizen):
        assert refused(commands.attach_scan, dossier.pk, a_scan(by), by=by, paper=None, name="x") == "not-your-duty"
    closed = a_dossier(office, until="deliver")
    assert refused(commands.attach_scan, closed.pk, a_scan(office.intake), by=office.intake, paper=None, name="x") == "wrong-state"


@pytest.mark.django_db
def test_a_correction_keeps_before_and_after_and_what_was_paid_for(office):
    dossier = a_dossier(office, until="assign")
    facts = {"by": office.officer, "reason": "Đo lại"}
    commands.correct_form(dossier.pk, ANSWERS | {"shop_area": "99"}, at=LATER, seen=dossier.seq, **facts)
    found = Dossier.objects.get(pk=dossier.pk)
    assert found.form["answers"]["shop_area"] == "99" and found.form["questions"] == dossier.form["questions"]
    assert (found.fee_asked, found.due_at, found.state) == (dossier.fee_asked, dossier.due_at, dossier.state)
    said = journal.trail(dossier.subject)[-1]
    assert {"field": "shop_area", "before": ANSWERS["shop_area"], "after": "99"} in said.data["corrected_form"]
    assert refused(commands.correct_form, dossier.pk, ANSWERS, seen=dossier.seq, **facts) == "changed-meanwhile"
    assert refused(commands.correct_form, dossier.pk, ANSWERS | {"shop_name": None}, **facts) == "form-wrong"
    assert refused(commands.correct_form, dossier.pk, ANSWERS | {"shop_area": "99"}, **facts) == "nothing-changed"
    assert refused(commands.correct_form, dossier.pk, ANSWERS, by=office.officer, reason=" ") == "reason-missing"
    assert refused(commands.correct_form, dossier.pk, ANSWERS, by=office.clerk, reason="x") == "not-your-duty"
    signed = a_dossier(office, until="decide")
    assert refused(commands.correct_form, signed.pk, ANSWERS, by=office.intake, reason="x") == "already-decided"
    assert builders.a_dossier(office).seq == 1


def problem(path, code):
    return SimpleNamespace(path=path, code=code)


@pytest.mark.parametrize(("before", "after", "left"), [
    ([], [], []),
    ([("a", "required")], [("a", "required")], []),
    ([], [("a", "required")], [("a", "required")]),
    ([("a", "required")], [("a", "number-malformed")], [("a", "number-malformed")]),
    ([("t", "rows-too-few"), ("b", "too-small")], [("t", "rows-too-few"), ("b", "too-small")], [("b", "too-small")]),
])  # fmt: skip
def test_what_was_left_to_paper_may_stay_so_and_nothing_else(before, after, left):
    found = rules.worse([problem(*one) for one in before], [problem(*one) for one in after])
    assert [(one.path, one.code) for one in found] == left
