"""A plan's file, and later what a person said of it: which column is what, and which targets are right."""

from collections.abc import Mapping
from uuid import UUID

from django import forms

from motcua.plans.rules import LARGEST, Column, FoundPlan


class PlanFile(forms.Form):
    file = forms.FileField(
        label="Tệp kế hoạch", help_text="Word (.docx), hoặc văn bản (.txt) có dấu tab giữa các cột. Tối đa 10 MB.",
        widget=forms.FileInput({"accept": ".docx,.txt"}),
    )  # fmt: skip
    use_required_attribute = False
    limit = LARGEST


def columns_in(given: Mapping[str, str]) -> dict[Column, int] | None:
    """Return which column is what, as it was answered; None: nothing was."""
    found = {
        column: int(place) for column in Column
        if (place := given.get(f"cot-{column}", "")).isascii() and place.isdigit() and len(place) < 4
    }  # fmt: skip
    return found or None


def confirmed_in(given: Mapping[str, str], found: FoundPlan) -> dict[int, str]:
    """Return which targets were ticked, each with its indicator."""
    return {n: given.get(f"chi-so-{n}", "") for n in range(len(found.targets)) if given.get(f"dung-{n}")}


def key_in(given: Mapping[str, str]) -> UUID | None:
    """Return the key of the file that was sent before."""
    try:
        return UUID(given.get("tep", ""))
    except ValueError:
        return None
