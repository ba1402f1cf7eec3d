"""Throwing a draft away."""

from datetime import datetime

from django.db import connection, transaction

from motcua.documents import commands as documents
from motcua.dossiers import events, rules
from motcua.dossiers.commands import moves
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require

_ROWS = ("dossiers_submittedpaper", "dossiers_party")


@transaction.atomic
def discard(pk: int, *, by: Actor, at: datetime) -> None:
    """Remove a draft with what was typed in it; its files belong again to whoever kept them. That it was is in the journal.

    :raises Refusal: not-your-duty, wrong-state
    """
    draft = moves.lock(pk)
    typist = by.id == f"account:{draft.submitter_id}" or rules.is_helper(draft, by)
    require(None if typist else Refusal("not-your-duty", duties=["applicant", "helper"]))
    require(rules.why_not("submit", draft, by))

    kept = [file for file in draft.papers.values_list("file", flat=True) if file]
    moves.remark(draft, events.DISCARDED, by=by, at=at, papers=len(kept))
    with connection.cursor() as cursor:
        for table in _ROWS:
            cursor.execute(f"DELETE FROM {table} WHERE dossier_id = %s", [pk])  # noqa: S608 - our own tables
        cursor.execute("DELETE FROM dossiers_dossier WHERE id = %s AND state = 'DRAFT'", [pk])
    documents.detach(kept, subject=draft.subject)
