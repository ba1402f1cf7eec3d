"""What a version would do with these answers at this moment. Nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.catalogue import rules
from motcua.catalogue.rules import Decided, PublishedVersion, StepPlan, eform
from motcua.deadlines import queries as deadlines
from motcua.deadlines.rules import ClockEntry, ClockKind, Due, Term, WorkCalendar, due
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
    today, whole, calendar = local_date(at), _whole(version), deadlines.calendar()
    answers = with_row(eform.posted(whole, data), (data.get("row") or [""])[0])
    decided = rules.decide(version, answers, today=today)
    found = eform.problems(whole, answers, today) if tell else []
    return Trial(
        decided=decided, problems=[sentence(problem) for problem in found],
        sections=drawn(whole, answers, today, {problem.path: sentence(problem) for problem in found}),
        due=_due(decided.term, at, calendar) if decided.term else None, steps=_steps(version, at, calendar),
    )


def retyped(version: PublishedVersion, data: dict[str, Sequence[str]], today: date) -> list[dict[str, Any]]:
    """Return the form as it is while it is typed, each row where the page has it; nothing is judged."""
    whole = _whole(version)
    return drawn(whole, eform.as_drawn(whole, eform.posted(whole, data), data), today, {})


def _whole(version: PublishedVersion) -> eform.EForm:
    return eform.EForm((*rules.questions_form(version.questions).sections, *(version.form or eform.EForm()).sections))


def _due(term: Term, at: datetime, calendar: WorkCalendar) -> Due:
    return due(term, [ClockEntry(kind=ClockKind.START, at=at)], calendar)


def _steps(version: PublishedVersion, at: datetime, calendar: WorkCalendar) -> list[tuple[StepPlan, datetime | None]]:
    """Each step begins when the one before it should be done."""
    timed: list[tuple[StepPlan, datetime | None]] = []
    start: datetime | None = at
    for step in version.steps:
        start = _due(step.budget, start, calendar).due_at if step.budget and start else None
        timed.append((step, start))
    return timed
