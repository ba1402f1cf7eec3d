"""What the clock starts, and what it prepares for a person to sign: reminders, and letters that urge."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.deadlines import queries as deadlines
from motcua.dossiers.commands.books import next_number
from motcua.dossiers.rules import document_number
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.letters import commands as letters
from motcua.letters.rules import Kind, Words
from motcua.plans import events, rules
from motcua.plans.commands.trail import lock, record
from motcua.plans.models import Plan, TaskReminder, UrgingLetter
from motcua.plans.queries import board
from motcua.plans.queries.board import TaskRow
from motcua.plans.rules import PlanState, Reminder
from motcua.plans.rules.words import reminded, urged

ANSWER_WITHIN = 5  # working days
BOOK, SIGN = "CV", rules.OFFICE


@transaction.atomic
def remind(pk: int, *, at: datetime) -> int:
    """Tell those responsible of the dates of an issued plan that come near, are today or have gone by; return how many tellings.

    Each is told once of each step towards a date: run again on one day, it tells nobody anything.
    """
    plan, today = lock(pk), local_date(at)
    if plan.state != PlanState.ISSUED:
        return 0
    told = 0
    for row in board.rows(plan, today):
        for reminder in rules.reminders(row.standing.open_dates, today, deadlines.calendar()):
            told += _remind(plan, row, reminder, at)
    return told


def _remind(plan: Plan, row: TaskRow, reminder: Reminder, at: datetime) -> int:
    facts = {"task_id": row.pk, "due_date": reminder.due, "step": reminder.step}
    already = set(TaskReminder.objects.filter(**facts).values_list("recipient", flat=True))
    fresh = sorted(_responsible(plan, row, reminder.due) - already)
    if not fresh:
        return 0
    TaskReminder.objects.bulk_create([TaskReminder(recipient=one, told_at=at, **facts) for one in fresh])
    event = record(plan, events.REMINDED, by=SYSTEM, at=at, task=row.pk, path=row.path, due_date=str(reminder.due),
                   step=reminder.step, told=fresh)  # fmt: skip
    words = Words(*reminded(row.path, row.content, row.deliverable, reminder))
    letters.tell(event, Kind.PLAN_REMINDED, words, about=plan.subject, recipients=fresh, at=at)
    return len(fresh)


def _responsible(plan: Plan, row: TaskRow, due: date) -> set[str]:
    """The heads of the units that owe something of this date, their officers charged with a part that is open, and the office."""
    owing = {unit for unit, standing in row.by_unit.items() if due in standing.open_dates}
    officers = {f"account:{officer}" for unit, officer in row.officers if unit in owing}
    return {f"head:{unit}" for unit in owing} | officers | {f"control:{rules.office_of(plan.owner_id)}"}


@transaction.atomic
def draft_urging(pk: int, *, at: datetime) -> int:
    """Draft a letter to each unit that is late with something it has not been urged about, and return how many are new or longer.

    One date of one task is urged once; a unit's open draft takes up what comes to it.
    """
    plan, today = lock(pk), local_date(at)
    if plan.state != PlanState.ISSUED or not deadlines.calendar().is_working(today):
        return 0
    missed: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in board.rows(plan, today):
        for unit, standing in row.by_unit.items():
            missed[unit] += [_line(row, due) for due in standing.missed]
    return sum(_draft(plan, unit, lines, at) for unit, lines in sorted(missed.items()) if lines)


def _line(row: TaskRow, due: date) -> dict[str, Any]:
    return {"task": row.pk, "path": row.path, "content": row.content, "deliverable": row.deliverable, "due": str(due)}


def _draft(plan: Plan, unit: str, lines: list[dict[str, Any]], at: datetime) -> bool:
    every = list(UrgingLetter.objects.filter(plan=plan, unit=unit).order_by("pk"))
    urged_already = {(line["task"], line["due"]) for letter in every for line in letter.lines}
    fresh = [line for line in lines if (line["task"], line["due"]) not in urged_already]
    if not fresh:
        return False
    letter = next((one for one in every if one.issued_at is None), None) or UrgingLetter(plan=plan, unit_id=unit, lines=[])
    letter.lines, letter.drafted_at, letter.answer_by = [*letter.lines, *fresh], at, _answer_by(local_date(at))
    letter.save()
    record(plan, events.URGING_DRAFTED, by=SYSTEM, at=at, letter=letter.pk, unit=unit, tasks=[line["path"] for line in fresh])
    return True


@transaction.atomic
def issue_urging(pk: int, *, signer: str, signer_title: str, by: Actor, at: datetime) -> UrgingLetter:
    """Give a drafted letter its number from the owner's book, and tell the head of the unit.

    :raises Refusal: not-your-duty, plan-urging-issued, plan-signer-missing
    """
    letter = UrgingLetter.objects.get(pk=pk)
    plan = lock(letter.plan_id)
    letter.refresh_from_db()
    require(rules.why_not_steer(by, plan.owner_id))
    require(Refusal("plan-urging-issued") if letter.issued_at else None)
    name = clean(signer)
    require(None if name else Refusal("plan-signer-missing"))
    day = local_date(at)
    letter.number = document_number(next_number(plan.owner_id, BOOK, day.year), plan.owner_id, SIGN)
    letter.signer, letter.signer_title, letter.issued_at, letter.answer_by = name, clean(signer_title), at, _answer_by(day)
    letter.save()
    paths = [line["path"] for line in letter.lines]
    event = record(plan, events.UNIT_URGED, by=by, at=at, letter=pk, unit=letter.unit_id, number=letter.number, tasks=paths)
    words = Words(*urged(letter.number, paths, letter.answer_by))
    letters.tell(event, Kind.PLAN_URGED, words, about=plan.subject, recipients=[f"head:{letter.unit_id}"], at=at)
    return letter


def _answer_by(day: date) -> date:
    for _ in range(ANSWER_WITHIN):
        day = deadlines.calendar().next_working(day)
    return day
