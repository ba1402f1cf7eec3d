"""Who may write in a dossier's conversation, how much and how often. Nothing here touches the clock."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from motcua.dossiers.rules.lifecycle import Facts, State, is_applicant
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal


class Side(StrEnum):
    """Who writes: the people whose dossier it is, or the office."""

    APPLICANT = "applicant_side"
    OFFICE = "office_side"


LONGEST = 3000  # characters of one message
MOST_FILES = 5
A_WHILE = timedelta(hours=1)
MOST_A_WHILE = {Side.APPLICANT: 10, Side.OFFICE: 30}
AFTERWARDS = timedelta(days=30)  # a question about a result comes soon, or is another dossier


class Talked(Facts, Protocol):
    """A dossier as far as its conversation goes."""

    closed_at: datetime | None

    @property
    def units(self) -> Collection[str]: ...


def side_of(facts: Talked, actor: Actor) -> Side | None:
    """Return for which side this actor speaks: as its applicant, or by a post in a unit that has a part in it."""
    if is_applicant(facts, actor):
        return Side.APPLICANT
    return Side.OFFICE if {unit for _, unit in actor.posts} & set(facts.units) else None


def why_not_talk(facts: Talked, actor: Actor, at: datetime) -> Refusal | None:
    """Codes: not-your-duty, wrong-state, conversation-closed."""
    if side_of(facts, actor) is None:
        return Refusal("not-your-duty", duties=["applicant", "intake", "officer"])
    if facts.state == State.DRAFT:
        return Refusal("wrong-state", state=str(facts.state))
    over = facts.closed_at is not None and at > facts.closed_at + AFTERWARDS
    return Refusal("conversation-closed", days=AFTERWARDS.days) if over else None


def why_not_message(text: str, files: int, earlier: Sequence[datetime], side: Side, at: datetime) -> Refusal | None:
    """Return why this message can not be taken; earlier: when this side wrote in this dossier, in any order.

    Codes: message-empty, message-too-long, too-many-files, too-many-messages.
    """
    if not text.strip():
        return Refusal("message-empty")
    if len(text) > LONGEST:
        return Refusal("message-too-long", most=LONGEST)
    if files > MOST_FILES:
        return Refusal("too-many-files", most=MOST_FILES)
    recent = sorted(moment for moment in earlier if moment > at - A_WHILE)
    if len(recent) < MOST_A_WHILE[side]:
        return None
    wait = recent[-MOST_A_WHILE[side]] + A_WHILE - at
    return Refusal("too-many-messages", minutes=max(1, -(-int(wait.total_seconds()) // 60)))


def told_at_desk(facts: Talked, duty_at_step: str | None) -> str:
    """Return who at the desk is told of the applicant's message: who bears the duty of the running step, else who took it in."""
    if duty_at_step and facts.holder_unit_id and facts.closed_at is None:
        return f"{duty_at_step}:{facts.holder_unit_id}"
    return f"intake:{facts.receiving_unit_id}"
