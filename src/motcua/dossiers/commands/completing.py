"""What the office puts into a dossier that has come: a scan of a paper, and what the form says, put right. Nothing of it moves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.catalogue.rules import eform
from motcua.documents import commands as documents
from motcua.dossiers import events, rules
from motcua.dossiers.commands import declared, moves
from motcua.dossiers.models import Dossier, SubmittedPaper
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean


@transaction.atomic
def attach_scan(pk: int, file: UUID, *, by: Actor, at: datetime, paper: int | None, name: str = "") -> SubmittedPaper:
    """Put a scan into the dossier: of a paper that was handed in, or of one more. The same file again changes nothing.

    :param paper: key of the SubmittedPaper; one that has a file already keeps it, and this one stands beside it
    :param name: what one more paper is called
    :raises Refusal: not-your-duty, wrong-state, no-such-paper, paper-name-missing, file-not-yours
    """
    dossier = moves.lock(pk)
    require(rules.why_not_attach(dossier, by))
    of = dossier.papers.filter(pk=paper).first() if paper is not None else None
    require(Refusal("no-such-paper") if paper is not None and of is None else None)
    if there := dossier.papers.filter(file=file).first():
        return there

    called = of.name if of else clean(name)
    require(None if called else Refusal("paper-name-missing"))
    files = documents.attach([file], subject=dossier.subject, by=by, at=at)
    first = of is not None and of.file_id is None
    if of and first:
        SubmittedPaper.objects.filter(pk=of.pk).update(file=file)
        row = SubmittedPaper.objects.get(pk=of.pk)
    else:
        row = SubmittedPaper.objects.create(
            dossier=dossier, requirement=of.requirement if of else None, name=called, kind="electronic", quantity=1,
            file_id=file, supplement=of.supplement if of else None, added_at=at,
        )  # fmt: skip
    moves.remark(
        dossier, events.SCAN_ATTACHED, by=by, at=at, paper=row.pk, requirement=row.requirement, first=first,
        files=[[str(one.id), one.sha256] for one in files],
    )
    return row


@transaction.atomic
def correct_form(pk: int, answers: Mapping[str, Any], *, by: Actor, at: datetime, reason: str, seen: int | None = None) -> Dossier:
    """Type in or put right what the electronic form says. Before and after stay in the journal; the applicant reads both.

    :param answers: every field of the form as it shall be
    :param seen: the dossier's last event when these were typed; another one since, and nothing is changed
    :raises Refusal: not-your-duty, wrong-state, already-decided, changed-meanwhile, no-form, reason-missing, form-wrong,
        nothing-changed
    """
    dossier = moves.lock(pk)
    require(rules.why_not_correct(dossier, by))
    require(None if seen in {None, dossier.seq} else Refusal("changed-meanwhile"))
    require(None if clean(reason) else Refusal("reason-missing"))
    form, today, before = dossier.procedure.form, local_date(at), dossier.form.get("answers", {})
    if form is None:
        raise Refusal("no-form")
    wrong = rules.worse(eform.problems(form, before, today), eform.problems(form, answers, today))
    require(Refusal("form-wrong", fields=[problem.path for problem in wrong]) if wrong else None)

    after = eform.settled(form, answers, today)
    changed = rules.changes(before, after)
    require(None if changed else Refusal("nothing-changed"))
    dossier.form = {**dossier.form, "answers": after}
    fee = dossier.fee_asked
    dossier.fee_asked = declared.fee_asked(dossier) if dossier.accepted_at is None else fee
    return moves.remark(dossier, events.FORM_CORRECTED, by=by, at=at, corrected_form=changed, reason=clean(reason))

