"""What can be asked of who came."""

from motcua.visits.queries.contacts import Journey, contact, counts, journey, journey_of, register
from motcua.visits.queries.lines import (
    Line,
    Position,
    by_token,
    called,
    called_by,
    lines,
    missed,
    position,
    queue_for,
    queues,
    ticket,
)

__all__ = [
    "Journey",
    "Line",
    "Position",
    "by_token",
    "called",
    "called_by",
    "contact",
    "counts",
    "journey",
    "journey_of",
    "lines",
    "missed",
    "position",
    "queue_for",
    "queues",
    "register",
    "ticket",
]
