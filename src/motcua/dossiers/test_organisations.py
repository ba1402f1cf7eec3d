"""An organisation's dossiers are seen and moved by whoever belongs to it now, and by nobody who does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers import commands, queries, rules
from motcua.dossiers.builders import MONDAY, a_filing, an_office
from motcua.dossiers.test_rules import Stub
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal
from motcua.people.commands import organisations

TAX = "0100109106"


@pytest.fixture
def office(province):
    return an_office()


@pytest.fixture
def firm(office):
    return organisations.open_organisation(name="Công ty Bình Minh", tax_code=TAX, by=office.citizen, at=MONDAY)


def member(actor, firm, role):
    return replace(actor, represents=frozenset({(role, firm.pk)}))


def filed(office, firm, by):
    return commands.submit(a_filing(office, organisation=firm.pk, owner=None), by=by, at=MONDAY)


@pytest.mark.django_db
def test_every_member_sees_it_a_filer_acts_and_who_left_sees_nothing(office, firm):
    by = member(office.citizen, firm, "manager")
    dossier = filed(office, firm, by)
    other = {role: member(office.stranger, firm, role) for role in ("manager", "filer", "viewer")}
    for actor in (by, *other.values()):
        assert queries.of_person(actor).filter(pk=dossier.pk).exists()
    assert rules.why_not("request_withdrawal", dossier, other["filer"]) is None
    assert rules.why_not("request_withdrawal", dossier, other["viewer"]).code == "not-your-duty"
    for gone in (office.citizen, office.stranger):
        assert not queries.visible_to(gone).filter(pk=dossier.pk).exists(), "leaving ends sight, of what one filed too"
        assert queries.begun_by(gone, dossier.pk) is None
        assert not rules.is_applicant(dossier, gone)


@pytest.mark.django_db
def test_a_draft_is_its_writers_alone_and_only_while_a_member(office, firm):
    by = member(office.citizen, firm, "filer")
    draft = commands.draft(a_filing(office, organisation=firm.pk, owner=None), by=by, at=MONDAY)
    assert queries.of_person(by).filter(pk=draft.pk).exists()
    assert not queries.of_person(member(office.stranger, firm, "manager")).filter(pk=draft.pk).exists()
    assert not queries.of_person(office.citizen).filter(pk=draft.pk).exists()
    commands.retype(draft.pk, a_filing(office, owner=None), by=by, at=MONDAY)
    with pytest.raises(Refusal, match="not-your-duty"):
        commands.submit_draft(draft.pk, by=office.citizen, at=MONDAY)
    assert commands.submit_draft(draft.pk, by=by, at=MONDAY).organisation_id == firm.pk


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["viewer", None])
def test_who_does_not_file_for_it_files_nothing_for_it(office, firm, role):
    by = member(office.citizen, firm, role) if role else office.citizen
    for call in (commands.submit, commands.draft):
        with pytest.raises(Refusal, match="not-a-member"):
            call(a_filing(office, organisation=firm.pk), by=by, at=MONDAY)


KEYS = st.integers(1, 4)
ACTORS = st.builds(
    Actor, id=st.builds("account:{}".format, KEYS), name=st.just("x"),
    represents=st.frozensets(st.tuples(st.sampled_from(["manager", "filer", "viewer"]), KEYS), max_size=3),
)


@given(ACTORS, st.none() | KEYS, st.none() | KEYS, st.none() | KEYS)
def test_an_applicant_is_a_person_of_it_or_files_for_its_organisation(actor, submitter, owner, organisation):
    stub = Stub(submitter_id=submitter, owner_account_id=owner, organisation_id=organisation)
    by_account = organisation is None and actor.id in {f"account:{submitter}", f"account:{owner}"}
    by_role = {("manager", organisation), ("filer", organisation)} & actor.represents
    assert rules.is_applicant(stub, actor) is bool(by_account or by_role)
