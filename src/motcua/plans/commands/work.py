"""What is done for a task: shared out to officers, proved, told of; and what inspections find."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.deadlines import queries as deadlines
from motcua.documents import commands as documents
from motcua.dossiers import queries as dossiers
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import queries as people
from motcua.people.rules import Duty
from motcua.plans import events, rules
from motcua.plans.commands.making import columns
from motcua.plans.commands.trail import lock, lock_task, record
from motcua.plans.models import Evidence, Finding, ProgressNote, SubTask, Task, TaskUnit
from motcua.plans.queries.plans import leads

_LINK = re.compile(r"https?://[^\s<>\"]{3,500}")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What shows that something was done: at least one of file, number, link and dossier.

    :param dossier: its number, of one that the actor may see
    :param delivers: it is what the task was to bring; `due_date`: for which of its dates
    :param happened_date: when it was done; the day it is added, if not given
    """

    title: str
    file: UUID | None = None
    number: str = ""
    link: str = ""
    dossier: str = ""
    delivers: bool = False
    due_date: date | None = None
    happened_date: date | None = None


@transaction.atomic
def amend_task(
    pk: int, *, by: Actor, at: datetime, deadline_words: str | None = None, lead_units: frozenset[str] | None = None
) -> Task:
    """Say anew until when a task is to be done, or which units lead it; what is not given stays.

    :raises Refusal: not-your-duty, plan-unit-unknown
    """
    task = lock_task(pk)
    require(rules.why_not_steer(by, task.plan.owner_id))
    before = {"deadline": task.deadline_words, "lead": sorted(leads(task))}
    if deadline_words is not None:
        for name, value in columns(rules.deadline_of(deadline_words, task.plan.year)).items():
            setattr(task, name, value)
        task.save()
    if lead_units is not None:
        require(Refusal("plan-unit-unknown") if lead_units - set(people.every_unit()) else None)
        TaskUnit.objects.filter(task=task).filter(part=TaskUnit.LEAD).delete()
        TaskUnit.objects.bulk_create([TaskUnit(task=task, unit_id=unit, part=TaskUnit.LEAD) for unit in sorted(lead_units)])
    after = {"deadline": task.deadline_words, "lead": sorted(leads(task))}
    record(task.plan, events.TASK_AMENDED, by=by, at=at, task=pk, path=task.path, before=before, after=after)
    return task


@transaction.atomic
def share_task(
    pk: int, *, unit: str, officer: int, content: str, by: Actor, at: datetime, due_date: date | None = None
) -> SubTask:
    """Give a part of a task to an officer of a unit that leads it.

    :raises Refusal: not-your-duty, plan-text-missing, plan-text-too-long, not-an-officer-there
    """
    task = lock_task(pk)
    require(None if unit in leads(task) else Refusal("not-your-duty", duties=["head", "leader"]))
    require(rules.why_not_answer(by, {unit}, task.plan.owner_id))
    said = clean(content)
    require(rules.why_not_text(said))
    there = {one.account for duty in (Duty.OFFICER, Duty.HEAD, Duty.LEADER, Duty.CONTROL) for one in people.bearers(duty, unit, at)}
    require(None if officer in there else Refusal("not-an-officer-there"))
    share = SubTask.objects.create(
        task=task, unit_id=unit, officer_id=officer, content=said, due_date=due_date, given_at=at, given_by=by.name,
    )
    record(task.plan, events.TASK_SHARED, by=by, at=at, task=pk, path=task.path, share=share.pk, unit=unit, officer=officer,
           due_date=str(due_date or ""))  # fmt: skip
    return share


@transaction.atomic
def finish_share(pk: int, *, result: str, by: Actor, at: datetime) -> SubTask:
    """Say what came of a part of a task: by the officer it was given to, or who leads the unit.

    :raises Refusal: not-your-duty, plan-share-finished, plan-text-missing, plan-text-too-long
    """
    share = SubTask.objects.get(pk=pk)
    task = lock_task(share.task_id)
    share.refresh_from_db()
    if by.id != f"account:{share.officer_id}":
        require(rules.why_not_answer(by, {share.unit_id}, task.plan.owner_id))
    require(Refusal("plan-share-finished") if share.finished_at else None)
    said = clean(result)
    require(rules.why_not_text(said))
    share.finished_at, share.result = at, said
    share.save(update_fields=["finished_at", "result"])
    record(task.plan, events.SHARE_FINISHED, by=by, at=at, task=task.pk, path=task.path, share=pk, result=said)
    return share


@transaction.atomic
def add_evidence(pk: int, shown: Shown, *, unit: str | None, by: Actor, at: datetime) -> Evidence:
    """Add what shows that something was done for a task: by who heads a unit that leads it, an officer charged with it, or
    the office.

    :param unit: which unit's; None: the office's own
    :raises Refusal: not-your-duty, plan-text-missing, plan-text-too-long, plan-evidence-empty, plan-link-malformed,
        no-such-dossier, plan-no-such-date, plan-day-later, file-not-yours
    """
    task = lock_task(pk)
    require(_why_not_act(task, unit, by))
    title, number, link = clean(shown.title), clean(shown.number), shown.link.strip()
    require(rules.why_not_text(title))
    require(_why_not_show(task, shown, number, link, local_date(at)))
    dossier = dossiers.at_desk(by, shown.dossier.strip()) if shown.dossier.strip() else None
    require(Refusal("no-such-dossier") if shown.dossier.strip() and dossier is None else None)
    if shown.file is not None:
        documents.attach([shown.file], subject=task.plan.subject, by=by, at=at)
    evidence = Evidence.objects.create(
        task=task, unit_id=unit, title=title, file_id=shown.file, number=number, link=link,
        dossier_id=dossier.pk if dossier else None, delivers=shown.delivers, due_date=shown.due_date,
        happened_date=shown.happened_date or local_date(at), added_at=at, added_by=by.id, adder=by.name,
    )  # fmt: skip
    record(task.plan, events.EVIDENCE_ADDED, by=by, at=at, task=pk, path=task.path, evidence=evidence.pk, title=title,
           unit=unit or "", file=str(shown.file or ""), number=number, link=link, dossier=evidence.dossier_id,
           delivers=shown.delivers, due_date=str(shown.due_date or ""))  # fmt: skip
    return evidence


