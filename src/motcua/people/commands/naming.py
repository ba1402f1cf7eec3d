"""What units are called and how the public reaches them."""

from datetime import date, datetime

from django.db import connection, transaction

from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import events, rules
from motcua.people.commands import guards
from motcua.people.commands.recording import record
from motcua.people.models import Unit, UnitName

DESCRIBED = ("address", "phone", "email", "hours")
_TAKE_UP = """
    UPDATE people_unit u SET name = n.name, short_name = n.short_name FROM people_unitname n
     WHERE n.unit_id = u.code AND n.valid_from <= %(day)s AND (n.valid_to IS NULL OR n.valid_to > %(day)s)
       AND (u.name, u.short_name) IS DISTINCT FROM (n.name, n.short_name)"""


@transaction.atomic
def rename_unit(
    code: str, *, name: str, short_name: str, on: date, decision: str, by: Actor, at: datetime
) -> UnitName:
    """Call a unit otherwise from this day on; what was called by the earlier name keeps it for its time.

    :raises Refusal: not-your-duty, unit-not-open, name-missing, decision-missing, already-named-later, same-name
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=code)
    require(guards.why_not_administer(by, code, on))
    new, short = clean(name), clean(short_name)
    last = UnitName.objects.filter(unit=unit).order_by("valid_from").last()
    require(_why_not_name(unit, last, new, short, on))
    require(None if decision.strip() else Refusal("decision-missing"))

    if last is not None:
        last.valid_to = on
        last.save(update_fields=["valid_to"])
    named = UnitName.objects.create(unit=unit, name=new, short_name=short, decision=clean(decision), valid_from=on)
    facts = {"name": new, "short_name": short, "valid_from": str(on), "decision": named.decision}
    record(f"unit:{code}", events.UNIT_RENAMED, by=by, at=at, **facts)
    if on <= local_date(at):
        Unit.objects.filter(pk=code).update(name=new, short_name=short)
    return named


def take_up_names(*, at: datetime) -> int:
    """Let every unit be called as it is called today, and return how many were called otherwise: a change of name was decided
    and recorded before its day came. Run it when a day begins.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_UP, {"day": local_date(at)})
        return int(cursor.rowcount)


@transaction.atomic
def describe_unit(
    code: str, *, address: str, phone: str, email: str, hours: str, by: Actor, at: datetime
) -> Unit:
    """Say where the public finds a unit, by which phone and address it is reached, and when it is open; "" is "not known".

    :raises Refusal: not-your-duty, nothing-changed
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=code)
    require(guards.why_not_administer(by, code, local_date(at)))
    told = dict(zip(DESCRIBED, (clean(one) or None for one in (address, phone, email, hours)), strict=True))
    changed = sorted(name for name, value in told.items() if getattr(unit, name) != value)
    require(None if changed else Refusal("nothing-changed"))

    for name in changed:
        setattr(unit, name, told[name])
    unit.save(update_fields=changed)
    record(f"unit:{code}", events.UNIT_DESCRIBED, by=by, at=at, **{name: told[name] for name in changed})
    return unit


def _why_not_name(unit: Unit, last: UnitName | None, name: str, short: str, on: date) -> Refusal | None:
    if not rules.holds(unit.valid_from, unit.valid_to, on):
        return Refusal("unit-not-open", unit=unit.pk)
    if not name or not short:
        return Refusal("name-missing")
    if last is not None and on <= last.valid_from:
        return Refusal("already-named-later", valid_from=last.valid_from)
    return Refusal("same-name") if last is not None and (last.name, last.short_name) == (name, short) else None
