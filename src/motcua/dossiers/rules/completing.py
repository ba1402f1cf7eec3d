"""Who may put more into a dossier that has come: scans of its papers, and what its form says. Nothing here moves it."""

from collections.abc import Iterable, Mapping
from typing import Any

from motcua.dossiers.rules.lifecycle import FINAL, Facts, State
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal

AT_COUNTER, WORKING = ("intake",), ("officer", "head", "leader")
NO_SCANS = FINAL | {State.DRAFT}
FORM_OPEN = frozenset({
    State.SUBMITTED, State.ACCEPTED, State.PROCESSING, State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT
})  # fmt: skip
LEFT_EMPTY = frozenset({"required", "rows-too-few"})


def why_not_attach(facts: Facts, actor: Actor) -> Refusal | None:
    """Whoever takes in there, and whoever works on it where it is. Codes: not-your-duty, wrong-state."""
    return _why_not_office(facts, actor) or (Refusal("wrong-state", state=str(facts.state)) if facts.state in NO_SCANS else None)


def why_not_correct(facts: Facts, actor: Actor) -> Refusal | None:
    """The same people, until the result is signed. Codes: not-your-duty, wrong-state, already-decided."""
    if no := _why_not_office(facts, actor):
        return no
    if facts.state not in FORM_OPEN:
        return Refusal("wrong-state", state=str(facts.state))
    return Refusal("already-decided") if facts.has_decision else None


def worse(before: Iterable[Any], after: Iterable[Any]) -> list[Any]:
    """Return what is wrong after a correction and may not be: what was left empty on paper may stay so, nothing else.

    :param before: problems of the form as it was; :param after: as it would be
    """
    empty = {problem.path for problem in before if problem.code in LEFT_EMPTY}
    return [problem for problem in after if problem.code not in LEFT_EMPTY or problem.path not in empty]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the fields that say something else, in the order of the form, as the journal keeps them."""
    changed = [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
    return [{"field": key, "before": before.get(key), "after": after.get(key)} for key in changed]


def _why_not_office(facts: Facts, actor: Actor) -> Refusal | None:
    there = any(actor.holds(duty, facts.receiving_unit_id) for duty in AT_COUNTER)
    works = facts.holder_unit_id is not None and any(actor.holds(duty, facts.holder_unit_id) for duty in WORKING)
    return None if there or works else Refusal("not-your-duty", duties=[*AT_COUNTER, *WORKING])
