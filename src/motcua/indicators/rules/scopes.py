"""Of what a number is asked: whose dossiers, which procedures, which way they came. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

AXES = ("unit", "desk", "field", "procedure", "channel", "officer")


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything, or the dossiers of a settling unit with all below it, of a desk, a field, a procedure, an officer, a channel.

    :param alone: of the unit itself, without those below it
    """

    unit: str | None = None
    desk: str | None = None
    field: str | None = None
    procedure: str | None = None
    officer: int | None = None
    channel: str | None = None
    alone: bool = False

    @property
    def asked(self) -> Mapping[str, Any]:
        """The axes that are asked for, and what of each."""
        return {axis: value for axis in AXES if (value := getattr(self, axis)) is not None}


@dataclass(frozen=True, slots=True)
class Grain:
    """By what sums are kept: up to three axes, by month and year, and by day too where there are few enough."""

    name: str
    axes: tuple[str, ...]
    by_day: bool


# Every one is asked for by a screen or a report. All axes at once, by day, would be more cells than dossiers.
GRAINS = (
    Grain("all", (), True),
    Grain("unit", ("unit",), True),
    Grain("desk", ("desk",), True),
    Grain("field", ("field",), True),
    Grain("procedure", ("procedure",), True),
    Grain("channel", ("channel",), True),
    Grain("unit-field", ("unit", "field"), False),
    Grain("unit-procedure", ("unit", "procedure"), False),
    Grain("unit-channel", ("unit", "channel"), False),
    Grain("unit-officer", ("unit", "officer"), False),
    Grain("unit-field-channel", ("unit", "field", "channel"), False),
    Grain("unit-procedure-channel", ("unit", "procedure", "channel"), False),
)  # fmt: skip


def grain_of(asked: "set[str] | frozenset[str]") -> Grain | None:
    """Return the smallest grain that knows these axes; None when they must be counted from the dossiers."""
    return next((grain for grain in GRAINS if asked <= set(grain.axes)), None)
