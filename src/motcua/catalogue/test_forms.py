from datetime import date

import pytest
import yaml

from motcua.catalogue import rules
from motcua.catalogue.builders import LAW
from motcua.catalogue.commands import loading
from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import FieldKind

TODAY = date(2024, 7, 22)
FORMS = sorted(path.stem for path in (loading.DATA / "forms").glob("*-*.yaml"))


@pytest.fixture(scope="module")
def collected():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading.queries, "rule_set", lambda day: LAW)
        return {version.procedure_key: version for version in loading.collected()}


def test_the_most_filed_procedures_have_a_form():
    assert len(FORMS) >= 8


@pytest.mark.parametrize("key", FORMS)
def test_a_collected_form_belongs_to_a_procedure_and_fits_it(collected, key):
    version = collected[key]
    assert rules.gaps(version) == ()
    assert "form" in version.unverified, "nobody has confirmed it yet"
    told = yaml.safe_load((loading.DATA / "forms" / f"{key}.yaml").read_text())
    assert set(told.get("cases", {})) == {case.key for case in version.cases}
    assert set(told.get("papers", {})) <= {paper.key for paper in version.papers}


@pytest.mark.parametrize("key", FORMS)
def test_an_empty_form_asks_for_what_is_needed_and_a_promise_is_kept(collected, key):
    form = collected[key].form
    missing = {problem.path for problem in eform.problems(form, {}, TODAY) if problem.code == "required"}
    assert "promised" in missing
    refused = {problem.path: problem.code for problem in eform.problems(form, {"promised": False}, TODAY)}
    assert refused["promised"] == "check-failed"


@pytest.mark.parametrize("key", FORMS)
def test_whoever_answers_everything_may_send(collected, key):
    form = collected[key].form
    answers = {field.key: _answer(field) for field in form.fields()} | {"applicant_kind": "person"}
    answers |= {"safe": True, "from_day": "2024-08-01", "to_day": "2024-08-09", "trained": "1"}
    assert eform.problems(form, answers, TODAY) == []


def _answer(field):
    match field.kind:
        case FieldKind.TABLE:
            return [{column.key: _answer(column) for column in field.columns}]
        case FieldKind.CHOICE:
            return field.choices[0].key
        case FieldKind.CHOICES:
            return [field.choices[0].key]
        case FieldKind.YES_NO:
            return True
        case FieldKind.DATE:
            return "1990-05-01" if field.key == "born" else "2024-07-22"
        case FieldKind.WHOLE if field.key == "planted":
            return "1990"
        case FieldKind.WHOLE | FieldKind.DECIMAL | FieldKind.MONEY:
            return "10"
    return {
        FieldKind.PHONE: "0912345678", FieldKind.EMAIL: "a@b.vn", FieldKind.PERSONAL_NUMBER: "024090001234",
        FieldKind.TAX_CODE: "0100109106",
    }.get(field.kind, "Có")


def test_the_form_of_seed_trees_is_one_case_whatever_is_answered(collected):
    version = collected["1.000045-province"]
    assert rules.decide(version, {"checked": False}).case == "base"
    assert rules.decide(version, {"checked": True, "complex": False}).case == "case-1"
    assert str(rules.decide(version, {"checked": True, "complex": True}).term) == "6 ngày làm việc"
