"""Completeness, places and processes of procedures. Pure: no database."""

from decimal import Decimal

from motcua.catalogue.rules.bpmn import PLACES, Drawing, bpmn, drawn
from motcua.catalogue.rules.coherence import Gap, gaps
from motcua.catalogue.rules.comparing import Change, compare
from motcua.catalogue.rules.deciding import Decided, decide, decides_case, questions_form
from motcua.catalogue.rules.exchange import PARTS, from_data, part_from_data, to_data
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
from motcua.catalogue.rules.finding import Index, Text, index
from motcua.catalogue.rules.forms import with_form
from motcua.catalogue.rules.gate import AS_PUBLISHED, minutes, missing_parts, why_not_process, why_not_publish
from motcua.catalogue.rules.importing import LARGEST, Imported, imported
from motcua.catalogue.rules.kinds import FeeKind, Place, ServiceLevel, StepKind, VersionState
from motcua.catalogue.rules.places import covers, is_wildcard, receives, resolve_lead, resolve_place
from motcua.catalogue.rules.plain_words import PlainWords, plain_words, words_of
from motcua.catalogue.rules.process import Share, planned, standard_process, working_hours
from motcua.catalogue.rules.questions import read_questions, write_questions
from motcua.catalogue.rules.reading import Described, described_process
from motcua.catalogue.rules.rights import why_not_edit
from motcua.catalogue.rules.searching import looks_like_code, search_text
from motcua.catalogue.rules.sheets import from_sheets, to_sheets
from motcua.catalogue.rules.sources import key_of, version_from
from motcua.catalogue.rules.workbook import from_workbook, to_workbook

__all__ = [
    "AS_PUBLISHED",
    "LARGEST",
    "PARTS",
    "PLACES",
    "Case",
    "Change",
    "Decided",
    "Described",
    "Drawing",
    "Fee",
    "FeeKind",
    "Gap",
    "Imported",
    "Index",
    "LegalBasis",
    "Paper",
    "Place",
    "PlainWords",
    "PublishedVersion",
    "Question",
    "Result",
    "RuleSet",
    "ServiceLevel",
    "Share",
    "StepKind",
    "StepPlan",
    "Text",
    "VersionState",
    "bpmn",
    "compare",
    "covers",
    "decide",
    "decides_case",
    "described_process",
    "drawn",
    "from_data",
    "from_sheets",
    "from_workbook",
    "gaps",
    "hours",
    "imported",
    "index",
    "is_wildcard",
    "key_of",
    "looks_like_code",
    "minutes",
    "missing_parts",
    "part_from_data",
    "plain_words",
    "planned",
    "questions_form",
    "read_questions",
    "receives",
    "resolve_lead",
    "resolve_place",
    "search_text",
    "standard_process",
    "to_data",
    "to_sheets",
    "to_workbook",
    "version_from",
    "why_not_edit",
    "why_not_process",
    "why_not_publish",
    "with_form",
    "words_of",
    "working_hours",
    "write_questions",
]


def hours(count: int) -> Decimal:
    """Return a number of hours as terms count them."""
    return Decimal(count)

