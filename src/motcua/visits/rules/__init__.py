"""What a contact must say, and how a ticket moves. Plain Python."""

from motcua.visits.rules.contacts import Outcome, person_keys, why_not_contact
from motcua.visits.rules.tickets import (
    OPEN,
    USUAL_SERVICE,
    Estimate,
    TicketState,
    estimate,
    median,
    ticket_code,
    why_not_open,
    why_not_ticket,
)

__all__ = [
    "OPEN",
    "USUAL_SERVICE",
    "Estimate",
    "Outcome",
    "TicketState",
    "estimate",
    "median",
    "person_keys",
    "ticket_code",
    "why_not_contact",
    "why_not_open",
    "why_not_ticket",
]
