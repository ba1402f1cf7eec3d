"""How a number of dossiers follows from sums that are kept by day and month. Pure.

What happened in a period is a sum over its days. What is open at a moment is what was taken in before it, less what was ended
before it; of these is overdue what became late before it, less what was late and ended before it. So every number is a few sums,
added and subtracted, and the same condition, asked of each dossier, gives the list (`queries.lists`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.indicators.rules.conditions import NEVER, Condition, both, condition, negated


class Basis(StrEnum):
    """By which moment a dossier, or something else, belongs to a period; or by where it stands at the period's end or beginning."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    FINISHED = "finished"
    LATE = "late"
    FAULT = "fault"
    OPEN = "open"
    HANDLED = "handled"
    CARRIED = "carried"  # by where it stood when the period began
    PAID = "paid"  # of a payment
    IN_FORCE = "in_force"  # of a procedure, at the period's end
    DUE = "due"  # of an obligation


MOMENTS = {
    Basis.SUBMITTED: "submitted_at", Basis.ACCEPTED: "accepted_at", Basis.FINISHED: "finished_at", Basis.LATE: "late_from",
    Basis.FAULT: "fault_from", Basis.PAID: "paid_at",
}  # fmt: skip


class Window(StrEnum):
    """Which days a sum is taken over."""

    DURING = "during"
    BEFORE_END = "before_end"
    BEFORE_START = "before_start"


@dataclass(frozen=True, slots=True)
class Flow:
    """A sum that is added or subtracted: of the dossiers that meet a condition, on the days of a moment, in a window."""

    sign: int
    basis: Basis
    condition: Condition
    window: Window


# Of a dossier that is not yet ended nobody knows how it ends.
_OPEN = dict.fromkeys(
    (
        "settled", "granted", "rejected", "withdrawn", "lapsed", "refused", "early", "on_time", "late", "journey_late",
        "missed_first",
    ),
    False,
)  # fmt: skip
_TAKEN_IN = condition("accepted")
# What an open dossier may become while it lies: the word that asks it, and the moment at which it does.
TURNS = {"overdue": Basis.LATE, "faulted": Basis.FAULT}


def when_ended(asked: Condition) -> Condition:
    """Return what is asked of a dossier that has ended."""
    return asked.given({"settled": True})


def while_open(asked: Condition) -> tuple[Condition, str, Condition]:
    """Return what is asked of an open dossier before it has turned, by which word it turns, and what is asked after.

    :raises ValueError: it asks for both ways of turning
    """
    left = asked.given(_OPEN)
    turning = [word for word in TURNS if word in left.words]
    if len(turning) > 1:
        raise ValueError(f"one way of being late, not {turning}")
    word = turning[0] if turning else "overdue"
    return left.given({word: False}), word, left.given({word: True})


def flows(basis: Basis, asked: Condition) -> list[Flow]:
    """Return the sums that give the number of dossiers of a period that meet a condition."""
    match basis:
        case Basis.OPEN:
            return list(_some(_open(asked, Window.BEFORE_END)))
        case Basis.CARRIED:
            return list(_some(_open(asked, Window.BEFORE_START)))
        case Basis.HANDLED:
            ended = Flow(1, Basis.FINISHED, both(_TAKEN_IN, when_ended(asked)), Window.DURING)
            return list(_some([ended, *_open(asked, Window.BEFORE_END)]))
        case Basis.FINISHED:
            return list(_some([Flow(1, basis, when_ended(asked), Window.DURING)]))
        case _:
            return list(_some([Flow(1, basis, asked, Window.DURING)]))


def _open(asked: Condition, window: Window) -> Iterator[Flow]:
    before, word, after = while_open(asked)
    yield Flow(1, Basis.ACCEPTED, before, window)
    yield Flow(-1, Basis.FINISHED, both(_TAKEN_IN, before), window)
    turned = condition(word)
    # Those that have turned are asked otherwise: the one number goes, the other comes.
    for sign, asked_then in ((1, both(after, negated(before))), (-1, both(before, negated(after)))):
        yield Flow(sign, TURNS[word], asked_then, window)
        yield Flow(-sign, Basis.FINISHED, both(turned, asked_then), window)


def _some(found: "Iterator[Flow] | list[Flow]") -> Iterator[Flow]:
    return (flow for flow in found if flow.condition != NEVER and not _contradicts(flow.condition))


def _contradicts(asked: Condition) -> bool:
    """Tell whether it asks for a thing and its opposite at once."""
    return asked.op == "and" and any(negated(part) in asked.parts for part in asked.parts)


def sql(basis: Basis, asked: Condition) -> str:
    """Return the same as a condition of each dossier, over the columns of the facts; with %(since)s and %(until)s as moments.

    `until` is the end of the period, or now while it runs.
    """
    within = "{0} >= %(since)s AND {0} < %(until)s"
    match basis:
        case Basis.OPEN:
            return _open_sql(asked, "%(until)s")
        case Basis.CARRIED:
            return _open_sql(asked, "%(since)s")
        case Basis.HANDLED:
            ended = f"({within.format('finished_at')} AND {when_ended(asked).sql})"
            return f"(accepted_at < %(until)s AND ({ended} OR {_open_sql(asked, '%(until)s')}))"
        case _:
            asked = when_ended(asked) if basis is Basis.FINISHED else asked
            return f"({within.format(MOMENTS[basis])} AND {asked.sql})"


def _open_sql(asked: Condition, moment: str) -> str:
    before, word, after = while_open(asked)
    turned = f"coalesce({MOMENTS[TURNS[word]]} < {moment}, false)"
    split = before.sql if before == after else f"CASE WHEN {turned} THEN {after.sql} ELSE {before.sql} END"
    return f"(accepted_at < {moment} AND (finished_at IS NULL OR finished_at >= {moment}) AND {split})"
