from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from motcua.catalogue import builders, commands, queries, rules
from motcua.catalogue.builders import AT, START
from motcua.catalogue.models import Case, Fee, LegalBasis, Paper, Result, Step, Version
from motcua.catalogue.rules import Case as CaseFacts
from motcua.deadlines.rules import Term, TermUnit
from motcua.journal.queries import events as journal_events
from motcua.kernel.actors import STRANGER, SYSTEM
from motcua.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db
LATER = date(2024, 6, 1)
KEY = "1.004363-province"


def kinds(key=KEY):
    return [event.kind for event in journal_events(f"procedure:{key}")]


def refused(code):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def test_a_draft_is_published_and_superseded():
    first = builders.a_version()
    second = builders.a_version(valid_from=LATER, name="Tên mới")
    assert queries.current(KEY, date(2024, 5, 31)).id == first.id
    assert queries.current(KEY, LATER).id == second.id
    assert Version.objects.get(pk=first.id).state == "SUPERSEDED"
    commands.supersede(KEY, on=date(2024, 9, 1), decision="1/QĐ-UBND", by=SYSTEM, at=AT)
    assert queries.current(KEY, date(2024, 9, 1)) is None
    assert kinds() == [
        "procedure.added",
        *["procedure.version-drafted", "procedure.version-published"] * 2,
        "procedure.version-superseded",
    ]


def test_an_incomplete_draft_is_not_published():
    draft = builders.a_draft(applicants=())
    with refused("parts-missing"):
        commands.publish(draft, valid_from=START, by=SYSTEM, at=AT)
    assert Version.objects.get(pk=draft).state == "DRAFT"
    assert kinds()[-1] == "procedure.version-drafted"


def test_steps_beyond_the_term_are_not_published():
    two_days = Term(Decimal(2), TermUnit.WORKING_DAY)
    draft = builders.a_draft(term=two_days, steps=rules.standard_process(builders.FIVE_DAYS))
    with refused("steps-over-term"):
        commands.publish(draft, valid_from=START, by=SYSTEM, at=AT)


def test_why_a_version_is_not_published():
    version = builders.a_version()
    with refused("not-a-draft"):
        commands.publish(version.id, valid_from=LATER, by=SYSTEM, at=AT)
    with refused("later-version-published"):
        commands.publish(builders.a_draft(), valid_from=START, by=SYSTEM, at=AT)
    with refused("rule-set-not-in-force"):
        commands.publish(builders.a_draft(), valid_from=date(2025, 7, 1), by=SYSTEM, at=AT)


def test_strangers_write_nothing():
    draft = builders.a_draft()
    with refused("not-your-duty"):
        commands.publish(draft, valid_from=START, by=STRANGER, at=AT)
    with refused("not-your-duty"):
        commands.draft_version(builders.a_content(), by=STRANGER, at=AT)
    with refused("not-your-duty"):
        commands.load_procedures(by=STRANGER, at=AT)


CHANGES = [
    "UPDATE catalogue_version SET name = 'x' WHERE id = %s",
    "UPDATE catalogue_version SET term_amount = 1 WHERE id = %s",
    "UPDATE catalogue_version SET state = 'DRAFT' WHERE id = %s",
    "UPDATE catalogue_version SET search_text = 'x' WHERE id = %s",
    "DELETE FROM catalogue_version WHERE id = %s",
    *(
        sql
        for part in ("case", "paper", "fee", "step", "result", "legalbasis")
        for sql in (
            f"DELETE FROM catalogue_{part} WHERE version_id = %s",
            f'UPDATE catalogue_{part} SET "order" = 99 WHERE version_id = %s',
        )
    ),
    "INSERT INTO catalogue_result (version_id, \"order\", name) VALUES (%s, 9, 'x')",
]


@pytest.fixture
def published():
    case = CaseFacts(key="case-1", name="gia hạn")
    basis = rules.LegalBasis(text="Luật Thú y 79/2015/QH13", number="79/2015/QH13")
    return builders.a_version(cases=(case,), legal_basis=(basis,))


@pytest.mark.parametrize("change", CHANGES)
def test_a_published_version_is_immutable(published, change):
    with pytest.raises(DatabaseError, match=r"published version cannot be|cannot go from"), transaction.atomic():
        connection.cursor().execute(change, [published.id])
    assert queries.facts(Version.objects.get(pk=published.id)) == published


def test_a_part_cannot_be_moved_to_or_from_a_published_version(published):
    draft = builders.a_draft()
    for model in (Paper, Fee, Step, Result):
        with pytest.raises(DatabaseError, match="part of a published"), transaction.atomic():
            model.objects.filter(version=draft).update(version=published.id, order=88)
    with pytest.raises(DatabaseError, match="part of a published"), transaction.atomic():
        Case.objects.filter(version=published.id).update(version=draft)
    with pytest.raises(DatabaseError, match="part of a published"), transaction.atomic():
        LegalBasis.objects.filter(version=published.id).update(version=draft)


def test_a_draft_may_still_change():
    draft = builders.a_draft()
    Version.objects.filter(pk=draft).update(name="Tên khác")
    Fee.objects.filter(version=draft).delete()
    assert queries.draft(draft).fees == ()


def test_the_end_is_set_once(published):
    Version.objects.filter(pk=published.id).update(valid_to=LATER)
    with pytest.raises(DatabaseError, match="set once"), transaction.atomic():
        Version.objects.filter(pk=published.id).update(valid_to=date(2024, 7, 1))


def test_two_published_versions_never_share_a_day(published):
    draft = builders.a_draft()
    with pytest.raises(IntegrityError, match="version_one_a_day"), transaction.atomic():
        Version.objects.filter(pk=draft).update(state="PUBLISHED", valid_from=LATER)
