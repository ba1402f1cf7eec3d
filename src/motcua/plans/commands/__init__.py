"""What can happen to a plan: made and issued, its tasks shared out and proved, units urged, findings and targets settled."""

from motcua.plans.commands.delivering import deliver_report
from motcua.plans.commands.making import clone, import_plan, issue
from motcua.plans.commands.targets import confirm_target, reject_target
from motcua.plans.commands.urging import draft_urging, issue_urging, remind
from motcua.plans.commands.work import (
    Shown,
    add_evidence,
    amend_task,
    finish_share,
    note_progress,
    record_finding,
    remedy_finding,
    remove_evidence,
    share_task,
)

__all__ = [
    "Shown",
    "add_evidence",
    "amend_task",
    "clone",
    "confirm_target",
    "deliver_report",
    "draft_urging",
    "finish_share",
    "import_plan",
    "issue",
    "issue_urging",
    "note_progress",
    "record_finding",
    "reject_target",
    "remedy_finding",
    "remind",
    "remove_evidence",
    "share_task",
]
