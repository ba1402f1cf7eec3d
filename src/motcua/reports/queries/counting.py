"""Who counts the dossiers of a report: the indicators, in the columns of II.06a."""

from collections.abc import Mapping
from datetime import datetime

from motcua.indicators import queries as indicators
from motcua.indicators.rules import Period, Scope
from motcua.reports.queries.assembling import Counted
from motcua.reports.rules.periods import Days, ReportPeriod
from motcua.reports.rules.settled import Counts


def counted(at: datetime, known: datetime | None = None) -> Counted:
    """Return what counts as of now.

    :param known: as it was known then, by what had been recorded
    """

    def by(axis: str, unit: str, period: ReportPeriod | Days) -> Mapping[str, Counts]:
        rows = indicators.settling(axis, Scope(unit=unit), Period(period.since, period.until), at=at, known=known)
        return {
            row.key: Counts(
                received_online=row.received_online, received_otherwise=row.received_otherwise, carried_over=row.carried_over,
                early=row.early, on_time=row.on_time, late=row.late, open_in_time=row.open_in_time, open_late=row.open_late,
                waiting=row.open_waiting,
            ) for row in rows
        }  # fmt: skip

    return by
