"""A draft part by part: what is typed is kept before it is whole."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.dossiers import events, rules
from motcua.dossiers.commands import declared, moves
from motcua.dossiers.commands.declared import UNFINISHED
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Seen
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import require


@transaction.atomic
def keep_unfinished(
    pk: int, part: str, typed: Mapping[str, Any], *, by: Actor, at: datetime, seen: Seen | None = None
) -> Dossier:
    """Keep what is being typed in one part of the form, as it stands. Again the same changes nothing.

    :param seen: what the page showed on which it was typed
    :raises Refusal: not-your-duty, wrong-state, changed-elsewhere
    """
    dossier = moves.lock(pk)
    require(rules.why_not("submit", dossier, by))
    require(declared.why_not_over(dossier, part, seen, dict(typed)))
    unfinished = {**dossier.form.get(UNFINISHED, {}), part: dict(typed)}
    # No event: between two presses of a button nothing has happened yet, and a key press every second would drown what has.
    return _write_form(dossier, declared.written({**dossier.form, UNFINISHED: unfinished}, part, seen))


@transaction.atomic
def keep_part(pk: int, part: str, said: Mapping[str, Any], *, by: Actor, at: datetime, seen: Seen | None = None) -> Dossier:
    """Keep one part of the form ("questions", "answers") in place of what was there; what was unfinished of it is over.

    Case and fee follow from it.
    :param seen: what the page showed on which it was said
    :raises Refusal: not-your-duty, wrong-state, changed-elsewhere
    """
    dossier = moves.lock(pk)
    require(rules.why_not("submit", dossier, by))
    require(declared.why_not_over(dossier, part, seen, dict(said)))
    dossier.form = declared.written(declared.without({part: dict(said)}, dossier.form, part), part, seen)
    declared.settle(dossier)
    return moves.remark(dossier, events.DRAFTED, by=by, at=at, part=part)


def _write_form(dossier: Dossier, form: dict[str, Any]) -> Dossier:
    if form != dossier.form:
        dossier.form = form
        with connection.cursor() as cursor:
            cursor.execute("UPDATE dossiers_dossier SET form = %s WHERE id = %s", [json.dumps(form), dossier.pk])
    return dossier
