"""Forms 01 to 04 and the notice of stopping, from what is stored."""

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from motcua.deadlines.rules import Policy
from motcua.dossiers import events
from motcua.kernel.amounts import dong
from motcua.kernel.moments import local_date
from motcua.letters import papers
from motcua.letters.queries import facts, places
from motcua.letters.queries.book import BOOK, place_in_register

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, LateLetter

_COLUMNS = {"original": "originals", "certified": "certified_copies", "copy": "copies", "electronic": "electronic"}
_INCOMPLETE = "Hồ sơ chưa đầy đủ hoặc chưa hợp lệ ở các nội dung trên."
_CLOCK_NOTES = {
    Policy.RESTART: "Thời hạn giải quyết được tính lại từ khi nhận đủ hồ sơ.",
    Policy.PAUSE: "Thời gian chờ bổ sung không tính vào thời hạn giải quyết.",
    Policy.NONE: "Thời hạn giải quyết không thay đổi.",
}


def receipt(dossier: "Dossier") -> papers.Receipt:
    """Form 01. The appointment is the one that was given: a later one has a paper of its own.

    :raises ValueError: the dossier has not been accepted
    """
    accepted = facts.last_event(dossier, events.ACCEPTED)
    if accepted is None or dossier.accepted_at is None:
        raise ValueError(f"{dossier} has not been accepted: there is no receipt yet")
    owner, submitter = facts.party(dossier, "owner"), facts.party(dossier, "submitter", "owner")
    desk = dossier.receiving_unit.name
    return papers.Receipt(
        **_heading(dossier, local_date(dossier.accepted_at)), **_person(dossier), code=_number(dossier), desk=desk,
        owner=owner.name if owner and submitter and owner.name != submitter.name else "",
        identity_number=submitter.identity_number if submitter else "", request=dossier.requested,
        components=_components(dossier), sets=dossier.copies, term=_term(dossier), received_at=dossier.accepted_at,
        return_at=dossier.original_due_at, collect_at=facts.return_place(dossier, desk), fee=_fee(dossier),
        book=BOOK, serial=f"{place_in_register(accepted):02}", receiver=accepted.actor_name,
    )  # fmt: skip


def supplement_slip(dossier: "Dossier", ordinal: int) -> papers.SupplementSlip:
    """Form 02, for the first, second … request.

    :raises StopIteration: there was no such request
    """
    asked = next(request for request in dossier.supplement_requests.all() if request.ordinal == ordinal)
    by = _who_asked(dossier, ordinal)
    taken_in = asked.stage == "processing"
    return papers.SupplementSlip(
        **_heading(dossier, local_date(asked.asked_at)), **_person(dossier), number=asked.slip_number,
        code=_number(dossier) if taken_in else "", desk=dossier.receiving_unit.name, request=dossier.requested,
        demands=facts.reasons(dossier, asked.reasons), reason=asked.exception or _INCOMPLETE,
        clock_note=_CLOCK_NOTES[dossier.procedure.clock_policy] if taken_in else "",
        contact=by, contact_phone=dossier.receiving_unit.phone or "", guide=by,
        guide_title=asked.signer_title,
    )  # fmt: skip


def refusal_slip(dossier: "Dossier") -> papers.RefusalSlip:
    """Form 03, of a dossier that was not taken in, or whose request was not granted.

    :raises ValueError: it was neither
    """
    refused = facts.last_event(dossier, events.REFUSED, events.REJECTED)
    if refused is None:
        raise ValueError(f"{dossier} was not refused")
    appraised = refused.kind == events.REJECTED
    issuer = dossier.signing_unit if appraised else dossier.receiving_unit
    title = refused.data["title"]
    signed = {"signer": refused.actor_name, "signer_title": _titles(title)} if appraised else {"receiver_title": title}
    return papers.RefusalSlip(
        **_heading(dossier, local_date(refused.happened_at), issuer.code), **_person(dossier), number=refused.data["document"],
        code=_number(dossier), desk=issuer.name, request=dossier.requested, **signed,
        reason="; ".join(facts.reasons(dossier, refused.data["reasons"])), receiver=refused.actor_name,
    )  # fmt: skip


def apology(dossier: "Dossier", letter: "LateLetter") -> papers.Apology:
    """Form 04, of one letter: with a new appointment in time, or afterwards.

    :raises ValueError: the dossier has not been accepted
    """
    day = local_date(letter.written_at)
    return papers.Apology(
        **_heading(dossier, day, dossier.lead_unit_id), number=letter.number, code=_number(dossier),
        agency=dossier.lead_unit.name, **_addressee(dossier), request=dossier.requested, received_at=_accepted_at(dossier),
        return_at=letter.old_due_at, new_return_at=letter.promised_at, reason=letter.reason, signer=letter.signer,
        signer_title=_titles(letter.signer_title),
        recipients=("Như trên", dossier.receiving_unit.name),
    )  # fmt: skip