@transaction.atomic
def remove_evidence(pk: int, *, by: Actor, at: datetime) -> Evidence:
    """Take back what was added by mistake; the trail keeps it.

    :raises Refusal: not-your-duty, plan-evidence-removed
    """
    evidence = Evidence.objects.get(pk=pk)
    task = lock_task(evidence.task_id)
    evidence.refresh_from_db()
    if by.id != evidence.added_by:
        require(rules.why_not_answer(by, {evidence.unit_id} if evidence.unit_id else set(), task.plan.owner_id))
    require(Refusal("plan-evidence-removed") if evidence.removed_at else None)
    evidence.removed_at = at
    evidence.save(update_fields=["removed_at"])
    record(task.plan, events.EVIDENCE_REMOVED, by=by, at=at, task=task.pk, path=task.path, evidence=pk, title=evidence.title)
    return evidence


@transaction.atomic
def note_progress(pk: int, text: str, *, unit: str | None, by: Actor, at: datetime) -> ProgressNote:
    """Write down how far a unit is with a task.

    :raises Refusal: not-your-duty, plan-text-missing, plan-text-too-long
    """
    task = lock_task(pk)
    require(_why_not_act(task, unit, by))
    said = clean(text)
    require(rules.why_not_text(said))
    note = ProgressNote.objects.create(task=task, unit_id=unit, text=said, written_at=at, written_by=by.id, author=by.name)
    record(task.plan, events.PROGRESS_NOTED, by=by, at=at, task=pk, path=task.path, unit=unit or "", text=said)
    return note


@transaction.atomic
def record_finding(
    plan: int, *, unit: str, finding: str, found_date: date, by: Actor, at: datetime, task: int | None = None, cause: str = "",
    liable: str = "", remedy: str = "", remedy_due_date: date | None = None,
) -> Finding:
    """Write down what an inspection found at a unit.

    :param task: of this plan, if it is about one
    :raises Refusal: not-your-duty, plan-text-missing, plan-text-too-long, plan-unit-unknown, plan-day-later
    """
    held = lock(plan)
    require(rules.why_not_steer(by, held.owner_id))
    texts = {"finding": clean(finding), "cause": clean(cause), "liable": clean(liable), "remedy": clean(remedy)}
    require(rules.why_not_text(texts["finding"]))
    require(next((no for text in texts.values() if text and (no := rules.why_not_text(text))), None))
    require(None if unit in people.every_unit() else Refusal("plan-unit-unknown"))
    require(Refusal("plan-day-later") if found_date > local_date(at) else None)
    about = held.tasks.get(pk=task) if task else None
    made = Finding.objects.create(
        plan=held, task=about, unit_id=unit, found_date=found_date, remedy_due_date=remedy_due_date, recorded_at=at,
        recorded_by=by.name, **texts,
    )  # fmt: skip
    record(held, events.FINDING_RECORDED, by=by, at=at, found=made.pk, unit=unit, task=task, found_date=str(found_date),
           remedy_due_date=str(remedy_due_date or ""), **texts)  # fmt: skip
    return made


@transaction.atomic
def remedy_finding(pk: int, how: str, *, on: date, by: Actor, at: datetime) -> Finding:
    """Write down that what was found has been put right: by who leads the unit, or the office.

    :raises Refusal: not-your-duty, plan-finding-remedied, plan-text-missing, plan-text-too-long, plan-day-later
    """
    finding = Finding.objects.get(pk=pk)
    plan = lock(finding.plan_id)
    finding.refresh_from_db()
    require(rules.why_not_answer(by, {finding.unit_id}, plan.owner_id))
    require(Refusal("plan-finding-remedied") if finding.remedied_date else None)
    said = clean(how)
    require(rules.why_not_text(said))
    require(Refusal("plan-day-later") if on > local_date(at) else None)
    finding.remedied_date, finding.remedied_how = on, said
    finding.save(update_fields=["remedied_date", "remedied_how"])
    record(plan, events.FINDING_REMEDIED, by=by, at=at, found=pk, unit=finding.unit_id, remedied_date=str(on), how=said)
    return finding


def _why_not_act(task: Task, unit: str | None, by: Actor) -> Refusal | None:
    """For its own unit, if that leads the task; who was charged with a part of it does so too."""
    if unit is None:
        return rules.why_not_steer(by, task.plan.owner_id)
    if unit not in leads(task):
        return Refusal("not-your-duty", duties=["head", "leader"])
    if any(by.id == f"account:{officer}" for officer in task.sub_tasks.filter(unit=unit).values_list("officer", flat=True)):
        return None
    return rules.why_not_answer(by, {unit}, task.plan.owner_id)


def _why_not_show(task: Task, shown: Shown, number: str, link: str, today: date) -> Refusal | None:
    if not (shown.file or number or link or shown.dossier.strip()):
        return Refusal("plan-evidence-empty")
    if link and not _LINK.fullmatch(link):
        return Refusal("plan-link-malformed")
    if shown.due_date and shown.due_date not in rules.due_dates(task.deadline, task.plan.year, deadlines.calendar()):
        return Refusal("plan-no-such-date")
    return Refusal("plan-day-later") if shown.happened_date and shown.happened_date > today else None
