"""What can happen to who comes: recorded, numbered, called, served."""

from motcua.visits.commands.contacts import Came, record
from motcua.visits.commands.queues import register_machine, remove_machine, set_queue
from motcua.visits.commands.tickets import call_again, call_next, finish, hand_on, miss, serve, take_number

__all__ = [
    "Came",
    "call_again",
    "call_next",
    "finish",
    "hand_on",
    "miss",
    "record",
    "register_machine",
    "remove_machine",
    "serve",
    "set_queue",
    "take_number",
]
