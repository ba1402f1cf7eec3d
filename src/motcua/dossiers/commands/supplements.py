"""Asking the applicant to complete the dossier, and the answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.catalogue.rules import eform
from motcua.deadlines.rules import ClockKind, Policy
from motcua.documents import commands as documents
from motcua.dossiers import events, rules
from motcua.dossiers.commands import books, moves
from motcua.dossiers.commands.filing import Paper, insert_papers
from motcua.dossiers.models import Dossier, Supplement
from motcua.dossiers.rules import Seen, State
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require


@transaction.atomic
def ask_supplement(
    pk: int, *, by: Actor, at: datetime, reasons: Sequence[Mapping[str, Any]], superior: str = "", exception: str = "",
    until: datetime | None = None,
) -> Dossier:
    """Ask for everything that is missing or wrong, once and completely (form 02).

    Before acceptance no clock runs; in processing the rule set decides what happens to it (R2018: it restarts
    from zero when everything is in).
    :param reasons: mappings with `reason` and `requirement` (a paper's key in the catalogue) or `field` (a key of the form)
    :param superior: who allowed a second request, and :param exception: why
    :raises Refusal: not-your-duty, wrong-state, reason-missing, unknown-requirement, second-supplement
    """
    dossier = moves.lock(pk)
    require(rules.why_not("ask_supplement", dossier, by))
    require(rules.why_not_reasons(reasons, {*dossier.requirements, *rules.GROUNDS}, dossier.correctable))
    require(rules.why_not_supplement(dossier, superior, exception))

    in_processing = dossier.state == State.PROCESSING
    dossier.supplements += 1
    number, title = books.take(dossier.receiving_unit_id, rules.SUPPLEMENT, at=at), rules.title_of("ask_supplement", dossier, by)
    Supplement.objects.create(
        dossier=dossier, ordinal=dossier.supplements, stage="processing" if in_processing else "intake",
        reasons=[dict(reason) for reason in reasons], asked_at=at, asked_by=by.id, superior=superior, exception=exception,
        until=until, slip_number=number, signer_title=title,
    )
    if in_processing and dossier.procedure.clock_policy != Policy.NONE:
        moves.tick(dossier, ClockKind.PAUSE, by=by, at=at, recorded_at=at, reason="Chờ bổ sung hồ sơ", paper=number)
    dossier.next_due_at = until or dossier.next_due_at
    return moves.step(
        dossier, "ask_supplement", events.SUPPLEMENT_ASKED, by=by, at=at, ordinal=dossier.supplements,
        requirements=[reason["requirement"] for reason in reasons if "requirement" in reason],
        fields=[reason["field"] for reason in reasons if "field" in reason], superior=superior, exception=exception,
        document=number,
    )


@transaction.atomic
def resubmit(
    pk: int, *, by: Actor, at: datetime, papers: Sequence[Paper] = (), answers: Mapping[str, Any] | None = None,
    happened_at: datetime | None = None,
) -> Dossier:
    """Hand in what was asked for. The dossier goes on where it stood.

    :param happened_at: when everything was in, if it is typed in later (post)
    :param answers: the form's answers anew, by field; of the fields that were marked alone. Before and after stay in the journal
    :raises Refusal: not-your-duty, wrong-state, nothing-added, unknown-requirement, field-not-asked, file-not-yours
    """
    dossier = moves.lock(pk)
    require(rules.why_not("resubmit", dossier, by))
    require(_why_not_papers(dossier, papers, answers))

    moment = happened_at or at
    asked = _answered(dossier, moment)
    corrected = _correct(dossier, asked, answers or {}, at)
    insert_papers(dossier, papers, at=at, supplement=asked.ordinal)
    files = documents.attach([p.file for p in papers if p.file], subject=dossier.subject, by=by, at=at)
    entries = None
    if asked.stage == "processing" and dossier.procedure.clock_policy != Policy.NONE:
        restarts = dossier.procedure.clock_policy == Policy.RESTART
        kind = ClockKind.RESTART if restarts else ClockKind.RESUME
        entries = moves.tick(dossier, kind, by=by, at=moment, recorded_at=at, reason="Đã bổ sung đủ hồ sơ")
    moves.go_on(dossier, moment, entries)
    return moves.step(
        dossier, "resubmit", events.RESUBMITTED, by=by, at=at, happened_at=happened_at, ordinal=asked.ordinal,
        files=[[str(f.id), f.sha256] for f in files], corrected=corrected, reused=sum(bool(p.reused_from) for p in papers),
    )


@transaction.atomic
def keep_answer(pk: int, unfinished: Mapping[str, Any], *, by: Actor, at: datetime, seen: Seen | None = None) -> None:
    """Keep what is being typed in answer to the open request, as it stands; nothing is handed in. Files that came another way stay.

    :param unfinished: "answers" by field and "files"
    :param seen: what the page showed on which it was typed
    :raises Refusal: not-your-duty, wrong-state, changed-elsewhere
    """
    dossier = moves.lock(pk)
    require(rules.why_not("resubmit", dossier, by))
    asked = Supplement.objects.get(dossier=dossier, answered_at=None)
    answers = unfinished.get("answers", {})
    require(rules.why_not_over(asked.typed["answers"], asked.unfinished.get("page", ""), seen, answers))
    files = list(dict.fromkeys([*asked.typed["files"], *unfinished.get("files", [])]))
    # No event: nothing has happened yet.
    asked.unfinished = {"answers": answers, "files": files} | ({"page": seen.page} if seen else {})
    asked.save(update_fields=["unfinished"])


@transaction.atomic
def keep_answer_file(pk: int, place: str, file: UUID, *, by: Actor, at: datetime) -> None:
    """Put a file that was kept beside what is being typed in answer to the open request; nothing is handed in.

    :param place: the paper or the ground that it is sent for
    :raises Refusal: not-your-duty, wrong-state, unknown-requirement
    """
    dossier = moves.lock(pk)
    require(rules.why_not("resubmit", dossier, by))
    asked = Supplement.objects.get(dossier=dossier, answered_at=None)
    known = {reason.get("requirement") for reason in asked.reasons}
    require(None if place in known else Refusal("unknown-requirement", requirement=place))
    # No event: nothing has happened yet. The same file again changes nothing.
    files = [*asked.typed["files"], f"{place}:{file}"]
    asked.unfinished = {**asked.unfinished, **asked.typed, "files": list(dict.fromkeys(files))}
    asked.save(update_fields=["unfinished"])


def _correct(dossier: Dossier, asked: Supplement, answers: Mapping[str, Any], at: datetime) -> list[dict[str, Any]]:
    """Put the corrected answers into the form and return what changed, before and after."""
    marked = {reason["field"] for reason in asked.reasons if "field" in reason}
    require(Refusal("field-not-asked", fields=sorted(set(answers) - marked)) if set(answers) - marked else None)
    form, before = dossier.procedure.form, dossier.form.get("answers", {})
    if form is None or not answers:
        return []
    after = eform.settled(form, {**before, **answers}, local_date(at))
    dossier.form = {**dossier.form, "answers": after}
    return rules.changes(before, after)


def _answered(dossier: Dossier, moment: datetime) -> Supplement:
    """Note that the open request is answered, and return it."""
    statement = "UPDATE dossiers_supplement SET answered_at = %s WHERE dossier_id = %s AND answered_at IS NULL RETURNING *"
    return next(iter(Supplement.objects.raw(statement, [moment, dossier.pk])))


def _why_not_papers(dossier: Dossier, papers: Sequence[Paper], answers: Mapping[str, Any] | None) -> Refusal | None:
    if not papers and not answers:
        return Refusal("nothing-added")
    unknown = [p.requirement for p in papers if p.requirement is not None and p.requirement not in dossier.requirements]
    return Refusal("unknown-requirement", requirement=unknown[0]) if unknown else None
