"""What the counter finds stands over what the sender listed."""

import pytest

from motcua.dossiers import commands, queries
from motcua.dossiers.builders import MONDAY, a_dossier
from motcua.dossiers.commands import Counted, Paper
from motcua.dossiers.test_commands import BUDGET, HOUR, office, refused

pytestmark = pytest.mark.django_db
__all__ = ["office"]  # a fixture


def test_what_the_counter_found_stands_over_what_was_listed(office):
    dossier = a_dossier(office, filing={"missing": 1})
    first, second, *_rest = dossier.papers.order_by("id")
    counted = [Counted(paper=first.pk, kind="certified", quantity=2), Counted(paper=second.pk, kind="electronic", quantity=1)]
    missing = dossier.missing_papers[0]
    brought = [Paper(requirement=missing, name="Đơn", kind="original"), Paper(requirement=None, name="Giấy ủy quyền", kind="copy")]
    commands.accept(dossier.pk, by=office.intake, at=MONDAY + HOUR, counted=counted, added=brought)

    stored = {p.name: (p.kind, p.quantity, p.counted_at) for p in dossier.papers.all()}
    assert stored[first.name] == ("certified", 2, MONDAY + HOUR)
    assert stored["Giấy ủy quyền"] == ("copy", 1, None)
    facts = queries.timeline(dossier)[-1].facts
    assert facts["counted"] == [[first.pk, "certified", 2], [second.pk, "electronic", 1]]
    assert facts["added"] == [[missing, "original", 1], [None, "copy", 1]]


def test_what_was_listed_and_not_received_is_missing(office):
    dossier = a_dossier(office)
    first = dossier.papers.order_by("id").first()
    none = [Counted(paper=first.pk, kind="original", quantity=0)]
    assert refused(commands.accept, dossier.pk, by=office.intake, at=MONDAY + HOUR, counted=none) == "papers-missing"
    assert dossier.papers.get(pk=first.pk).quantity == 1


def test_no_counting_of_another_dossier_s_papers_nor_of_what_nobody_asks(office):
    dossier, other = a_dossier(office), a_dossier(office)
    theirs = [Counted(paper=other.papers.order_by("id").first().pk, kind="original", quantity=1)]
    accept = {"by": office.intake, "at": MONDAY + HOUR}
    assert refused(commands.accept, dossier.pk, counted=theirs, **accept) == "changed-meanwhile"
    strange = [Paper(requirement="paper-99", name="Đơn")]
    assert refused(commands.accept, dossier.pk, added=strange, **accept) == "unknown-requirement"
    assert other.papers.filter(counted_at=None).count() == other.papers.count()


def test_counting_and_accepting_costs_no_more_than_other_commands(office, django_assert_max_num_queries):
    a_dossier(office, until="accept")  # what a process reads once is read
    dossier = a_dossier(office)
    counted = [Counted(paper=paper.pk, kind="original", quantity=1) for paper in dossier.papers.order_by("id")]
    added = [Paper(requirement=None, name="Giấy ủy quyền", kind="copy")]
    with django_assert_max_num_queries(BUDGET):
        commands.accept(dossier.pk, by=office.intake, at=MONDAY + HOUR, counted=counted, added=added)
