from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from motcua.catalogue import commands, queries, rules
from motcua.catalogue.builders import AT, START
from motcua.catalogue.models import Procedure, Version
from motcua.catalogue.rules import VersionState
from motcua.journal.queries import events as journal_events
from motcua.journal.queries import first_break
from motcua.kernel.actors import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
YEAR_END = date(2024, 12, 31)


@pytest.fixture(scope="module")
def catalogue(django_db_setup, django_db_blocker):
    """The collected procedures, loaded once for this file and taken away after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert commands.load_procedures(by=SYSTEM, at=AT) == 154
        yield
        transaction.set_rollback(True)


def test_all_collected_procedures_load_once():
    assert commands.load_procedures(by=SYSTEM, at=AT) == 0
    assert Procedure.objects.count() == Version.objects.filter(state="PUBLISHED").count() == 154
    assert first_break() is None
    kinds = [event.kind for event in journal_events("procedure:1.004363-province")]
    assert kinds == ["procedure.version-published"]


def test_each_loaded_version_passes_the_gate_or_says_what_is_missing():
    whole = 0
    for version in queries.current_versions(YEAR_END):
        assert rules.why_not_process(version.steps, version.term) is None, version.procedure_key
        assert version.missing == rules.missing_parts(version), version.procedure_key
        refusal = rules.why_not_publish(version)
        whole += refusal is None
        assert (refusal is None) is (version.missing == ())
    assert whole == 27  # those described in full; of the others we have no papers


def test_what_was_loaded_comes_back_as_it_was_collected():
    for content in commands.loading.collected():
        kept = queries.current(content.procedure_key, YEAR_END)
        assert replace(kept, id=0, state=VersionState.DRAFT) == content


def test_what_nobody_confirmed_is_named():
    remembered = queries.current("1.004509-province", START)
    assert {"code", "term", "fees", "steps"} <= set(remembered.unverified)
    checked = queries.current("1.008128-province", START)
    assert not {"code", "term", "fees", "papers"} & set(checked.unverified)
    assert "steps" in checked.unverified


def test_no_collectors_mark_reaches_a_reader():
    assert not [one.procedure_key for one in commands.loading.collected() if "memory" in repr(one)]
    assert queries.current("1.004363-province", START).papers[0].form.endswith("(số phụ lục chưa kiểm chứng)")


@pytest.mark.parametrize(
    ("key", "term", "term_text", "sure"),
    [
        ("1.003984-province", "1 ngày", "24 giờ kể từ khi bắt đầu kiểm dịch", False),
        ("1.004923-province", None, "3 ngày làm việc và 60 ngày", False),
        ("1.012835-province", None, "", False),
        ("1.004363-province", "21 ngày làm việc", "21 ngày làm việc", False),
        ("1.012832-province", "15 ngày", "15 ngày", False),
        ("1.001686-province", "8 ngày làm việc", "8 ngày làm việc", True),
    ],
)
def test_odd_terms_are_never_nought(key, term, term_text, sure):
    version = queries.current(key, YEAR_END)
    assert (version.term and str(version.term), version.term_text) == (term, term_text)
    assert ("term" not in version.unverified) is sure


def test_a_procedure_starts_on_the_day_its_law_does():
    assert queries.current("1.012832-province", date(2024, 9, 19)) is None
    assert queries.current("1.012832-province", date(2024, 9, 20)) is not None


def test_the_law_of_each_day():
    days = [date(2024, 1, 2), date(2025, 6, 30), date(2025, 7, 1), date(2026, 8, 4), date(2026, 8, 5)]
    assert [queries.rule_set(day).code for day in days] == ["R2024", "R2024", "R2025", "R2025", "R2026"]
    assert [queries.rule_set(day).has_district for day in days] == [True, True, False, False, False]
    assert Counter(queries.rule_set(day).forms for day in days) == {"TT01-2018": 2, "TT03-2025": 3}
