"""Who looks after the catalogue."""

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.refusals import Refusal
from motcua.people.rules import Duty

_EDITORS = (Duty.CONTROL, Duty.ADMINISTRATOR)


def why_not_edit(actor: Actor) -> Refusal | None:
    """The control office and the administrator write the catalogue; nobody else does."""
    if actor == SYSTEM or any(duty in _EDITORS for duty, _ in actor.posts):
        return None
    return Refusal("not-your-duty", duties=[duty.value for duty in _EDITORS])
