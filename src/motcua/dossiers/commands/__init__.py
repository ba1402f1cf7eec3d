"""Everything that can change a dossier: one function per verb, and nowhere else.

Each verb reads the same way: lock, require, change, step.
"""

from motcua.dossiers.commands.completing import attach_scan, correct_form
from motcua.dossiers.commands.consultation import answer_opinion, ask_opinion, hand_back, hand_up
from motcua.dossiers.commands.conversation import read_messages, write_message
from motcua.dossiers.commands.delays import apologise, extend, mark_passed
from motcua.dossiers.commands.discarding import discard
from motcua.dossiers.commands.drafting import Marked, draft_result
from motcua.dossiers.commands.drafts import keep_part, keep_unfinished
from motcua.dossiers.commands.ending import cancel_withdrawal, confirm_withdrawal, request_withdrawal, stop
from motcua.dossiers.commands.explaining import explain, judge_explanation
from motcua.dossiers.commands.filing import Filing, Paper, Person, draft, retype, submit, submit_draft
from motcua.dossiers.commands.intake import Counted, accept, refuse, transfer
from motcua.dossiers.commands.joining import join_account
from motcua.dossiers.commands.many import Told, approve_each, assign_each, check_each, do_each
from motcua.dossiers.commands.money import Received, ask_payment, record_payment
from motcua.dossiers.commands.results import announce, decide, deliver, number_and_seal, reject, reopen
from motcua.dossiers.commands.steps import assign, finish_step, reassign, send_back, take
from motcua.dossiers.commands.supplements import ask_supplement, keep_answer, keep_answer_file, resubmit
from motcua.dossiers.commands.watching import report_stuck

__all__ = [
    "Counted",
    "Filing",
    "Marked",
    "Paper",
    "Person",
    "Received",
    "Told",
    "accept",
    "announce",
    "answer_opinion",
    "apologise",
    "approve_each",
    "ask_opinion",
    "ask_payment",
    "ask_supplement",
    "assign",
    "assign_each",
    "attach_scan",
    "cancel_withdrawal",
    "check_each",
    "confirm_withdrawal",
    "correct_form",
    "decide",
    "deliver",
    "discard",
    "do_each",
    "draft",
    "draft_result",
    "explain",
    "extend",
    "finish_step",
    "hand_back",
    "hand_up",
    "join_account",
    "judge_explanation",
    "keep_answer",
    "keep_answer_file",
    "keep_part",
    "keep_unfinished",
    "mark_passed",
    "number_and_seal",
    "read_messages",
    "reassign",
    "record_payment",
    "refuse",
    "reject",
    "reopen",
    "report_stuck",
    "request_withdrawal",
    "resubmit",
    "retype",
    "send_back",
    "stop",
    "submit",
    "submit_draft",
    "take",
    "transfer",
    "write_message",
]
