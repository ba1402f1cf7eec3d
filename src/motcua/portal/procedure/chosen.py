"""What somebody said of the own case, and what follows for papers, fees and term."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode

from motcua.catalogue.queries import Case, Fee, Paper, PublishedVersion
from motcua.deadlines.rules import Term

GENERAL = "none"  # as the form of the persons calls it


@dataclass(frozen=True, slots=True)
class Chosen:
    """case: None in the general case or until one is chosen. asked: what carries the choice on, as the end of an address."""

    case: Case | None
    papers: tuple[Paper, ...]
    fees: tuple[Fee, ...]
    term: Term | None
    asked: str
    said: bool
    pairs: list[tuple[str, str]]  # every case with its name, to choose from

    @property
    def required(self) -> int:
        return sum(paper.required for paper in self.papers)


def chosen(procedure: PublishedVersion, query: QueryDict) -> Chosen:
    """Return what holds in the case that `?truong_hop=` names; without one, everything stands with its case beside it."""
    key = query.get("truong_hop", "")
    case = procedure.case(key)
    said = case is not None or (key == GENERAL and bool(procedure.cases))
    return Chosen(
        case=case, papers=procedure.papers_of(case.key if case else None) if said else procedure.papers, fees=procedure.fees,
        term=procedure.term_of(case.key if case else None), asked=f"?{urlencode({'truong_hop': key})}" if said else "", said=said,
        pairs=[(one.key, one.name) for one in procedure.cases],
    )
