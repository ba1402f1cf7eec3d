"""Who may do what with a plan. The office of its owner looks after all of it; a unit that leads a task after its own part."""

from collections.abc import Collection
from enum import StrEnum

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.refusals import Refusal
from motcua.people.rules import Duty

OFFICE = "VP"
"""A department's own office: SNN-VP of SNN."""
LONGEST = 4000


class PlanState(StrEnum):
    DRAFT = "DRAFT"
    ISSUED = "ISSUED"


_LEADS, _STEERS = (Duty.HEAD, Duty.LEADER), (Duty.CONTROL, Duty.HEAD, Duty.LEADER)


def office_of(owner: str) -> str:
    return f"{owner}-{OFFICE}"


def steers(actor: Actor, owner: str) -> bool:
    """Tell whether the actor looks after this owner's plans: in its office, or as its leader."""
    return actor == SYSTEM or any(actor.holds(duty, unit) for duty in _STEERS for unit in (owner, office_of(owner)))


def answers_for(actor: Actor, led: Collection[str], owner: str) -> bool:
    """Tell whether the actor heads one of the units that lead a task, or looks after the plan.

    :param led: the units that lead the task
    """
    return steers(actor, owner) or any(actor.holds(duty, unit) for duty in _LEADS for unit in led)


def reads(actor: Actor, below: Collection[str]) -> bool:
    """Tell whether the actor bears a post with the owner or below it. An administrator looks after accounts only.

    :param below: the owner and the units below it
    """
    return any(unit in below and duty != Duty.ADMINISTRATOR for duty, unit in actor.posts)


def why_not_steer(actor: Actor, owner: str) -> Refusal | None:
    """Codes: not-your-duty."""
    if steers(actor, owner):
        return None
    return Refusal("not-your-duty", duties=[duty.value for duty in _STEERS], unit=office_of(owner))


def why_not_answer(actor: Actor, led: Collection[str], owner: str) -> Refusal | None:
    """Codes: not-your-duty."""
    return None if answers_for(actor, led, owner) else Refusal("not-your-duty", duties=[duty.value for duty in _LEADS])


def why_not_text(text: str) -> Refusal | None:
    """Codes: plan-text-missing, plan-text-too-long."""
    if not text:
        return Refusal("plan-text-missing")
    return Refusal("plan-text-too-long", most=LONGEST) if len(text) > LONGEST else None
