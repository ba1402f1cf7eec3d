"""Completeness, places and processes of procedures. Pure: no database."""

import re
from decimal import Decimal

from motcua.catalogue.rules.facts import (
    Case,
    Fee,
    LegalBasis,
    Paper,
    PublishedVersion,
    Result,
    RuleSet,
    StepPlan,
)
from motcua.catalogue.rules.gate import AS_PUBLISHED, minutes, missing_parts, why_not_process, why_not_publish
from motcua.catalogue.rules.kinds import FeeKind, Place, ServiceLevel, StepKind, VersionState
from motcua.catalogue.rules.places import covers, is_wildcard, receives, resolve_lead, resolve_place
from motcua.catalogue.rules.process import Share, planned, standard_process, working_hours
from motcua.catalogue.rules.reading import Described, described_process
from motcua.catalogue.rules.rights import why_not_edit
from motcua.catalogue.rules.sources import key_of, version_from
from motcua.kernel.texts import fold

__all__ = [
    "AS_PUBLISHED",
    "Case",
    "Described",
    "Fee",
    "FeeKind",
    "LegalBasis",
    "Paper",
    "Place",
    "PublishedVersion",
    "Result",
    "RuleSet",
    "ServiceLevel",
    "Share",
    "StepKind",
    "StepPlan",
    "VersionState",
    "covers",
    "described_process",
    "hours",
    "is_wildcard",
    "key_of",
    "minutes",
    "missing_parts",
    "planned",
    "receives",
    "resolve_lead",
    "resolve_place",
    "search_text",
    "standard_process",
    "version_from",
    "why_not_edit",
    "why_not_process",
    "why_not_publish",
    "working_hours",
]


def hours(count: int) -> Decimal:
    """Return a number of hours as terms count them."""
    return Decimal(count)


def search_text(text: str) -> str:
    """Return what is searched in and searched for: no accents, no signs but those of codes, single spaces."""
    return " ".join(re.sub(r"[^a-z0-9.]+", " ", fold(text)).split())
