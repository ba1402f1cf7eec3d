"""Which event tells whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.dossiers import events
from motcua.people import events as people_events


class Kind(StrEnum):
    """What a notice says."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    SUPPLEMENT_ASKED = "supplement_asked"
    EXTENDED = "extended"
    APOLOGISED = "apologised"
    PAYMENT_ASKED = "payment_asked"
    STOPPED = "stopped"
    REJECTED = "rejected"
    RESULT_READY = "result_ready"
    DEADLINE_PASSED = "deadline_passed"
    DIGEST = "digest"  # of no event: what an official was told, once more, by e-mail
    MESSAGE_TO_APPLICANT = "message_to_applicant"
    MESSAGE_TO_OFFICE = "message_to_office"
    MEMBER_INVITED = "member_invited"
    PLAN_REMINDED = "plan_reminded"  # these two are worded by the room that has plans
    PLAN_URGED = "plan_urged"


class Audience(StrEnum):
    APPLICANTS = "applicants"
    HEAD = "head"
    NAMED = "named"  # the event says who at the desk
    INVITED = "invited"  # who is asked to join an organisation


TELLS: Mapping[str, Kind] = {
    events.SUBMITTED: Kind.SUBMITTED,
    events.ACCEPTED: Kind.ACCEPTED,
    events.REFUSED: Kind.REFUSED,
    events.SUPPLEMENT_ASKED: Kind.SUPPLEMENT_ASKED,
    events.EXTENDED: Kind.EXTENDED,
    events.APOLOGISED: Kind.APOLOGISED,
    events.PAYMENT_ASKED: Kind.PAYMENT_ASKED,
    events.STOPPED: Kind.STOPPED,
    events.REJECTED: Kind.REJECTED,
    events.ANNOUNCED: Kind.RESULT_READY,
    events.DEADLINE_PASSED: Kind.DEADLINE_PASSED,
    events.MESSAGED: Kind.MESSAGE_TO_APPLICANT,
    people_events.MEMBER_INVITED: Kind.MEMBER_INVITED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a notice may speak of. The words take what their kind needs.

    :param desk: the full name of the one-stop unit, :param desk_phone: "" where it is not known
    :param due_at: the appointment as it stood after the event, :param until: a new or last day that the event names
    :param reasons: one sentence each; amount: đồng, :param return_place: where the result waits, as a phrase
    """

    number: str
    procedure: str
    desk: str
    tracking_url: str
    happened_at: datetime
    desk_phone: str = ""
    due_at: datetime | None = None
    until: datetime | None = None
    reasons: tuple[str, ...] = ()
    amount: int = 0
    return_place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """What an invitation speaks of. role: what one may do then, in words; page: where it is answered, after signing in."""

    organisation: str
    tax_code: str
    inviter: str
    role: str
    page: str


def kind_of(event: str, data: Mapping[str, Any]) -> Kind | None:
    """Return what this event tells, None when it tells nobody anything.

    Whoever hands in at the counter holds the receipt in the hand: only acceptance is written to them.
    """
    kind = TELLS.get(event)
    if kind is Kind.MESSAGE_TO_APPLICANT and data.get("told"):
        return Kind.MESSAGE_TO_OFFICE
    return None if kind is Kind.SUBMITTED and data.get("channel") == "counter" else kind


def audience(kind: Kind) -> Audience:
    others = {
        Kind.DEADLINE_PASSED: Audience.HEAD, Kind.MESSAGE_TO_OFFICE: Audience.NAMED, Kind.MEMBER_INVITED: Audience.INVITED,
        Kind.PLAN_REMINDED: Audience.NAMED, Kind.PLAN_URGED: Audience.NAMED,
    }  # fmt: skip
    return others.get(kind, Audience.APPLICANTS)
