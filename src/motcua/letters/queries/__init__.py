"""What can be asked of letters: papers composed from what is stored, and notices with what came of them."""

from motcua.letters.queries.blank import blank_form
from motcua.letters.queries.book import register
from motcua.letters.queries.control import control_slip
from motcua.letters.queries.drafts import draft_facts
from motcua.letters.queries.guidance import guidance_slip
from motcua.letters.queries.invitations import can_invite
from motcua.letters.queries.notices import at_desk, counts, of_dossier, troubled, unread
from motcua.letters.queries.slips import apology, receipt, refusal_slip, stop_notice, supplement_slip
from motcua.letters.queries.tellings import Telling, tellings
from motcua.letters.queries.templates import example_facts, find_template, template_filled, templates, templates_for

__all__ = [
    "Telling",
    "apology",
    "at_desk",
    "blank_form",
    "can_invite",
    "control_slip",
    "counts",
    "draft_facts",
    "example_facts",
    "find_template",
    "guidance_slip",
    "of_dossier",
    "receipt",
    "refusal_slip",
    "register",
    "stop_notice",
    "supplement_slip",
    "tellings",
    "template_filled",
    "templates",
    "templates_for",
    "troubled",
    "unread",
]
