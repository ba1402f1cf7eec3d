"""Papers as they are counted at a counter: for each requirement how many, and of which kind."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from motcua.catalogue.queries import Paper as Requirement
from motcua.desk.wording import PAPER_KINDS
from motcua.dossiers.commands import Paper

AT_COUNTER = ("original", "certified", "copy")
MOST = 99


class PaperRows:
    """Two fields for each requirement: `papers-<n>-count` and `papers-<n>-kind`.

    :param expected: whether the counts start as the catalogue asks; else at none
    """

    def __init__(self, requirements: Sequence[Requirement], *, expected: bool = True) -> None:
        self.requirements = requirements
        kinds = [(kind, PAPER_KINDS[kind]) for kind in AT_COUNTER]
        narrow = forms.TextInput({"class": "govuk-input--width-2", "inputmode": "numeric"})
        self.fields: dict[str, forms.Field] = {}
        for n, paper in enumerate(requirements):
            self.fields[f"papers-{n}-count"] = forms.IntegerField(
                label=paper.name, required=False, min_value=0, max_value=MOST, widget=narrow,
                initial=paper.originals + paper.copies or 1 if expected and paper.required else None,
            )
            self.fields[f"papers-{n}-kind"] = forms.ChoiceField(
                label="Loại bản", choices=kinds, required=False,
                initial="original" if paper.originals or not paper.copies else "certified",
            )

    def given(self, cleaned: Mapping[str, Any]) -> list[Paper]:
        """Return what was handed in, as the commands take it."""
        return [
            Paper(requirement=paper.key, name=paper.name, kind=cleaned.get(f"papers-{n}-kind") or "original", quantity=count)
            for n, paper in enumerate(self.requirements)
            if (count := cleaned.get(f"papers-{n}-count"))
        ]

    def missing(self, cleaned: Mapping[str, Any]) -> list[str]:
        """Return the names of required papers of which there is none."""
        given = {paper.requirement for paper in self.given(cleaned)}
        return [paper.name for paper in self.requirements if paper.required and paper.key not in given]
