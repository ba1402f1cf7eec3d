"""When, by whom, and until when. Pure: no database, no clock of its own."""

from motcua.dossiers.rules.clock import appointment, since_opened, step_due, transfer_due
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
    is_helper,
    next_verb,
    why_not,
    why_not_complete,
    why_not_reasons,
    why_not_supplement,
)
from motcua.dossiers.rules.numbers import (
    APOLOGY,
    NOTICE,
    REFUSAL,
    SUPPLEMENT,
    document_number,
    dossier_number,
    kind_in,
    number_in,
    number_prefix,
    unit_sign,
)
from motcua.dossiers.rules.searching import number_keys, search_keys, search_phrase
from motcua.dossiers.rules.signing import borne, title_of

__all__ = [
    "APOLOGY", "BACK", "EXPECTED", "FINAL", "GROUNDS", "NATIONAL_CODE", "NOTICE", "OPEN", "REFUSAL", "STEPS", "SUPPLEMENT",
    "WAITING", "Channel", "Facts", "State", "Step", "TypedBy", "Where", "appointment", "bears", "borne", "diagram",
    "document_number", "dossier_number", "is_applicant", "is_helper", "kind_in", "next_verb", "number_in", "number_keys",
    "number_prefix", "search_keys", "search_phrase", "since_opened", "step_due", "title_of",
    "transfer_due", "unit_sign", "why_not", "why_not_complete", "why_not_reasons", "why_not_supplement",
]
