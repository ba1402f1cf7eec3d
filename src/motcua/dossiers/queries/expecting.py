"""What to expect of many dossiers at once: the classes of `rules.outlook` as the database sees them."""

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Bounds, Outlook
from motcua.kernel.moments import local_date, start_of


def expected(outlook: Outlook, now: Bounds) -> Q:
    """Return which open dossiers are of this class now."""
    return _classes(now)[outlook]


def with_outlook(found: "QuerySet[Dossier]", now: Bounds) -> "QuerySet[Dossier]":
    """Add to each dossier its class, as `expects`."""
    whens = [When(which, then=Value(outlook.value)) for outlook, which in _classes(now).items()]
    return found.annotate(expects=Case(*whens, default=Value(Outlook.OPEN_ENDED.value), output_field=CharField()))


def due_within(now: Bounds, days: int) -> Q:
    """Return which dossiers are due from the beginning of today on, within so many days, with the work undone."""
    today = start_of(local_date(now.at))
    return Q(due_at__gte=today, due_at__lt=today + timedelta(days=days), finished_at=None)


def _classes(now: Bounds) -> Mapping[Outlook, Q]:
    going = Q(due_at__isnull=False, leave_by_at__isnull=False, clock_running=True)
    late = Q(due_at__lt=now.at)
    will = Q(leave_by_at__lt=now.worked) | Q(leave_by_at__lt=F("next_due_at"))
    risk = Q(next_due_at__lt=now.worked) | Q(leave_by_at__lt=now.near)
    return {
        Outlook.OPEN_ENDED: Q(due_at=None, finished_at=None),
        # A clock that stands names no moment by which anybody here has to be done.
        Outlook.STANDING: Q(due_at__isnull=False, clock_running=False, finished_at=None),
        Outlook.LATE: going & late, Outlook.WILL_BE_LATE: going & ~late & will, Outlook.AT_RISK: going & ~late & ~will & risk,
        Outlook.IN_TIME: going & ~late & ~will & ~risk,
    }  # fmt: skip
