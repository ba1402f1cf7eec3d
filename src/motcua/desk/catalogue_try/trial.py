"""What a version would do with these answers at this moment. Nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.catalogue import rules
from motcua.catalogue.rules import Decided, PublishedVersion, StepPlan, eform
from motcua.deadlines import queries as deadlines
from motcua.deadlines.rules import ClockEntry, ClockKind, Due, Term, due
from motcua.desk.catalogue.eforms import drawn, sentence, with_row
from motcua.kernel.moments import local_date


@dataclass(frozen=True, slots=True)
class Trial:
    """decided: case, papers, fees; problems: sentences; due: when; steps: each with the moment by which it should be done."""

    decided: Decided
    problems: list[str]
    sections: list[dict[str, Any]]
    due: Due | None
    steps: list[tuple[StepPlan, datetime | None]]


def tried(version: PublishedVersion, data: dict[str, Sequence[str]], at: datetime, *, tell: bool) -> Trial:
    """Return everything the answers come to.

    :param data: what was sent, "f.<key>" for questions and form alike; "row" adds or takes out a row of a table
    """
    today, questions, form = local_date(at), rules.questions_form(version.questions), version.form or eform.EForm()
    whole = eform.EForm((*questions.sections, *form.sections))
    answers = with_row(eform.posted(whole, data), (data.get("row") or [""])[0])
    decided = rules.decide(version, answers, today=today)
    found = eform.problems(whole, answers, today) if tell else []
    return Trial(
        decided=decided, problems=[sentence(problem) for problem in found],
        sections=drawn(whole, answers, today, {problem.path: sentence(problem) for problem in found}),
        due=_due(decided.term, at) if decided.term else None, steps=_steps(version, at),
    )


def _due(term: Term, at: datetime) -> Due:
    return due(term, [ClockEntry(kind=ClockKind.START, at=at)], deadlines.calendar())


def _steps(version: PublishedVersion, at: datetime) -> list[tuple[StepPlan, datetime | None]]:
    """Each step begins when the one before it should be done."""
    timed: list[tuple[StepPlan, datetime | None]] = []
    start: datetime | None = at
    for step in version.steps:
        start = _due(step.budget, start).due_at if step.budget and start else None
        timed.append((step, start))
    return timed


def counted(found: Due | None) -> list[tuple[date, str]]:
    """Return the days that were counted or skipped, with the reason."""
    return [(one.date, one.reason) for one in found.working] if found else []
