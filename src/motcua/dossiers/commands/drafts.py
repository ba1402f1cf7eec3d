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
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import require


@transaction.atomic
def keep_unfinished(pk: int, part: str, typed: Mapping[str, Any], *, by: Actor, at: datetime) -> Dossier:
    """Keep what is being typed in one part of the form, as it stands. Again the same changes nothing.

    :raises Refusal: not-your-duty, wrong-state
    """
    dossier = moves.lock(pk)
    require(rules.why_not("submit", dossier, by))
    unfinished = {**dossier.form.get(UNFINISHED, {}), part: dict(typed)}
    # No event: between two presses of a button nothing has happened yet, and a key press every second would drown what has.
    return _write_form(dossier, {**dossier.form, UNFINISHED: unfinished})


@transaction.atomic
def keep_part(pk: int, part: str, said: Mapping[str, Any], *, by: Actor, at: datetime) -> Dossier:
    """Keep one part of the form ("questions", "answers") in place of what was there; what was unfinished of it is over.

    Case and fee follow from it.
    :raises Refusal: not-your-duty, wrong-state
    """
    dossier = moves.lock(pk)
    require(rules.why_not("submit", dossier, by))
    dossier.form = declared.without({part: dict(said)}, dossier.form, part)
    declared.settle(dossier)
    return moves.remark(dossier, events.DRAFTED, by=by, at=at, part=part)


def _write_form(dossier: Dossier, form: dict[str, Any]) -> Dossier:
    if form != dossier.form:
        dossier.form = form
        with connection.cursor() as cursor:
            cursor.execute("UPDATE dossiers_dossier SET form = %s WHERE id = %s", [json.dumps(form), dossier.pk])
    return dossier
