"""Which periods are closed, and as of when their figures stand now."""

from dataclasses import dataclass
from datetime import datetime

from motcua.indicators.models import Closing
from motcua.indicators.rules import Period


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed period as it was stated last: by what was known then. ordinal: of the restatement, 0 as it was closed."""

    known_at: datetime
    digest: str
    ordinal: int


def closed(period: Period, unit: str) -> Closed | None:
    """Return how this very period of this unit was stated last; None while nobody has closed it."""
    closing = Closing.objects.filter(period=period.code, unit=unit).first()
    if closing is None:
        return None
    last = closing.restatements.order_by("-ordinal").first()
    return Closed(last.known_at, last.digest, last.ordinal) if last else Closed(closing.known_at, closing.digest, 0)
