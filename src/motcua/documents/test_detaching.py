"""What a subject lets go of belongs to its keeper again, and is swept in time."""

import pytest

from motcua.documents import commands, queries
from motcua.documents.builders import AT, CITIZEN, a_kept_file, a_pdf
from motcua.documents.commands import attach
from motcua.documents.models import File
from motcua.documents.test_commands import DOSSIER, OTHER_DOSSIER, WEEK, contents, store

pytestmark = pytest.mark.django_db
__all__ = ["store"]  # a fixture, used by every test


def test_what_is_let_go_belongs_to_its_keeper_again():
    gone, stays = a_kept_file(subject=DOSSIER), a_kept_file(subject=DOSSIER)
    assert commands.detach([gone.id, gone.id], subject=OTHER_DOSSIER) == []
    assert [file.id for file in commands.detach([gone.id], subject=DOSSIER)] == [gone.id]
    assert commands.detach([gone.id], subject=DOSSIER) == []
    gone.refresh_from_db()
    assert (gone.subject, gone.attached_at, gone.attached_by) == (None, None, None)
    assert list(queries.unattached(CITIZEN)) == [gone]
    assert File.objects.get(pk=stays.pk).subject == DOSSIER
    assert attach([gone.id], subject=OTHER_DOSSIER, by=CITIZEN, at=AT)[0].subject == OTHER_DOSSIER


def test_a_sweep_takes_what_was_let_go_and_leaves_what_somebody_holds(store):
    gone = a_kept_file(subject=DOSSIER)
    twin_held, twin_gone = (a_kept_file(a_pdf("hai bản"), subject=DOSSIER) for _ in range(2))
    assert commands.sweep(at=AT + 2 * WEEK, older_than=WEEK).files == 0
    commands.detach([gone.id, twin_gone.id], subject=DOSSIER)
    swept = commands.sweep(at=AT + 2 * WEEK, older_than=WEEK)
    assert (swept.files, swept.contents) == (2, 1)
    assert contents(store) == [twin_held.sha256]
