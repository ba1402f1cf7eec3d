"""What stands beside the dossier itself: other dossiers of the person, drafts of the result, places marked to look at again."""

from typing import Any

from motcua.desk import wording
from motcua.dossiers import queries as dossiers
from motcua.dossiers import rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import Whole
from motcua.kernel.actors import Actor

SHOWN = 10


def of(dossier: Dossier, whole: Whole, actor: Actor) -> dict[str, Any]:
    """Return them as the page's context."""
    owners = [party for party in whole.parties if party.role == "owner"]
    related = list(dossiers.related(dossier, owners, actor).values(*_LINE)[: SHOWN + 1])
    open_marks = [mark for mark in whole.marks if mark.done_at is None]
    return {
        "related": [one | {"standing": wording.standing(one["state"], one["step_kind"])} for one in related[:SHOWN]],
        "related_more": len(related) > SHOWN, "marks": open_marks, "drafts": list(reversed(whole.drafts)),
        "may_attach": rules.why_not_attach(dossier, actor) is None,
        "may_correct": dossier.procedure.form is not None and rules.why_not_correct(dossier, actor) is None,
        "marked": {(mark.kind, mark.place): mark for mark in open_marks},
    }  # fmt: skip


_LINE = ("number", "procedure_name", "state", "step_kind", "submitted_at", "due_at")
