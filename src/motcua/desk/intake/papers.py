"""Papers as they are counted at a counter: for each requirement how many, and of which kind."""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from django import forms

from motcua.catalogue.queries import Paper as Requirement
from motcua.desk.uploads import Uploads
from motcua.desk.wording import PAPER_KINDS
from motcua.dossiers.commands import Paper

AT_COUNTER = ("original", "certified", "copy")
MOST = 99


def scan_of(row: int) -> str:
    """The name of the input for a scan of a row's paper."""
    return f"papers-{row}-scan"


class PaperRows:
    """Two fields for each requirement: `papers-<n>-count` and `papers-<n>-kind`; drawn by `intake/papers.html`.

    :param requirements: of every case: a row keeps its number whatever case is chosen
    :param expected: whether the counts start as the catalogue asks; else at none
    :param scans: files of some of the papers; a paper that was scanned is there at least once
    """

    def __init__(self, requirements: Sequence[Requirement], *, expected: bool = True, scans: Uploads | None = None) -> None:
        self.requirements, self.scans = requirements, scans or Uploads()
        self.fields: dict[str, forms.Field] = {}
        for n, paper in enumerate(requirements):
            asked = (paper.originals + paper.copies or 1) if expected and paper.required and _of_every_case(paper) else None
            self.fields[f"papers-{n}-count"] = forms.IntegerField(
                label=paper.name, required=False, min_value=0, max_value=MOST, initial=asked
            )
            self.fields[f"papers-{n}-kind"] = forms.ChoiceField(
                label=paper.name, choices=[(kind, PAPER_KINDS[kind]) for kind in AT_COUNTER], required=False,
                initial="original" if paper.originals or not paper.copies else "certified",
            )

    def given(self, cleaned: Mapping[str, Any], case: str | None = None, asked: Container[str] | None = None) -> list[Paper]:
        """Return what was handed in, as the commands take it; what another case asks for is more than is asked.

        :param asked: keys of what is asked after the procedure's questions; None: of what the case asks for
        """
        return [
            Paper(requirement=paper.key if _is_asked(paper, case, asked) else None, name=paper.name,
                  kind=cleaned.get(f"papers-{n}-kind") or "original", quantity=count, file=scan.id if scan else None)
            for n, paper in enumerate(self.requirements)
            for scan in [self.scans.kept.get(scan_of(n))]
            if (count := cleaned.get(f"papers-{n}-count") or (1 if scan else 0))
        ]  # fmt: skip

    def missing(self, cleaned: Mapping[str, Any], case: str | None = None, asked: Container[str] | None = None) -> list[str]:
        """Return the names of the papers this case requires and of which there is none."""
        given = {paper.requirement for paper in self.given(cleaned, case, asked)}
        return [p.name for p in self.requirements if p.required and _is_asked(p, case, asked) and p.key not in given]


def _is_asked(paper: Requirement, case: str | None, asked: Container[str] | None) -> bool:
    return paper.case in (None, case) if asked is None else paper.key in asked


def _of_every_case(paper: Requirement) -> bool:
    return paper.case is None and paper.when is None
