"""What form II.06a counts of the settling of dossiers, as sums. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.indicators.rules.conditions import Condition, condition
from motcua.indicators.rules.flows import Basis


@dataclass(frozen=True, slots=True)
class Settling:
    """One row: how many came in and how, how many were ended and when, how many are open. Each dossier is in one column only."""

    key: str
    received_online: int = 0
    received_otherwise: int = 0
    carried_over: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    open_in_time: int = 0
    open_waiting: int = 0  # of those in time: the applicant is waited for
    open_late: int = 0

    @property
    def received(self) -> int:
        return self.received_online + self.received_otherwise + self.carried_over

    @property
    def settled(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def open(self) -> int:
        return self.open_in_time + self.open_late


FORM = "II.06a"
PLACES: Mapping[str, tuple[Basis, Condition]] = {
    "received_online": (Basis.ACCEPTED, condition("online")),
    "received_otherwise": (Basis.ACCEPTED, condition("not online")),
    "carried_over": (Basis.CARRIED, condition("always")),
    "early": (Basis.FINISHED, condition("accepted and early")),
    # Without an appointment nothing is late.
    "on_time": (Basis.FINISHED, condition("accepted and not early and not late")),
    "late": (Basis.FINISHED, condition("accepted and late")),
    "open_in_time": (Basis.OPEN, condition("not overdue")),
    "open_waiting": (Basis.OPEN, condition("waiting and not overdue")),
    "open_late": (Basis.OPEN, condition("overdue")),
}
