"""The stored facts of a dossier as papers and notices say them. One place, so that they say the same."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from motcua.dossiers import queries as dossiers
from motcua.dossiers.rules import GROUNDS, Channel
from motcua.journal import queries as journal
from motcua.kernel.actors import Actor

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from motcua.dossiers.models import Dossier, Party
    from motcua.journal.models import Event

READER = "system:letters"


def of_units(units: Iterable[str]) -> "QuerySet[Dossier]":
    """The dossiers these units have a part in."""
    return dossiers.visible_to(Actor(id=READER, name="Hệ thống", sees=frozenset(units)))


def party(dossier: "Dossier", *roles: str) -> "Party | None":
    """Return the first of these persons that the dossier has (reads them once)."""
    known = {party.role: party for party in dossier.parties.all()}
    return next((known[role] for role in roles if role in known), None)


def reasons(dossier: "Dossier", given: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Write reasons tied to requirements as sentences: "Bản thuyết minh: chưa nêu diện tích kho"."""
    known, fields = {**GROUNDS, **dossier.requirements}, dossier.correctable
    return tuple(f"{_place(reason, known, fields)}: {reason['reason']}" for reason in given)


def _place(reason: Mapping[str, Any], known: Mapping[str, str], fields: Mapping[str, str]) -> str:
    if "field" in reason:
        return f"Tờ khai, mục “{fields.get(reason['field'], reason['field'])}”"
    return known.get(reason["requirement"], str(reason["requirement"]))


def return_place(dossier: "Dossier", desk: str) -> str:
    """Say where the result will be."""
    match dossier.return_by:
        case Channel.POST:
            return f"Tại nhà, qua bưu chính công ích: {dossier.return_place}".rstrip(": ")
        case Channel.ONLINE:
            return "Trực tuyến, trên trang theo dõi hồ sơ"
        case _:
            return dossier.return_place or desk


def last_event(dossier: "Dossier", *kinds: str) -> "Event | None":
    """Return the latest event of these kinds."""
    return journal.events(dossier.subject).filter(kind__in=kinds).order_by("-seq").first()


def events_of(dossiers: "Iterable[Dossier]") -> "QuerySet[Event]":
    """The events of several dossiers in one statement, each in its order."""
    return reduce(or_, (journal.events(dossier.subject) for dossier in dossiers)).order_by("subject", "seq")
