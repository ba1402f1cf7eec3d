"""A draft paper by paper: each file is kept the moment it arrives, so a lost connection loses one file at most."""

from datetime import datetime

from django.db import transaction

from motcua.documents import commands as documents
from motcua.dossiers import events, queries, rules
from motcua.dossiers.commands import looking, moves
from motcua.dossiers.commands.filing import Paper
from motcua.dossiers.models import SubmittedPaper
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require


@transaction.atomic
def add_paper(pk: int, paper: Paper, *, by: Actor, at: datetime) -> SubmittedPaper:
    """Put one paper into a draft. Its file again for the same requirement changes nothing, so a retry is harmless.

    :raises Refusal: not-your-duty, wrong-state, unknown-requirement, file-not-yours
    """
    dossier = moves.lock(pk)
    require(rules.why_not("submit", dossier, by))
    known = paper.requirement is None or paper.requirement in dossier.requirements
    require(None if known else Refusal("unknown-requirement", requirement=paper.requirement))
    if paper.file and (there := dossier.papers.filter(requirement=paper.requirement, file=paper.file).first()):
        return there

    files = documents.attach([paper.file] if paper.file else [], subject=dossier.subject, by=by, at=at)
    row = SubmittedPaper.objects.create(
        dossier=dossier, requirement=paper.requirement, name=paper.name, kind=paper.kind, quantity=paper.quantity,
        file_id=paper.file, reused_from=paper.reused_from, added_at=at,
    )
    moves.remark(dossier, events.DRAFTED, by=by, at=at, added=paper.requirement, files=[[str(f.id), f.sha256] for f in files])
    return row


@transaction.atomic
def reuse_paper(pk: int, requirement: str, earlier: int, *, by: Actor, at: datetime) -> SubmittedPaper:
    """Put into a draft what the same person handed in before: the same content, its source beside it. Again changes nothing.

    :param earlier: key of the SubmittedPaper that is used again
    :raises Refusal: not-your-duty, wrong-state, paper-not-held
    """
    dossier = moves.lock(pk)
    require(rules.why_not("submit", dossier, by))
    if there := dossier.papers.filter(requirement=requirement, reused_from__gt="", file__sha256=_content_of(earlier)).first():
        return there
    source = next((paper for paper in queries.held(dossier, by).get(requirement, []) if paper.pk == earlier), None)
    if source is None or source.file_id is None:
        raise Refusal("paper-not-held")

    number = source.dossier.number or ""
    file = documents.keep_again(source.file_id, by=by, at=at)
    looking.record_look(source.dossier_id, by=by, at=at, at_what="reused")
    documents.attach([file.id], subject=dossier.subject, by=by, at=at)
    row = SubmittedPaper.objects.create(
        dossier=dossier, requirement=requirement, name=dossier.requirements[requirement], kind="electronic", file_id=file.id,
        reused_from=number, added_at=at,
    )  # fmt: skip
    moves.remark(
        dossier, events.DRAFTED, by=by, at=at, added=requirement, files=[[str(file.id), file.sha256]], reused_from=number
    )
    return row


def _content_of(paper: int) -> str:
    return SubmittedPaper.objects.filter(pk=paper).values_list("file__sha256", flat=True).first() or ""


@transaction.atomic
def remove_paper(pk: int, paper: int, *, by: Actor, at: datetime) -> None:
    """Take one paper out of a draft. Removing it again changes nothing. Its file is let go: nobody who sees the dossier gets it.

    :param paper: key of the SubmittedPaper
    :raises Refusal: not-your-duty, wrong-state
    """
    dossier = moves.lock(pk)
    require(rules.why_not("submit", dossier, by))
    row = dossier.papers.filter(pk=paper).first()
    if row is None:
        return

    row.delete()
    loose = [row.file_id] if row.file_id and not dossier.papers.filter(file=row.file_id).exists() else []
    files = documents.detach(loose, subject=dossier.subject)
    moves.remark(dossier, events.DRAFTED, by=by, at=at, removed=row.requirement, released=[[str(f.id), f.sha256] for f in files])
