"""When, by whom, and until when. Pure: no database, no clock of its own."""

from motcua.dossiers.rules.clock import appointment, step_due, transfer_due
from motcua.dossiers.rules.lifecycle import (
    BACK,
    EXPECTED,
    FINAL,
    GROUNDS,
    NATIONAL_CODE,
    OPEN,
    STEPS,
    WAITING,
    Channel,
    Facts,
    State,
    Step,
    TypedBy,
    Where,
    bears,
    diagram,
    is_applicant,
    next_verb,
    why_not,
    why_not_reasons,
    why_not_supplement,
)
from motcua.dossiers.rules.numbers import dossier_number, number_prefix

__all__ = [
    "BACK", "EXPECTED", "FINAL", "GROUNDS", "NATIONAL_CODE", "OPEN", "STEPS", "WAITING", "Channel", "Facts", "State",
    "Step", "TypedBy", "Where", "appointment", "bears", "diagram", "dossier_number", "is_applicant", "next_verb",
    "number_prefix", "step_due", "transfer_due", "why_not", "why_not_reasons", "why_not_supplement",
]
