"""Files that have been kept for their days are removed; who took which list away stays written."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.core.files.storage import storages
from django.db import transaction

from motcua.documents.rules import place
from motcua.documents.storage import DurableStorage
from motcua.exports import events
from motcua.exports.commands.making import alone
from motcua.exports.models import Export
from motcua.exports.rules import State
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import SYSTEM


def clear(*, at: datetime) -> int:
    """Remove every file whose days are over, and return how many. What a maker that died had stored goes too."""
    over = list(Export.objects.filter(state=State.MADE, until__lte=at).order_by("pk").values_list("pk", flat=True))
    for pk in over:
        _remove(pk, at=at)
    with alone() as am_alone:  # a maker stores the content before the row that names it
        if am_alone:
            _remove_nameless()
    return len(over)


@transaction.atomic
def _remove(pk: int, *, at: datetime) -> None:
    export = Export.objects.select_for_update().get(pk=pk)
    if export.state != State.MADE:
        return
    storages["exports"].delete(place(export.sha256))
    export.state = State.REMOVED
    export.save(update_fields=["state"])
    system = replace(SYSTEM, id="system:exports")
    journal.append(export.subject, next_seq(export.subject), events.REMOVED, by=system, at=at, sha256=export.sha256)


def _remove_nameless() -> None:
    store = storages["exports"]
    if isinstance(store, DurableStorage):
        store.sweep_incoming()
    named = set(Export.objects.filter(state=State.MADE).values_list("sha256", flat=True))
    for top in _folders(""):
        for below in _folders(top):
            for name in set(store.listdir(f"{top}/{below}")[1]) - named:
                store.delete(place(name))


def _folders(path: str) -> list[str]:
    with suppress(FileNotFoundError):  # nothing was ever made
        return [name for name in storages["exports"].listdir(path)[0] if re.fullmatch(r"[0-9a-f]{2}", name)]
    return []
