"""People who come, by situation. Through the real commands."""

from datetime import datetime

from motcua.dossiers import builders as dossiers
from motcua.kernel.actors import SYSTEM, Actor
from motcua.people import builders as people
from motcua.visits import commands
from motcua.visits.commands import Came
from motcua.visits.models import Contact, Queue
from motcua.visits.rules import Outcome

AT = dossiers.MONDAY
BINH = {"name": "Trần Thị Bình", "identity_number": "024185001234", "phone": "0912345678"}


def a_queue(letter: str = "A", *, unit: str = dossiers.DESK, fields: tuple[str, ...] = (), is_open: bool = True) -> Queue:
    return commands.set_queue(unit, letter, name=f"Hàng {letter}", fields=fields, is_open=is_open, by=SYSTEM, at=AT)


def an_officer(username: str = "quay-mot", unit: str = dossiers.DESK) -> Actor:
    return people.an_actor(username, ("intake", unit))


def turned_away(by: Actor, at: datetime, *, missing: str | None = None, **changes: object) -> Contact:
    """Somebody is sent home because a paper of the procedure was missing."""
    requirement = missing or dossiers.version().papers[0].key
    facts = {
        "unit": dossiers.DESK, "outcome": Outcome.NOT_TAKEN, "procedure_key": dossiers.KEY, **BINH,
        "reasons": [{"requirement": requirement, "reason": "chưa có chữ ký"}],
    }  # fmt: skip
    return commands.record(Came(**(facts | changes)), by=by, at=at)
