"""Units open, move, merge and end. A unit that ends always has somebody to carry on."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import events, queries, rules
from motcua.people.commands import guards
from motcua.people.commands.recording import record
from motcua.people.models import Placement, Post, Succession, Unit, UnitName


@transaction.atomic
def open_unit(
    *, code: str, name: str, short_name: str, kind: str, level: str, parent: str | None, on: date, by: Actor,
    at: datetime, receives_dossiers: bool = False, signs_results: bool = False, admin_code: str | None = None,
) -> Unit:
    """Set up a new unit below another one.

    :raises Refusal: not-your-duty, unit-exists, name-missing, unit-not-open
    """
    require(rules.why_not_administer(by, parent, queries.ancestors(parent, on)) if parent else rules.why_not_administer(by))
    if Unit.objects.filter(pk=code).exists():
        raise Refusal("unit-exists", unit=code)
    require(None if clean(name) and clean(short_name) else Refusal("name-missing"))
    if parent is not None:
        require(_why_not_open(Unit.objects.get(pk=parent), on))

    unit = Unit.objects.create(
        code=code, name=clean(name), short_name=clean(short_name), kind=kind, level=level, valid_from=on,
        receives_dossiers=receives_dossiers, signs_results=signs_results, admin_code=admin_code,
        verified="quyết định",
    )
    UnitName.objects.create(unit=unit, name=unit.name, short_name=unit.short_name, valid_from=on)
    Placement.objects.create(unit=unit, parent_id=parent, valid_from=on)
    facts = {"name": unit.name, "parent": parent, "valid_from": str(on)}
    record(_subject(code), events.UNIT_OPENED, by=by, at=at, **facts)
    return unit


@transaction.atomic
def place_unit(code: str, parent: str | None, *, on: date, by: Actor, at: datetime) -> Placement:
    """Move a unit below another one (None: to the top) from this day on.

    :raises Refusal: not-your-duty, unit-not-open, already-placed-later, same-place, below-itself
    """
    unit = _lock(code)
    for place in (code, parent or code):
        require(guards.why_not_administer(by, place, on))
    require(_why_not_open(unit, on))
    if parent is not None:
        require(_why_not_open(Unit.objects.get(pk=parent), on))
    if rules.makes_a_loop(queries.tree(on), code, parent):
        raise Refusal("below-itself", unit=code, parent=parent)
    last = Placement.objects.filter(unit=unit).order_by("valid_from").last()
    if last is not None:
        require(_why_not_move(last, parent, on))
        _end(last, on)

    placement = Placement.objects.create(unit=unit, parent_id=parent, valid_from=on)
    record(_subject(code), events.UNIT_PLACED, by=by, at=at, parent=parent, valid_from=str(on))
    return placement


@transaction.atomic
def succeed(
    code: str, successors: Sequence[str], *, on: date, reason: str, decision: str, by: Actor, at: datetime
) -> list[Succession]:
    """End a unit on this day; others carry on its work. Its posts end too.

    Units below it must have been placed elsewhere, or ended, by that day.
    :raises Refusal: not-your-duty, no-successor, decision-missing, unit-not-open, successor-not-open,
        units-still-below, post-starts-later
    """
    unit = _lock(code)
    require(guards.why_not_administer(by, code, on))
    require(_why_not_end(unit, successors, on, decision))

    unit.valid_to, unit.closing_decision = on, clean(decision)
    unit.save(update_fields=["valid_to", "closing_decision"])
    for placement in Placement.objects.filter(unit=unit, valid_to=None):
        _end(placement, on)
    for name in UnitName.objects.filter(unit=unit, valid_to=None):
        _end(name, on)
    kept = [
        Succession.objects.create(
            unit=unit, successor_id=successor, date=on, reason=clean(reason), decision=clean(decision)
        )
        for successor in successors
    ]
    record(
        _subject(code), events.UNIT_SUCCEEDED, by=by, at=at, successors=list(successors), valid_to=str(on),
        decision=unit.closing_decision,
    )
    _end_posts(unit, on, by=by, at=at)
    return kept


def _end_posts(unit: Unit, on: date, *, by: Actor, at: datetime) -> None:
    open_ended = Post.objects.select_related("account").filter(unit=unit).exclude(valid_to__lte=on)
    for post in open_ended.select_for_update(of=("account",)).order_by("account_id", "id"):
        if post.valid_from >= on:
            raise Refusal("post-starts-later", post=post.pk)
        post.valid_to = on
        post.save(update_fields=["valid_to"])
        record(
            post.account.subject, events.POST_ENDED, by=by, at=at, post=post.pk, unit=unit.pk, duty=post.duty,
            valid_to=str(on),
        )


def _end(row: Placement | UnitName, on: date) -> None:
    row.valid_to = on
    row.save(update_fields=["valid_to"])


def _why_not_open(unit: Unit, on: date) -> Refusal | None:
    return None if rules.holds(unit.valid_from, unit.valid_to, on) else Refusal("unit-not-open", unit=unit.pk)


def _why_not_move(last: Placement, parent: str | None, on: date) -> Refusal | None:
    if on <= last.valid_from:
        return Refusal("already-placed-later", valid_from=last.valid_from)
    return Refusal("same-place", parent=parent) if last.parent_id == parent else None


def _why_not_end(unit: Unit, successors: Sequence[str], on: date, decision: str) -> Refusal | None:
    if not successors:
        return Refusal("no-successor", unit=unit.pk)
    if not decision.strip():
        return Refusal("decision-missing")
    if unit.valid_to is not None or on <= unit.valid_from:
        return Refusal("unit-not-open", unit=unit.pk)
    for successor in Unit.objects.filter(pk__in=successors):
        if successor.pk == unit.pk or not rules.holds(successor.valid_from, successor.valid_to, on):
            return Refusal("successor-not-open", unit=successor.pk)
    below = rules.children(queries.tree(on)).get(unit.pk)
    return Refusal("units-still-below", units=sorted(below)) if below else None


def _lock(code: str) -> Unit:
    return Unit.objects.select_for_update(of=("self",)).get(pk=code)


def _subject(code: str) -> str:
    return f"unit:{code}"
