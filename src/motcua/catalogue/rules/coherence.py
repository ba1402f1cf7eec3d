"""Do questions, cases, papers, fees and form of a version fit together: tried with every set of answers there is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from graphlib import CycleError
from itertools import product
from typing import Any

from motcua.catalogue.rules.deciding import cases_for, decides_case, questions_form, questions_scope
from motcua.catalogue.rules.eform import Formula, settled
from motcua.catalogue.rules.eform.checking import known_names, order, why_not_whole
from motcua.catalogue.rules.eform.nodes import Scope
from motcua.catalogue.rules.facts import PublishedVersion, Question

MOST_ANSWERS = 5_000


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to mend before publication. part: where ("cases"), key: which one ("case-2")."""

    part: str
    code: str
    key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def gaps(version: PublishedVersion) -> tuple[Gap, ...]:
    """Return what does not fit together; names first, since nothing can be tried with unknown ones."""
    plain = (*_form(version), *_names(version), *_keys(version), *_circles(version))
    return plain or tuple(_tried(version))


def _form(version: PublishedVersion) -> Iterator[Gap]:
    for flaw in why_not_whole(version.form) if version.form is not None else ():
        yield Gap("form", flaw.code, flaw.path, flaw.facts)


def _names(version: PublishedVersion) -> Iterator[Gap]:
    asked = {question.key for question in version.questions}
    in_form = known_names(version.form) if version.form is not None else set()
    for part, key, formula, known in (
        *(("questions", q.key, q.show_if, asked) for q in version.questions),
        *(("cases", c.key, c.when, asked) for c in version.cases),
        *(("papers", p.key, p.when, asked) for p in version.papers),
        *(("fees", f.key, f.when, asked) for f in version.fees),
        *(("fees", f.key, f.formula, asked | in_form) for f in version.fees),
    ):
        yield from _unknown(part, key, formula, known)


def _unknown(part: str, key: str, formula: Formula | None, known: set[str]) -> Iterator[Gap]:
    unknown = sorted(formula.names - known) if formula is not None else []
    if unknown:
        yield Gap(part, "name-unknown", key, {"names": unknown})


def _keys(version: PublishedVersion) -> Iterator[Gap]:
    asked = [question.key for question in version.questions]
    in_form = {one.key for one in version.form.fields()} if version.form is not None else set()
    for key in sorted({key for key in asked if asked.count(key) > 1 or key in in_form}):
        yield Gap("questions", "key-twice", key, {"key": key})


def _circles(version: PublishedVersion) -> Iterator[Gap]:
    try:
        order(questions_form(version.questions))
    except CycleError as cycle:
        yield Gap("questions", "cycle", cycle.args[1][0], {"names": sorted(set(cycle.args[1]))})


def _tried(version: PublishedVersion) -> Iterator[Gap]:
    if reduce(lambda count, question: count * _answers_of(question), version.questions, 1) > MOST_ANSWERS:
        yield Gap("questions", "questions-too-many", facts={"allowed": MOST_ANSWERS})
        return
    scopes = [questions_scope(version.questions, answers) for answers in answer_sets(version.questions)]
    if decides_case(version):
        yield from _cases(version, scopes)
    for paper in version.papers:
        if paper.required and _never(paper.when, scopes):
            yield Gap("papers", "paper-in-no-case", paper.key, {"name": paper.name})
    for fee in version.fees:
        if _never(fee.when, scopes):
            yield Gap("fees", "fee-in-no-case", fee.key, {"name": fee.name})


def _never(when: Formula | None, scopes: Sequence[Scope]) -> bool:
    """A condition on the day may hold some day, whatever is answered."""
    return when is not None and "today" not in when.text and not any(when.within(scope) is True for scope in scopes)


def _cases(version: PublishedVersion, scopes: Sequence[Scope]) -> Iterator[Gap]:
    found = [cases_for(version.cases, scope) for scope in scopes]
    reached = {case.key for cases in found for case in cases}
    for case in version.cases:
        if case.key not in reached:
            yield Gap("cases", "case-unreachable", case.key, {"name": case.name})
    overlap = next((cases for cases in found if len(cases) > 1), None)
    if overlap:
        yield Gap("cases", "cases-overlap", overlap[1].key, {"names": [case.name for case in overlap]})
    if not all(found):
        yield Gap("cases", "answers-without-case")


def answer_sets(questions: Sequence[Question]) -> list[dict[str, Any]]:
    """Return every whole set of answers, each once; a question that is not shown is not in it."""
    form = questions_form(questions)
    options: list[list[Any]] = [[choice.key for choice in q.choices] or [True, False] for q in questions]
    keys = [question.key for question in questions]
    sets = (settled(form, dict(zip(keys, answers, strict=True)), None) for answers in product(*options))
    return list({tuple(sorted(one.items())): one for one in sets}.values())


def _answers_of(question: Question) -> int:
    return len(question.choices) or 2
