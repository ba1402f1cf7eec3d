"""By which way a notice goes, how far it has come, and when it is tried again."""

from datetime import datetime, timedelta
from enum import StrEnum

from motcua.kernel.actors import Actor


class Channel(StrEnum):
    """email: by SMTP; sms: a short message; file: written into a folder; desk: shown to who bears a duty, nothing is sent."""

    EMAIL = "email"
    SMS = "sms"
    FILE = "file"
    DESK = "desk"


class NoticeState(StrEnum):
    """UNCERTAIN: it may have arrived; a person decides, it is never sent again by itself."""

    PENDING = "PENDING"
    SENDING = "SENDING"
    SENT = "SENT"
    UNCERTAIN = "UNCERTAIN"
    FAILED = "FAILED"


BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))


def next_try(attempts: int, at: datetime) -> datetime | None:
    """Return when to try again after so many attempts that reached nobody; None: give up."""
    return at + BACK_OFF[attempts - 1] if attempts <= len(BACK_OFF) else None


def recipients_at_desk(actor: Actor) -> list[str]:
    """Return the recipients as which this actor is told at the desk: each post borne, and the person ("account:7")."""
    return sorted(f"{duty}:{unit}" for duty, unit in actor.posts) + ([actor.id] if actor.posts else [])
