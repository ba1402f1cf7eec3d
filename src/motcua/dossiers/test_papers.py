"""A draft, paper by paper."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.documents.builders import a_kept_file
from motcua.documents.models import File
from motcua.dossiers import queries
from motcua.dossiers.builders import MONDAY, a_filing, an_office
from motcua.dossiers.commands import Paper, draft, papers, retype, submit_draft
from motcua.journal import queries as journal
from motcua.kernel.refusals import Refusal

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(minutes=5)


@pytest.fixture
def office(province):
    return an_office()


@pytest.fixture
def begun(office):
    return draft(a_filing(office, papers=[]), by=office.citizen, at=MONDAY)


def a_paper(office, requirement="paper-1", by=None):
    return Paper(requirement=requirement, name="Đơn đề nghị", file=a_kept_file(by=by or office.citizen).id)


def refused(call, *args, **facts):
    with pytest.raises(Refusal) as no:
        call(*args, **facts)
    return no.value.code


def test_a_paper_is_kept_attached_and_in_the_trail(office, begun):
    paper = a_paper(office)
    row = papers.add_paper(begun.pk, paper, by=office.citizen, at=LATER)
    again = papers.add_paper(begun.pk, paper, by=office.citizen, at=LATER)

    assert again.pk == row.pk
    assert list(begun.papers.values_list("requirement", "file_id")) == [("paper-1", paper.file)]
    assert File.objects.get(pk=paper.file).subject == begun.subject
    last = queries.timeline(begun)[-1]
    assert (last.seq, last.facts["added"], last.facts["files"][0][0]) == (2, "paper-1", str(paper.file))
    assert journal.first_break() is None


def test_a_paper_is_taken_out_again(office, begun):
    row = papers.add_paper(begun.pk, a_paper(office), by=office.citizen, at=LATER)
    papers.remove_paper(begun.pk, row.pk, by=office.citizen, at=LATER)
    papers.remove_paper(begun.pk, row.pk, by=office.citizen, at=LATER)
    assert not begun.papers.exists()
    assert queries.timeline(begun)[-1].facts["removed"] == "paper-1"


def test_a_paper_taken_out_lets_its_file_go(office, begun):
    paper = a_paper(office)
    row = papers.add_paper(begun.pk, paper, by=office.citizen, at=LATER)
    papers.remove_paper(begun.pk, row.pk, by=office.citizen, at=LATER)
    file = File.objects.get(pk=paper.file)
    assert file.subject is None
    assert queries.timeline(begun)[-1].facts["released"] == [[str(file.id), file.sha256]]
    papers.add_paper(begun.pk, paper, by=office.citizen, at=LATER)  # thought better of it
    assert File.objects.get(pk=paper.file).subject == begun.subject


def test_a_file_that_another_paper_of_the_draft_still_is_stays(office, begun):
    paper = a_paper(office)
    row = papers.add_paper(begun.pk, paper, by=office.citizen, at=LATER)
    papers.add_paper(begun.pk, replace(paper, requirement="paper-2"), by=office.citizen, at=LATER)
    papers.remove_paper(begun.pk, row.pk, by=office.citizen, at=LATER)
    assert File.objects.get(pk=paper.file).subject == begun.subject
    assert queries.timeline(begun)[-1].facts["released"] == []


def test_typing_on_keeps_the_papers(office, begun):
    papers.add_paper(begun.pk, a_paper(office), by=office.citizen, at=LATER)
    kept = retype(begun.pk, a_filing(office, papers=[], requested="Cửa hàng mới"), by=office.citizen, at=LATER)
    assert (kept.requested, kept.papers.count()) == ("Cửa hàng mới", 1)
    assert set(kept.parties.values_list("name", flat=True)) == {person.name for person in a_filing(office).persons}


def test_only_its_own_person_and_only_while_it_is_a_draft(office, begun):
    assert refused(papers.add_paper, begun.pk, a_paper(office, by=office.stranger), by=office.stranger, at=LATER) == "not-your-duty"
    assert refused(papers.add_paper, begun.pk, a_paper(office, by=office.stranger), by=office.citizen, at=LATER) == "file-not-yours"
    assert refused(papers.add_paper, begun.pk, a_paper(office, "paper-99"), by=office.citizen, at=LATER) == "unknown-requirement"
    row = papers.add_paper(begun.pk, a_paper(office), by=office.citizen, at=LATER)
    assert refused(papers.remove_paper, begun.pk, row.pk, by=office.stranger, at=LATER) == "not-your-duty"

    submit_draft(begun.pk, by=office.citizen, at=LATER)
    assert refused(papers.remove_paper, begun.pk, row.pk, by=office.citizen, at=LATER) == "wrong-state"
    assert File.objects.get(pk=row.file_id).subject == begun.subject
    assert refused(retype, begun.pk, a_filing(office), by=office.citizen, at=LATER) == "wrong-state"
    assert begun.papers.count() == 1


def test_a_paper_of_another_draft_is_left_alone(office, begun):
    other = draft(a_filing(office, papers=[]), by=office.citizen, at=MONDAY)
    row = papers.add_paper(other.pk, a_paper(office), by=office.citizen, at=LATER)
    papers.remove_paper(begun.pk, row.pk, by=office.citizen, at=LATER)
    assert other.papers.count() == 1
