"""Many dossiers at once: each in a transaction of its own, each answered for by name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.catalogue.rules import StepKind
from motcua.dossiers import queries
from motcua.dossiers.commands import moves
from motcua.dossiers.commands.intake import transfer
from motcua.dossiers.commands.results import announce, decide
from motcua.dossiers.commands.steps import assign, finish_step, reassign, take
from motcua.dossiers.models import Dossier
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require

MOST = 200  # what a person can have read of a list; more in one press is a slip


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one of them: the dossier where the actor may see it, and the refusal where nothing was done."""

    number: str
    dossier: Dossier | None
    refusal: Refusal | None


_GIVE, _APPROVE, _CHECK = "give", "approve", "check"


def do_each(verb: str, numbers: Iterable[str], *, by: Actor, at: datetime, **facts: Any) -> list[Told]:
    """Do one verb to each dossier that the actor may see. A refusal of one leaves the others done.

    :param facts: what the command asks for, the same for all
    :raises Refusal: too-many
    """
    return [_told(number, verb, by, at, facts) for number in _counted(numbers)]


def assign_each(
    numbers: Iterable[str], *, by: Actor, at: datetime, officer: int, reason: str, seen: Mapping[str, int] | None = None
) -> list[Told]:
    """Give each dossier to this officer, whatever it takes: opened where nobody has, assigned, taken from whoever holds it.

    :param reason: why, for those that somebody holds
    :param seen: by number, the last event that whoever ticked it saw; what has changed since stays as it is
    :raises Refusal: too-many
    """
    facts = {"officer": officer, "reason": reason}
    return [_told(number, _GIVE, by, at, facts, (seen or {}).get(number)) for number in _counted(numbers)]


def _counted(numbers: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(numbers))
    require(Refusal("too-many", limit=MOST) if len(found) > MOST else None)
    return found


def _told(number: str, verb: str, by: Actor, at: datetime, facts: dict[str, Any], seen: int | None = None) -> Told:
    found = queries.at_desk(by, number) if "\x00" not in number else None
    if found is None:
        return Told(number, None, Refusal("no-such-dossier"))
    try:
        with transaction.atomic():
            require(None if seen is None or queries.locked_seq(found.pk) == seen else Refusal("changed-meanwhile"))
            _VERBS[verb](found.pk, by=by, at=at, **facts)
    except Refusal as no:
        return Told(number, found, no)
    return Told(number, found, None)


def approve_each(numbers: Iterable[str], *, by: Actor, at: datetime, title: str = "") -> list[Told]:
    """Sign the latest draft of each dossier, as it stands, where this very actor has read its page since it last changed.

    :param title: the signer's, as printed
    :raises Refusal: too-many
    """
    return [_told(number, _APPROVE, by, at, {"title": title}) for number in _counted(numbers)]


def check_each(numbers: Iterable[str], *, by: Actor, at: datetime) -> list[Told]:
    """End the step of each dossier that the process gives to a head or leader (signing a proposal, checking a draft).

    Where this very actor has read its page since it last changed.

    :raises Refusal: too-many
    """
    return [_told(number, _CHECK, by, at, {}) for number in _counted(numbers)]


@transaction.atomic
def _check(pk: int, *, by: Actor, at: datetime) -> Dossier:
    dossier = moves.lock(pk)
    duty = queries.duty_at(dossier)
    require(None if dossier.step_kind == StepKind.WORK and duty else Refusal("not-this-step", step=dossier.step_kind))
    require(None if by.holds(duty, dossier.holder_unit_id or "") else Refusal("not-your-duty", duties=[duty]))
    require(None if queries.read_since_change([dossier], by) else Refusal("not-read"))
    if not dossier.is_taken:
        dossier = take(pk, by=by, at=at)
    return finish_step(pk, by=by, at=at, step=dossier.step_order)


@transaction.atomic
def _approve(pk: int, *, by: Actor, at: datetime, title: str) -> Dossier:
    dossier = moves.lock(pk)
    require(None if queries.read_since_change([dossier], by) else Refusal("not-read"))
    if not dossier.is_taken:
        dossier = take(pk, by=by, at=at)
    draft = dossier.drafts.order_by("-ordinal").values_list("ordinal", flat=True).first()
    granted = next((result.name for result in dossier.procedure.results), dossier.procedure_name)
    return decide(pk, by=by, at=at, abstract=f"{granted}: {dossier.owner_name}", title=title, draft=draft)


@transaction.atomic
def _give(pk: int, *, by: Actor, at: datetime, officer: int, reason: str) -> Dossier:
    dossier = moves.lock(pk)
    if dossier.holder_id and dossier.step_kind != StepKind.ASSIGN:
        return reassign(pk, by=by, at=at, officer=officer, reason=reason)
    if dossier.step_kind == StepKind.ASSIGN and not dossier.is_taken:
        take(pk, by=by, at=at)
    return assign(pk, by=by, at=at, officer=officer)


_VERBS: Mapping[str, Callable[..., Dossier]] = {
    "take": take, "transfer": transfer, "announce": announce, "decide": decide, _GIVE: _give, _APPROVE: _approve,
    _CHECK: _check,
}  # fmt: skip
