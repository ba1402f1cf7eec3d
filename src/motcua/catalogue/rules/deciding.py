"""From a few answers to the case, its papers, its fees and its term."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from motcua.catalogue.rules import eform
from motcua.catalogue.rules.eform import EForm, Field, FieldKind, Formula, Section
from motcua.catalogue.rules.eform.formulas import outward
from motcua.catalogue.rules.eform.formulas import scope as guessed_scope
from motcua.catalogue.rules.eform.nodes import Scope
from motcua.catalogue.rules.eform.settling import settle
from motcua.catalogue.rules.facts import Case, Fee, Paper, PublishedVersion, Question
from motcua.deadlines.rules import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the answers come to. case: None until enough is answered, or where the version has none.

    missing: keys of the questions that are shown and not answered.
    """

    case: str | None
    papers: tuple[Paper, ...]
    fees: tuple[Fee, ...]
    term: Term | None
    missing: tuple[str, ...]

    @property
    def amount(self) -> int:
        """What is to be paid in all, in đồng."""
        return sum(fee.amount for fee in self.fees)


def questions_form(questions: Sequence[Question]) -> EForm:
    """Return the questions as a form of one section, to be shown, read and checked like any other."""
    asked = tuple(
        Field(
            key=question.key, kind=FieldKind.YES_NO if question.yes_no else FieldKind.CHOICE, label=question.text,
            hint=question.hint, choices=question.choices, show_if=question.show_if, required=True,
        )
        for question in questions
    )
    return EForm((Section(key="questions", title="Chọn trường hợp", fields=asked),)) if asked else EForm()


def decide(
    version: PublishedVersion, answers: Mapping[str, Any], *, today: date | None = None, case: str | None = None
) -> Decided:
    """Return what these answers to the questions come to; answers of the form may stand beside them, for the fees.

    :param case: what somebody picked, where no question decides it
    """
    asked = questions_form(version.questions)
    own = {question.key for question in version.questions}
    scope: Scope = guessed_scope({key: one for key, one in answers.items() if key not in own}) | settle(asked, answers, today).scope
    missing = tuple(problem.path for problem in eform.problems(asked, answers, today))
    chosen = _case(version.cases, scope, whole=not missing) if decides_case(version) else version.case(case)
    key = chosen.key if chosen else None
    return Decided(
        case=key, papers=tuple(paper for paper in version.papers_of(key) if _holds(paper.when, scope)),
        fees=tuple(_reckoned(fee, scope) for fee in version.fees if _is_asked(fee, scope)), term=version.term_of(key),
        missing=missing,
    )


def decides_case(version: PublishedVersion) -> bool:
    """Tell whether answers choose the case; otherwise somebody picks it."""
    return any(case.when is not None for case in version.cases)


def cases_for(cases: Sequence[Case], scope: Scope) -> list[Case]:
    """Return every case that whole answers make. More than one, or none, is a flaw of the version."""
    held = [case for case in cases if case.when is not None and case.when.within(scope) is True]
    return held or [case for case in cases if case.when is None]


def _case(cases: Sequence[Case], scope: Scope, *, whole: bool) -> Case | None:
    """What holds already, holds; what is left over is known only when nothing is left to answer."""
    found = cases_for(cases, scope)
    return found[0] if len(found) == 1 and (whole or found[0].when is not None) else None


def _holds(when: Formula | None, scope: Scope) -> bool:
    return when is None or when.within(scope) is True


def _is_asked(fee: Fee, scope: Scope) -> bool:
    """Without a condition only the default one is asked; the others are for the officer to pick."""
    return fee.is_default if fee.when is None else _holds(fee.when, scope)


def _reckoned(fee: Fee, scope: Scope) -> Fee:
    """The written amount stands until its formula can be reckoned; never below nothing, in whole đồng."""
    amount = outward(fee.formula.within(scope)) if fee.formula is not None else None
    if not isinstance(amount, Decimal):
        return fee
    return replace(fee, amount=int(max(amount, Decimal(0)).to_integral_value(ROUND_HALF_UP)))


def questions_scope(questions: Sequence[Question], answers: Mapping[str, Any]) -> Scope:
    """Return what formulas over the questions see."""
    return settle(questions_form(questions), answers, None).scope

