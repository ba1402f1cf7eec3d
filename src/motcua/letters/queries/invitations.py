"""Invitations to join an organisation, as they are told: by e-mail where an address is known, else to the telephone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings

from motcua.letters import channels
from motcua.letters.rules import Invited
from motcua.people.queries import organisations
from motcua.people.rules.organisations import MemberRole

if TYPE_CHECKING:
    from motcua.journal.models import Event

ROLES = {
    MemberRole.MANAGER: "mời người khác, nộp và xem hồ sơ của tổ chức", MemberRole.FILER: "nộp, bổ sung và xem hồ sơ của tổ chức",
    MemberRole.VIEWER: "xem hồ sơ của tổ chức",
}  # fmt: skip


def invitations(events: "Iterable[Event]") -> dict[int, tuple[str, Invited]]:
    """Return by event whom to tell (an address or a phone) what. One that was answered or taken back meanwhile is not told."""
    asked = {event.pk: int(event.data["membership"]) for event in events}
    if not asked:
        return {}
    told, found = {event.pk: event for event in events}, organisations.asked(asked.values())
    return {
        event: (found[membership].email or found[membership].told_to, _invited(told[event], found[membership]))
        for event, membership in asked.items() if membership in found
    }  # fmt: skip


def _invited(event: "Event", asked: organisations.Asked) -> Invited:
    return Invited(
        organisation=asked.organisation.name, tax_code=asked.organisation.tax_code, inviter=event.actor_name,
        role=ROLES[MemberRole(asked.role)], page=f"{settings.PUBLIC_URL.rstrip('/')}/to-chuc/",
    )  # fmt: skip


def can_invite(told_to: str) -> bool:
    """Tell whether an invitation to this address or phone gets there from here."""
    return "@" in told_to or channels.to_phone() is not None or bool(organisations.email_of(told_to))
