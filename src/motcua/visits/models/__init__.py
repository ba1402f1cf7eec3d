from motcua.visits.models.contacts import Contact
from motcua.visits.models.tickets import Queue, Ticket

__all__ = [
    "Contact",
    "Queue",
    "Ticket",
]
