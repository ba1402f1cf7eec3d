"""What is wrong with a form itself, for who builds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong. path: where it stands, "sections.0.fields.2.show_if"."""

    path: str
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class BadForm(ValueError):
    """A form that cannot be. problems: everything found; path, code and facts are those of the first."""

    def __init__(self, problems: Sequence[Flaw]) -> None:
        first = problems[0]
        super().__init__(f"{first.path}: {first.code}")
        self.problems = tuple(problems)
        self.path, self.code, self.facts = first.path, first.code, first.facts
