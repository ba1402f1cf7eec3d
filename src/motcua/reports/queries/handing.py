"""What went from unit to unit in a time, who handed it over and who has taken it: from the journal."""

from bisect import bisect_right
from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from motcua.dossiers import events
from motcua.dossiers import queries as dossiers
from motcua.indicators.rules import Period
from motcua.journal import queries as journal
from motcua.kernel.actors import Actor
from motcua.kernel.moments import hh_mm_dd_mm_yyyy, local_date
from motcua.people import queries as people
from motcua.reports.rules.lists import HandedOver

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.journal.models import Event
    from motcua.journal.queries import Passed

READER = "system:reports"
# Every event that may put a dossier into another unit's hands, and what the list says of it.
_PASSES = {
    events.TRANSFERRED: "Chuyển giải quyết", events.STEP_FINISHED: "Chuyển bước tiếp theo", events.DECIDED: "Đã ký",
    events.SEALED: "Chuyển trả kết quả", events.SENT_BACK: "Trả lại làm lại", events.HANDED_UP: "Chuyển cấp trên",
    events.HANDED_BACK: "Cấp trên chuyển lại", events.REOPENED: "Làm lại kết quả sai",
}  # fmt: skip
_TAKES = (events.TAKEN, events.ASSIGNED, events.ANNOUNCED, events.DELIVERED, events.DECIDED, events.STEP_FINISHED)


def handed_over(unit: str, period: Period) -> list[HandedOver]:
    """Return what this unit handed to others and got from them, by the two units and in the order in which it happened."""
    passed = journal.between_units(sorted(_PASSES), unit, period.since_at, period.until_at)
    taken, known = _taken(passed), _dossiers(unit, passed)
    named = people.names_on({code for one in passed for code in (one.giver, one.receiver)}, period.last)
    return [
        _row(one, known[one.event.subject], named, taken.get(one.event.subject, []))
        for one in sorted(passed, key=lambda one: (one.giver != unit, named[one.giver], named[one.receiver]))
        if one.event.subject in known
    ]  # fmt: skip


def _dossiers(unit: str, passed: "list[Passed]") -> "dict[str, Dossier]":
    keys = {int(one.event.subject.partition(":")[2]) for one in passed}
    reader = Actor(id=READER, name="Hệ thống", sees=frozenset({unit}))
    return {one.subject: one for one in dossiers.visible_to(reader).filter(pk__in=keys)} if keys else {}


def _taken(passed: "list[Passed]") -> "dict[str, list[Event]]":
    """By subject, what shows who had it in hand after it was passed on, in its order."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in journal.of_subjects(_TAKES, sorted({one.event.subject for one in passed})):
        found[event.subject].append(event)
    return found


def _row(passed: "Passed", dossier: "Dossier", named: dict[str, str], taken: "list[Event]") -> HandedOver:
    event, due = passed.event, passed.event.data.get("due_at")
    after = taken[bisect_right(taken, event.seq, key=lambda one: one.seq) :]
    return HandedOver(
        code=dossier.number or "", procedure=dossier.procedure_name, sets=dossier.copies, at=hh_mm_dd_mm_yyyy(event.happened_at),
        return_due=local_date(datetime.fromisoformat(due)) if due else None, from_unit=named[passed.giver],
        to_unit=named[passed.receiver], giver=event.actor_name, receiver=after[0].actor_name if after else "",
        note=_PASSES[event.kind],
    )  # fmt: skip
