"""When, by whom, and until when. Pure: no database, no clock of its own."""

from motcua.dossiers.rules.clock import appointment, since_opened, step_due, transfer_due
from motcua.dossiers.rules.conversation import (
    A_WHILE,
    LONGEST,
    MOST_FILES,
    Side,
    side_of,
    told_at_desk,
    why_not_message,
    why_not_talk,
)
from motcua.dossiers.rules.elsewhere import CHANGED, Seen, mark, why_not_over
from motcua.dossiers.rules.forecast import (
    NEAR,
    Bounds,
    Coming,
    Forecast,
    Outlook,
    Stage,
    bounds,
    foresee,
    leave_by,
    outlook,
    spare_time,
)
from motcua.dossiers.rules.lifecycle import (
    BACK,
    EXPECTED,
    FILES_FOR,
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
from motcua.dossiers.rules.searching import known_by, number_keys, search_keys, search_phrase
from motcua.dossiers.rules.signing import borne, title_of
from motcua.dossiers.rules.withdrawing import Why, is_late, why_not_late

__all__ = [
    "APOLOGY", "A_WHILE", "BACK", "CHANGED", "EXPECTED", "FILES_FOR", "FINAL", "GROUNDS", "LONGEST", "MOST_FILES",
    "NATIONAL_CODE", "NEAR", "NOTICE", "OPEN", "REFUSAL", "STEPS", "SUPPLEMENT", "WAITING", "Bounds", "Channel", "Coming",
    "Facts", "Forecast", "Outlook", "Seen", "Side", "Stage", "State", "Step", "TypedBy", "Where", "Why", "appointment",
    "bears", "borne", "bounds", "diagram", "document_number", "dossier_number", "foresee", "is_applicant", "is_helper",
    "is_late", "kind_in", "known_by", "leave_by", "mark", "next_verb", "number_in", "number_keys", "number_prefix",
    "outlook", "search_keys", "search_phrase", "side_of", "since_opened", "spare_time", "step_due", "title_of",
    "told_at_desk", "transfer_due", "unit_sign", "why_not", "why_not_complete", "why_not_late", "why_not_message",
    "why_not_over", "why_not_reasons", "why_not_supplement", "why_not_talk",
]  # fmt: skip
