"""What every question of numbers says: of which dossiers, told apart by what, over which periods, as known when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from motcua.indicators.queries import sources
from motcua.indicators.rules.periods import Period
from motcua.indicators.rules.scopes import Scope


@dataclass(frozen=True, slots=True)
class Question:
    """axis: "" for one number of all; only: for each period, the values wanted of each axis of the scope."""

    scope: Scope
    axis: str
    periods: Sequence[Period]
    at: datetime
    known: datetime | None
    only: Sequence[sources.Wanted]

    @classmethod
    def of(cls, scope: Scope, axis: str, periods: Sequence[Period], at: datetime, known: datetime | None) -> Self:
        return cls(scope, axis, periods, at, known, sources.only(scope, periods, at))

    @property
    def axes(self) -> set[str]:
        """All axes that an answer has to know."""
        return {*self.scope.asked, *([self.axis] if self.axis else [])}
