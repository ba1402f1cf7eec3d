"""Completeness, places and processes of procedures. Pure: no database."""

from decimal import Decimal

from motcua.catalogue.rules.coherence import Gap, gaps
from motcua.catalogue.rules.deciding import Decided, decide, decides_case, questions_form
from motcua.catalogue.rules.facts import (
    Case,
    Fee,
    LegalBasis,
    Paper,
    PublishedVersion,
    Question,
    Result,
    RuleSet,
    StepPlan,
)
from motcua.catalogue.rules.gate import AS_PUBLISHED, minutes, missing_parts, why_not_process, why_not_publish
from motcua.catalogue.rules.kinds import FeeKind, Place, ServiceLevel, StepKind, VersionState
from motcua.catalogue.rules.places import covers, is_wildcard, receives, resolve_lead, resolve_place
from motcua.catalogue.rules.process import Share, planned, standard_process, working_hours
from motcua.catalogue.rules.questions import read_questions, write_questions
from motcua.catalogue.rules.reading import Described, described_process
from motcua.catalogue.rules.rights import why_not_edit
from motcua.catalogue.rules.searching import looks_like_code, search_text, spelled_out, weight
from motcua.catalogue.rules.sources import key_of, version_from

__all__ = [
    "AS_PUBLISHED",
    "Case",
    "Decided",
    "Described",
    "Fee",
    "FeeKind",
    "Gap",
    "LegalBasis",
    "Paper",
    "Place",
    "PublishedVersion",
    "Question",
    "Result",
    "RuleSet",
    "ServiceLevel",
    "Share",
    "StepKind",
    "StepPlan",
    "VersionState",
    "covers",
    "decide",
    "decides_case",
    "described_process",
    "gaps",
    "hours",
    "is_wildcard",
    "key_of",
    "looks_like_code",
    "minutes",
    "missing_parts",
    "planned",
    "questions_form",
    "read_questions",
    "receives",
    "resolve_lead",
    "resolve_place",
    "search_text",
    "spelled_out",
    "standard_process",
    "version_from",
    "weight",
    "why_not_edit",
    "why_not_process",
    "why_not_publish",
    "working_hours",
    "write_questions",
]


def hours(count: int) -> Decimal:
    """Return a number of hours as terms count them."""
    return Decimal(count)

