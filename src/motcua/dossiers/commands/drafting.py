"""Drafting the result, and marking the places that have to be looked at again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.documents import commands as documents
from motcua.dossiers import events, rules
from motcua.dossiers.commands import moves
from motcua.dossiers.models import Dossier, Mark, ResultDraft
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A place and what is wrong there. kind: field, paper, draft or other; place: its key, or the page of the draft."""

    kind: str
    place: str
    title: str
    words: str


@transaction.atomic
def draft_result(pk: int, *, by: Actor, at: datetime, file: UUID, template: str = "") -> Dossier:
    """Keep another version of the result beside those before it.

    :param file: kept by the actor, :param template: from which template it was made, if it was
    :raises Refusal: not-your-duty, wrong-state, not-this-step, not-taken-yet, assigned-to-another, file-not-yours
    """
    dossier = moves.lock(pk)
    require(rules.why_not("draft_result", dossier, by))
    documents.attach([file], subject=dossier.subject, by=by, at=at)

    ordinal = ResultDraft.objects.filter(dossier=dossier).count() + 1
    ResultDraft.objects.create(
        dossier=dossier, ordinal=ordinal, file_id=file, template=template, made_at=at, made_by=by.id, maker=by.name
    )
    return moves.step(
        dossier, "draft_result", events.RESULT_DRAFTED, by=by, at=at, ordinal=ordinal, file=str(file), template=template
    )


def drafted(dossier: Dossier, ordinal: int | None) -> UUID | None:
    """Return the file of a version; none asked for, none given.

    :raises Refusal: no-such-draft
    """
    if ordinal is None:
        return None
    found = ResultDraft.objects.filter(dossier=dossier, ordinal=ordinal).values_list("file_id", flat=True).first()
    require(None if found else Refusal("no-such-draft", ordinal=ordinal))
    return found


def mark(dossier: Dossier, marks: Sequence[Marked], *, by: Actor, at: datetime) -> None:
    """Let these places stand marked on the dossier."""
    Mark.objects.bulk_create(
        Mark(dossier=dossier, kind=m.kind, place=m.place, title=m.title, words=m.words, made_at=at, made_by=by.id, maker=by.name)
        for m in marks
    )


def end_marks(dossier: Dossier, *, by: Actor, at: datetime) -> None:
    """Whoever finishes the step has looked at the places again."""
    Mark.objects.filter(dossier=dossier, done_at=None).update(done_at=at, done_by=by.id)