def stop_notice(dossier: "Dossier") -> papers.StopNotice:
    """The notice that a dossier was stopped.

    :raises ValueError: it was not
    """
    stopped = facts.last_event(dossier, events.STOPPED)
    if stopped is None:
        raise ValueError(f"{dossier} was not stopped")
    asked = facts.last_event(dossier, events.WITHDRAWAL_REQUESTED)
    issuer, day = stopped.data["issuer"], local_date(stopped.happened_at)
    return papers.StopNotice(
        **_heading(dossier, day, issuer), number=stopped.data["document"], code=_number(dossier),
        agency=places.names([issuer], day)[issuer], signer_title=_titles(stopped.data["title"]),
        **_addressee(dossier), request=dossier.requested, received_at=dossier.accepted_at or _submitted_at(dossier),
        asked_by=(asked or stopped).actor_name, asked_at=(asked or stopped).happened_at, reason=stopped.data["reason"],
        fee=_fee(dossier), signer=stopped.actor_name, recipients=("Như trên",),
    )  # fmt: skip


def _heading(dossier: "Dossier", day: date, unit: str | None = None) -> dict[str, Any]:
    issuer = unit or dossier.receiving_unit_id
    return {**places.heading(issuer, day), "tracking_url": places.tracking_url(_number(dossier)), "forms": places.forms(dossier)}


def _titles(title: str) -> tuple[str, ...]:
    """A line each, as NĐ 30/2020/NĐ-CP prints them: "KT. CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG"."""
    return tuple(line for part in title.split("/") if (line := part.strip().upper()))


def _number(dossier: "Dossier") -> str:
    return dossier.number or ""


def _person(dossier: "Dossier") -> dict[str, Any]:
    """Who handed it in, as forms 01 to 03 ask."""
    person = facts.party(dossier, "submitter", "owner")
    if person is None:
        return {"submitter": dossier.owner_name}
    return {"submitter": person.name, "address": person.address, "phone": person.phone, "email": person.email}


def _addressee(dossier: "Dossier") -> dict[str, Any]:
    owner = facts.party(dossier, "owner", "submitter")
    known = {"address": owner.address, "phone": owner.phone} if owner else {}
    return {"addressee": dossier.owner_name, **known}


def _components(dossier: "Dossier") -> tuple[papers.Component, ...]:
    """What was received until acceptance: a line for each paper however many kinds of it there are, and one for its file."""
    counts: dict[tuple[str, bool], dict[str, int]] = defaultdict(dict)
    for paper in sorted(dossier.papers.all(), key=lambda paper: paper.pk):
        if paper.quantity and paper.added_at <= _accepted_at(dossier):
            line, column = counts[paper.name, paper.kind == "electronic"], _COLUMNS[paper.kind]
            line[column] = line.get(column, 0) + paper.quantity
    return tuple(papers.Component(name=name, **line) for (name, _), line in counts.items())


def _term(dossier: "Dossier") -> str:
    term = dossier.procedure.term_of(dossier.case)
    return str(term) if term else dossier.procedure.term_text


def _fee(dossier: "Dossier") -> str:
    if not dossier.fee_asked:
        return "Không"
    return f"{dong(dossier.fee_asked)} ({_how_paid(dossier)})"


def _how_paid(dossier: "Dossier") -> str:
    if dossier.fee_paid >= dossier.fee_asked:
        return "đã nộp"
    return f"đã nộp {dong(dossier.fee_paid)}" if dossier.fee_paid else "chưa nộp"


def _who_asked(dossier: "Dossier", ordinal: int) -> str:
    """Who asked stands in the journal; the row only has the account."""
    trail = facts.events_of([dossier]).filter(kind=events.SUPPLEMENT_ASKED)
    return next((event.actor_name for event in trail if event.data["ordinal"] == ordinal), "")


def _accepted_at(dossier: "Dossier") -> datetime:
    if dossier.accepted_at is None:
        raise ValueError(f"{dossier} has not been accepted")
    return dossier.accepted_at


def _submitted_at(dossier: "Dossier") -> datetime:
    if dossier.submitted_at is None:
        raise ValueError(f"{dossier} has not been handed in")
    return dossier.submitted_at
