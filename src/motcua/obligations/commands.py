"""Writing down what is owed and that it was done; nothing written down is ever edited."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from motcua.catalogue import queries as catalogue
from motcua.deadlines import queries as deadlines
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.moments import dd_mm_yyyy, local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.obligations import events, queries, rules
from motcua.obligations.models import Fulfilment, Obligation
from motcua.people import queries as people


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What is owed. unit: which owes it; procedure: its key, where it is about one; ground: by which paper."""

    kind: str
    subject: str
    unit: str
    due_on: date
    procedure: str = ""
    channel: str = ""
    ground: str = ""


@transaction.atomic
def owe(owed: Owed, *, by: Actor, at: datetime) -> Obligation:
    """Write down an obligation.

    :raises Refusal: not-your-duty, obligation-text-missing, obligation-text-too-long, obligation-unknown, obligation-there
    """
    require(_why_not_keep(by, owed.unit, at))
    subject, ground = clean(owed.subject), clean(owed.ground)
    require(rules.why_not_said(subject) or rules.why_not_said(ground or "-"))
    kind = rules.KINDS.get(owed.kind)
    if kind is None or owed.channel not in (kind.channels or ("",)) or not _is_known(owed.procedure, at):
        raise Refusal("obligation-unknown")
    same = {"kind": owed.kind, "unit_id": owed.unit, "subject": subject, "channel": owed.channel, "due_on": owed.due_on}
    require(Refusal("obligation-there") if Obligation.objects.filter(**same, withdrawn_at=None).exists() else None)
    obligation = Obligation.objects.create(
        **same, procedure=owed.procedure, ground=ground, entered_at=at, entered_by=by.id
    )
    _record(obligation, events.OWED, by, at, due_on=owed.due_on.isoformat(), unit=owed.unit, of=owed.kind)
    return obligation


@transaction.atomic
def fulfil(pk: int, *, done_on: date, evidence: str, by: Actor, at: datetime) -> Fulfilment:
    """Write down that it was done, when, and what shows it.

    :raises Refusal: not-your-duty, obligation-done, obligation-done-later, obligation-text-missing, obligation-text-too-long
    """
    obligation = _locked(pk)
    led = {obligation.unit_id} & people.led_by(by, at)
    require(None if led else _why_not_keep(by, obligation.unit_id, at))
    require(Refusal("obligation-done") if _standing(obligation) else None)
    shown = clean(evidence)
    require(rules.why_not_done(done_on, local_date(at)) or rules.why_not_said(shown))
    fulfilment = Fulfilment.objects.create(
        obligation=obligation, done_on=done_on, evidence=shown, recorded_at=at, recorded_by=by.id
    )
    _record(obligation, events.FULFILLED, by, at, done_on=done_on.isoformat(), evidence=shown)
    return fulfilment


@transaction.atomic
def revoke(pk: int, *, why: str, by: Actor, at: datetime) -> None:
    """Take back that an obligation was fulfilled.

    :raises Refusal: not-your-duty, obligation-not-done, obligation-text-missing, obligation-text-too-long
    """
    obligation = _locked(pk)
    require(_why_not_keep(by, obligation.unit_id, at))
    standing, reason = _standing(obligation), clean(why)
    if standing is None:
        raise Refusal("obligation-not-done")
    require(rules.why_not_said(reason))
    standing.revoked_at, standing.revoked_by, standing.revoked_why = at, by.id, reason
    standing.save(update_fields=["revoked_at", "revoked_by", "revoked_why"])
    _record(obligation, events.REVOKED, by, at, why=reason)


@transaction.atomic
def withdraw(pk: int, *, why: str, by: Actor, at: datetime) -> None:
    """Say that it was never owed.

    :raises Refusal: not-your-duty, obligation-done, obligation-text-missing, obligation-text-too-long
    """
    obligation, reason = _locked(pk), clean(why)
    require(_why_not_keep(by, obligation.unit_id, at))
    require(Refusal("obligation-done") if _standing(obligation) else rules.why_not_said(reason))
    obligation.withdrawn_at, obligation.withdrawn_by, obligation.withdrawn_why = at, by.id, reason
    obligation.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    _record(obligation, events.DROPPED, by, at, why=reason)


@transaction.atomic
def announce(
    decision: str, *, decided_on: date, effective_on: date, procedures: Collection[str], unit: str, by: Actor, at: datetime
) -> list[Obligation]:
    """Write down a decision that publishes procedures: it was to be made before the law takes effect, and is now to be publicised.

    :param decision: its number, :param effective_on: when the legal text takes effect, :param procedures: their keys
    :raises Refusal: not-your-duty, obligation-text-missing, obligation-unknown, obligation-there, obligation-done-later
    """
    require(rules.why_not_said(clean(decision)) or (None if procedures else Refusal("obligation-text-missing")))
    calendar, made = deadlines.calendar(), []
    for key in sorted(procedures):
        version = catalogue.current(key, decided_on) or catalogue.current(key, effective_on)
        if version is None:
            raise Refusal("obligation-unknown")
        said = {"subject": version.name, "unit": unit, "procedure": key, "ground": decision}
        decided = owe(Owed(kind="announced", due_on=rules.due_on("announced", effective_on, calendar), **said), by=by, at=at)
        fulfil(decided.pk, done_on=decided_on, evidence=f"{decision}, {dd_mm_yyyy(decided_on)}", by=by, at=at)
        until = rules.due_on("publicised", decided_on, calendar)
        made += [decided] + [
            owe(Owed(kind="publicised", channel=channel, due_on=until, **said), by=by, at=at)
            for channel in rules.KINDS["publicised"].channels
        ]
    return made


def expect_late_list(unit: str, *, by: Actor, at: datetime) -> Obligation | None:
    """Let the list of last month's late dossiers be due by the end of this month; None: it is in the book, or was taken out."""
    first = local_date(at).replace(day=1)
    month = (first - timedelta(days=1)).strftime("%m/%Y")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    owed = Owed(kind="late_list", subject=f"Danh sách hồ sơ quá hạn tháng {month}", unit=unit, due_on=last)
    if Obligation.objects.filter(kind=owed.kind, subject=owed.subject, unit=unit).exists():
        return None
    return owe(owed, by=by, at=at)


def _is_known(procedure: str, at: datetime) -> bool:
    return not procedure or catalogue.current(procedure, local_date(at)) is not None


def _why_not_keep(by: Actor, unit: str, at: datetime) -> Refusal | None:
    """Who controls procedures, or leads, keeps the book of the unit and of those below it."""
    if by == SYSTEM or unit in queries.kept_by(by, local_date(at)):
        return None
    return Refusal("not-your-duty", duties=list(queries.KEEPERS))


def _locked(pk: int) -> Obligation:
    obligation = Obligation.objects.select_for_update().filter(pk=pk, withdrawn_at=None).first()
    if obligation is None:
        raise Refusal("obligation-unknown")
    return obligation


def _standing(obligation: Obligation) -> Fulfilment | None:
    return obligation.fulfilments.filter(revoked_at=None).first()


def _record(obligation: Obligation, kind: str, by: Actor, at: datetime, **data: Any) -> None:
    journal.append(obligation.trail, next_seq(obligation.trail), kind, by=by, at=at, **data)
