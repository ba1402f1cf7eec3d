"""Whether there is anybody who can bring about what an open dossier waits for. Pure."""

from collections.abc import Collection, Mapping

from motcua.dossiers.rules.lifecycle import EXPECTED, EXPECTED_AT_STEP, STEPS, State

type Bearers = Mapping[tuple[str, str], Mapping[int, bool]]
"""(duty, unit) to the accounts that bear it, each with whether it is there today."""

type Waits = tuple[str, str, int | None]
"""What dossiers wait for, in which unit, in whose hands."""

REFERRED = "referred"
WATCHED = (State.SUBMITTED, State.ACCEPTED, State.PROCESSING, State.RESULT_READY)
"""The states in which the office has to move; in the others it waits for the applicant."""
_TAKES_AWAY = frozenset(duty for duty, _ in STEPS["reassign"].bearers)


def duties_for(waits_for: str) -> frozenset[str]:
    """Return the duties that can move it on. waits_for: a state, the kind of a running step, or REFERRED."""
    verb = EXPECTED_AT_STEP.get(waits_for) or ("hand_back" if waits_for == REFERRED else EXPECTED[State(waits_for)])
    return frozenset(duty for duty, _ in STEPS[verb].bearers)


def why_unborne(waits_for: str, unit: str, holder: int | None, bearers: Bearers) -> str:
    """Tell why nobody can move it on: "left" (its holder has no such duty there any more), "unborne" (nobody has it, or all who
    have it are away); "" if somebody can.
    """
    there = _bearing(duties_for(waits_for), unit, bearers)
    if holder is not None and holder not in there:
        return "left"
    if holder is not None and waits_for == "work" and not there[holder]:
        there = _bearing(_TAKES_AWAY, unit, bearers)  # somebody else's work has to be given to another first
    return "" if any(there.values()) else "unborne"


def _bearing(duties: Collection[str], unit: str, bearers: Bearers) -> dict[int, bool]:
    return {account: there for duty in duties for account, there in bearers.get((duty, unit), {}).items()}


def all_unborne(places: Collection[Waits], bearers: Bearers) -> dict[Waits, str]:
    """Return of these (waits_for, unit, holder) those that nobody can move on, with the reason."""
    return {place: why for place in places if (why := why_unborne(*place, bearers))}
