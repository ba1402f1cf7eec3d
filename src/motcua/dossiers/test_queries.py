"""What is read by hand is what the models' own queries find."""

import pytest

from motcua.dossiers import builders, queries
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor

pytestmark = pytest.mark.django_db

PEOPLE = ["citizen", "stranger", "intake", "head", "officer", "leader", "clerk", "returner", "colleague"]


@pytest.fixture
def office(province):
    return builders.an_office()


@pytest.mark.parametrize("until", ["submit", "accept", "assign", "deliver"])
def test_the_desk_finds_by_number_just_what_the_actor_may_see(office, until):
    dossier = builders.a_dossier(office, until=until)
    for name in PEOPLE:
        actor = getattr(office, name)
        by_posts = Actor(id="", name=actor.name, posts=actor.posts, sees=actor.sees)
        visible = queries.visible_to(by_posts).filter(number=dossier.number).exists()
        assert (queries.at_desk(actor, dossier.number) is not None) is visible, name


def test_a_draft_is_not_at_the_desk(office):
    from motcua.dossiers import commands

    draft = commands.draft(builders.a_filing(office), by=office.citizen, at=builders.MONDAY)
    Dossier.objects.filter(pk=draft.pk).update(units=[builders.DESK])
    assert queries.at_desk(office.intake, str(draft.number)) is None


@pytest.mark.parametrize("until", ["submit", "assign", "deliver"])
def test_the_whole_is_every_row_in_the_order_it_was_written(office, until):
    dossier = Dossier.objects.get(pk=builders.a_dossier(office, until=until).pk)
    whole = queries.whole(dossier)
    for name in queries.PARTS:
        rows = getattr(whole, name)
        kept = list(getattr(dossier, name).order_by("pk"))
        assert [vars_of(row) for row in rows] == [vars_of(row) for row in kept], name
    assert all(run.unit.code == run.unit_id for run in whole.step_runs)
    assert [run.officer and run.officer.pk for run in whole.step_runs] == [run.officer_id for run in whole.step_runs]


def vars_of(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_json_comes_back_as_what_it_was(office):
    form = {"diện tích": "1.234,5", "loại": ["a", {"b": None}]}
    from motcua.dossiers import commands

    sent = commands.submit(builders.a_filing(office, form=form), by=office.citizen, at=builders.MONDAY)
    assert queries.one("id = %s", sent.pk).form == form


@pytest.mark.parametrize("typed", [str.lower, str.upper, lambda number: f"  {number[:12]} "])
def test_a_number_is_found_by_its_beginning_however_it_is_typed(office, typed):
    dossier = builders.a_dossier(office)
    assert list(queries.search(office.intake, typed(dossier.number))) == [dossier]
