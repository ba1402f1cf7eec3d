"""How late a dossier was, in the days that an office works. Pure."""

from datetime import datetime

from motcua.deadlines.rules import WorkCalendar, time_left


def days_late(due_at: datetime | None, finished_at: datetime | None, speed: str, at: datetime, office: WorkCalendar) -> int | None:
    """Return how many worked days it was late when it ended, or is late now; None when it is not.

    :param speed: how it was judged when it ended; who ended waiting for the applicant is judged by when that began
    """
    end = finished_at or at
    if due_at is None or end <= due_at or speed not in ("", "late"):
        return None
    return -time_left(due_at, end, office, finished_at=end).left
