"""Which figures a file is of: a scope, a period, a moment; written down so that it can be read back when the file is made. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Self

from motcua.indicators.rules import Period, Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """Over which dossiers and days, told at which moment; `known`: as it was known then, None is now."""

    scope: Scope
    period: Period
    at: datetime
    known: datetime | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read back what `data` wrote.

        :raises BadPeriod: the period is none
        """
        known = data["known"]
        return cls(
            Scope(**data["scope"]), Period.read(data["period"]), datetime.fromisoformat(data["at"]),
            datetime.fromisoformat(known) if known else None,
        )  # fmt: skip

    @property
    def data(self) -> dict[str, Any]:
        return {
            "scope": {axis: value for axis, value in asdict(self.scope).items() if value is not None}, "period": self.period.code,
            "at": self.at.isoformat(), "known": self.known.isoformat() if self.known else None,
        }  # fmt: skip

    @property
    def units(self) -> frozenset[str]:
        """The units that answer for these figures. Nobody asks for all there is: a scope names one of these two."""
        return frozenset({self.scope.unit, self.scope.desk} - {None})  # type: ignore[arg-type] # None is taken out
