"""One dossier on one screen: what it is, where it stands, what can be done with it."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from motcua.desk import refusals, wording
from motcua.desk.act.forms_late import told as told_why
from motcua.desk.act.verbs import WORDS
from motcua.desk.act.view import PLAIN
from motcua.desk.dossier import letters, progress, together, trail
from motcua.desk.dossier.names import names
from motcua.desk.entrance import DeskRequest, dossier_or_404, staff_only
from motcua.desk.inbox.rows import left
from motcua.desk.oddities import odd
from motcua.dossiers import queries as dossiers
from motcua.dossiers.commands import looking
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import NATIONAL_CODE, State, next_verb
from motcua.kernel.actors import Actor
from motcua.letters import queries as told

# At the desk these are done elsewhere, or by the applicant alone.
NOT_HERE = frozenset({"submit"})


@staff_only
def dossier(request: DeskRequest, number: str) -> HttpResponse:
    """The dossier; that it was looked at is written down first."""
    found = dossier_or_404(request.actor, number)
    looking.record_look(found.pk, by=request.actor, at=request.now, seq=found.seq)
    whole = dossiers.whole(found)
    called = names(found, whole.units)
    live, not_now = actions(found, request.actor, called, request.now)
    happened = dossiers.timeline(found)
    context: dict[str, Any] = {
        "dossier": found, "wording": wording, "state": NATIONAL_CODE[State(found.state)], "live": live, "not_now": not_now,
        "standing": wording.standing(found.state, found.step_kind), "left": left(found, request.now, found.calendar),
        "steps": progress.steps(found, whole.step_runs, request.now), "names": called, "whole": whole,
        "due": dossiers.working_of(found, whole.clock), "clock": whole.clock,
        "forecast": progress.forecast(found, whole.step_runs, request.now), **together.of(found, whole, request.actor),
        "trail": trail.sentences(happened, called, found.procedure.form),
        "corrected": trail.corrected(happened), "printable": letters.printable(whole),
        "told": [(one, letters.recipient(one.recipient)) for one in told.of_dossier(found.subject)],
        "papers": whole.papers, "odd": odd, "explanations": told_why(whole.explanations),
        "declared": dossiers.declared(found),
        "persons": sorted(whole.parties, key=lambda party: list(wording.ROLES).index(party.role)),
    }  # fmt: skip
    return render(request, "desk/dossier/page.html", context)


def actions(
    found: Dossier, actor: Actor, called: dict[str, str], at: datetime
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what can be done now, the expected first, and the rest with the reason why not."""
    expected = next_verb(found)
    every = [
        {"verb": one.verb, "label": WORDS[one.verb].label, "grave": WORDS[one.verb].grave, "plain": one.verb in PLAIN,
         "first": one.verb == expected, "why": refusals.sentence(one.refusal, called) if one.refusal else ""}
        for one in dossiers.actions(found, actor, at) if one.verb not in NOT_HERE
    ]  # fmt: skip
    live = sorted((one for one in every if not one["why"]), key=lambda one: (not one["first"], one["grave"]))
    return live, [one for one in every if one["why"]]
