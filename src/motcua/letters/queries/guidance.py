"""The slip for who came and could not hand in."""

from collections.abc import Sequence
from datetime import datetime

from motcua.deadlines import queries as deadlines
from motcua.kernel.moments import local_date
from motcua.letters import papers
from motcua.letters.queries import places
from motcua.people import queries as people


def guidance_slip(
    unit: str, at: datetime, *, visitor: str, request: str, missing: Sequence[tuple[str, str]], right_office: str, advice: str,
    guide: str,
) -> papers.GuidanceSlip:
    """Compose it from what was written down of somebody's coming.

    :param missing: what was missing and how, each in words
    """
    day, desk = local_date(at), people.unit(unit)
    calendar = deadlines.calendar(desk.calendar)
    windows = calendar.windows(day if calendar.is_working(day) else calendar.next_working(day))
    return papers.GuidanceSlip(
        **places.heading(unit, day), desk=desk.name, visitor=visitor, request=request,
        missing=tuple(papers.Missing(name=name, reason=reason) for name, reason in missing), right_office=right_office,
        advice=advice, hours=", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in windows),
        contact_phone=desk.phone or "", guide=guide,
    )  # fmt: skip
