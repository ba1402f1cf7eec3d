"""The doors' clock. Only screens and jobs read it; the domain is told the moment."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """Return the moment; in the demo, the moment of its made-up year."""
    return timezone.now() + timedelta(seconds=settings.DEMO_OFFSET_SECONDS)
