"""What somebody said of the own case, and what follows for papers, fees and term."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode

from motcua.catalogue.queries import Case, Fee, Paper, PublishedVersion
from motcua.catalogue.rules import decide, decides_case, eform, questions_form
from motcua.deadlines.rules import Term

GENERAL = "none"  # as the form of the persons calls it
YES_NO = (("yes", "Có"), ("no", "Không"))


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to choose by: the field of the page it fills, its words, its answers, and the one given."""

    field: str
    text: str
    hint: str
    choices: tuple[tuple[str, str], ...]
    answer: str

    @property
    def said(self) -> str:
        """The answer in words."""
        return dict(self.choices).get(self.answer, self.answer)


@dataclass(frozen=True, slots=True)
class Chosen:
    """case: None in the general case or until one is known. tail: carries what was said on, as the end of an address.

    said: whether enough was said; until then papers and fees are those of all cases.
    answers: to the procedure's questions. by_hand: the case is picked, no question decides it.
    """

    case: Case | None
    papers: tuple[Paper, ...]
    fees: tuple[Fee, ...]
    term: Term | None
    amount: int
    asked: tuple[Asked, ...]
    tail: str
    said: bool
    answers: eform.Answers
    by_hand: bool

    @property
    def required(self) -> int:
        return sum(paper.required for paper in self.papers)


def chosen(procedure: PublishedVersion, query: QueryDict, today: date) -> Chosen:
    """Return what holds after the answers in the address: to the procedure's questions, or `truong_hop=` where it asks none."""
    form = questions_form(procedure.questions)
    answers = eform.posted(form, {key: query.getlist(key) for key in query})
    key = query.get("truong_hop", "")
    picked = procedure.case(key)
    found = decide(procedure, answers, today=today, case=picked.key if picked else None)
    by_hand = bool(procedure.cases) and not decides_case(procedure)
    said = (bool(answers) and not found.missing) or (by_hand and (picked is not None or key == GENERAL))
    asked = (*_questions(procedure, form, answers, today), *([_cases(procedure, picked, key)] if by_hand else []))
    sent = [(one.field, one.answer) for one in asked if one.answer]
    case = procedure.case(found.case)
    return Chosen(
        case=case if said else None, papers=found.papers if said else procedure.papers, fees=found.fees if said else procedure.fees,
        term=found.term if said else procedure.term, amount=found.amount if said else procedure.fee_asked, asked=asked,
        tail=f"?{urlencode(sent)}" if sent else "", said=said, answers=answers, by_hand=by_hand,
    )  # fmt: skip


def _questions(procedure: PublishedVersion, form: eform.EForm, answers: eform.Answers, today: date) -> list[Asked]:
    shown = eform.visible(form, answers, today)
    return [
        Asked(
            f"f.{one.key}", one.text, one.hint,
            YES_NO if one.yes_no else tuple((choice.key, choice.label) for choice in one.choices), _written(answers.get(one.key)),
        )
        for one in procedure.questions if one.key in shown
    ]  # fmt: skip


def _written(answer: Any) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return "" if answer is None else str(answer)


def _cases(procedure: PublishedVersion, picked: Case | None, key: str) -> Asked:
    choices = ((GENERAL, "Trường hợp chung"), *((case.key, case.name) for case in procedure.cases))
    answer = picked.key if picked else GENERAL if key == GENERAL else ""
    return Asked("truong_hop", "Ông/Bà thuộc trường hợp nào?", "", choices, answer)
