"""A list is asked for as a file, and taken away."""

from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.exports import events
from motcua.exports.models import Export
from motcua.exports.queries.lists import KINDS
from motcua.exports.rules import State, file_name, why_not_ask
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import require
from motcua.people.queries import overseen


@transaction.atomic
def ask(kind: str, asked: dict[str, Any], format: str, *, by: Actor, at: datetime) -> Export:
    """Ask for a file; it is made within seconds by whoever the clock starts.

    :param kind: one of `queries.lists.KINDS`
    :param asked: as the `data` of that kind's module writes it down
    :param format: one of `rules.FORMATS`
    :raises Refusal: export-not-yours, exports-waiting (most)
    """
    one = KINDS[kind]
    waiting = Export.objects.filter(asked_by=by.id, state__in=[State.ASKED, State.MAKING]).count()
    require(why_not_ask(one.units(asked), overseen(by, at), waiting))

    export = Export.objects.create(
        kind=kind, asked=asked, title=one.title(asked), format=format, told=one.told(asked), asked_at=at, asked_by=by.id,
        asker=by.name, name=file_name(one.words(asked), one.period(asked), format),
    )  # fmt: skip
    journal.append(export.subject, 1, events.ASKED, by=by, at=at, list=kind, asked=asked, format=format)
    return export


@transaction.atomic
def record_taking(export: Export, *, by: Actor, at: datetime) -> None:
    """Write down who took which list away and how long it was, before the first byte is handed out."""
    # Two who press at once queue here; the row itself is not written: taking is a GET.
    row = Export.objects.select_for_update(no_key=True).get(pk=export.pk)
    journal.append(row.subject, next_seq(row.subject), events.TAKEN, by=by, at=at, rows=row.rows, sha256=row.sha256)
