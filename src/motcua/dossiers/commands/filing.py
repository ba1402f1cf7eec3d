"""Handing in: a draft, and the moment it becomes a dossier with a number."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from motcua.catalogue import queries as catalogue
from motcua.catalogue import rules as catalogue_rules
from motcua.catalogue.queries import PublishedVersion
from motcua.deadlines import queries as deadlines
from motcua.documents import commands as documents
from motcua.dossiers import events, queries, rules
from motcua.dossiers.commands import counting, declared, joining, moves
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Channel, Seen, State, TypedBy
from motcua.journal import commands as journal
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.people import queries as people

if TYPE_CHECKING:
    from motcua.people.models import Unit


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody of the dossier: role submitter, owner or proxy; kind person or organisation."""

    role: str
    name: str
    kind: str = "person"
    identity_kind: str = ""
    identity_number: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    proxy_paper: str = ""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper handed in.

    :param requirement: its key in the catalogue, None for more than is asked
    :param reused_from: number of the earlier dossier that it was taken from
    """

    requirement: str | None
    name: str
    kind: str = "electronic"
    quantity: int = 1
    file: UUID | None = None
    reused_from: str = ""


@dataclass(frozen=True, kw_only=True)
class Filing:
    """What somebody hands in, wherever and however.

    :param helper: the official who types it for the applicant, with typed_by OFFICER
    :param counter_unit: the unit at whose counter machine it is typed
    :param key: chosen by the form before sending; the same key twice is the same dossier
    """

    version: int
    receiving_unit: str
    persons: Sequence[Person]
    papers: Sequence[Paper] = ()
    channel: Channel = Channel.ONLINE
    typed_by: TypedBy = TypedBy.APPLICANT
    submitter: int | None = None
    helper: int | None = None
    counter_unit: str | None = None
    owner: int | None = None
    organisation: int | None = None
    case: str | None = None
    requested: str = ""
    form: dict[str, Any] = field(default_factory=dict)
    copies: int = 1
    return_by: Channel = Channel.COUNTER
    return_place: str = ""
    key: str | None = None


def draft(filing: Filing, *, by: Actor, at: datetime) -> Dossier:
    """Keep what has been typed so far. It has no number and no clock, and only who typed it sees it.

    :raises Refusal: not-a-member
    """
    require(_why_not_for(filing, by))
    with transaction.atomic():
        dossier = _made(filing, State.DRAFT, people.unit(filing.receiving_unit), number=None, at=at)
        if "questions" in filing.form:
            declared.settle(dossier)
        _write(dossier, filing, events.DRAFTED, by=by, at=at)
    return dossier


def submit(filing: Filing, *, by: Actor, at: datetime, happened_at: datetime | None = None) -> Dossier:
    """Hand a dossier in: it gets its number and waits for the one-stop unit. The same key again returns the same dossier.

    :param happened_at: the signing of the postal hand-over record, which is the legal moment (QĐ 45/2016)
    :raises Refusal: not-your-duty, unknown-case, not-in-force, owner-missing, file-not-yours
    """
    if filing.key and (earlier := queries.sent_before(filing.key, by=by)):
        return earlier
    require(_why_not_filing(filing, by, local_date(at)))
    unit = people.unit(filing.receiving_unit)
    number = _number(unit, local_date(at))
    try:
        with transaction.atomic():
            filing = _given_to_citizens(filing)
            dossier = _made(filing, State.SUBMITTED, unit, number=number, at=at, happened_at=happened_at)
            return _write(dossier, filing, events.SUBMITTED, by=by, at=at, happened_at=happened_at)
    except IntegrityError as clash:
        # Clicked twice, two tabs, a retry: the first one counts and this one's number is a gap.
        if "dossier_sent_once" in str(clash) and (earlier := queries.sent_before(filing.key or "", by=by)):
            return earlier
        raise


def submit_draft(pk: int, *, by: Actor, at: datetime, counter_unit: str | None = None, seen_seq: int | None = None) -> Dossier:
    """Hand in what was kept as a draft. Handing it in again changes nothing.

    :param counter_unit: the unit at whose counter machine it is sent; one where it was begun stays named
    :param seen_seq: of the draft's last event when the sender read it over; nobody sends what he has not read
    :raises Refusal: not-your-duty, wrong-state, changed-elsewhere, not-in-force, questions-open, form-incomplete
    """
    unit = Dossier.objects.values_list("receiving_unit", flat=True).get(pk=pk)
    number = _number(people.unit(unit), local_date(at))
    with transaction.atomic():
        dossier = moves.lock(pk)
        if dossier.state != State.DRAFT and (rules.is_applicant(dossier, by) or rules.is_helper(dossier, by)):
            return dossier
        require(rules.why_not("submit", dossier, by))
        require(Refusal("changed-elsewhere") if seen_seq not in (None, dossier.seq) else None)
        require(_why_not_in_force(dossier.procedure, local_date(at)) or declared.why_not(dossier, local_date(at)))
        dossier.number, dossier.submitted_at, dossier.holder_unit_id = number, at, dossier.receiving_unit_id
        dossier.search_keys = [*dossier.search_keys, *rules.number_keys(number)]
        dossier.next_due_at = moves.reply_due(dossier.procedure, at, dossier.calendar)
        dossier.counter_unit_id = dossier.counter_unit_id or counter_unit
        declared.freeze(dossier, local_date(at))
        _give_to_citizens(dossier)
        moves.join(dossier, dossier.receiving_unit_id)
        return moves.step(
            dossier, "submit", events.SUBMITTED, by=by, at=at, channel=dossier.channel, typed_by=dossier.typed_by,
            counter_unit=dossier.counter_unit_id, own=dossier.submitter_id is not None or dossier.owner_account_id is not None,
            **counting.told(dossier, dossier.papers.all()),
        )


def _give_to_citizens(dossier: Dossier) -> None:
    """What an official has typed for somebody is from now on in that person's own account, where there surely is one."""
    if dossier.helper_id is not None:
        known = joining.accounts_of(dossier.parties.all())
        dossier.submitter_id, dossier.owner_account_id = known.get("submitter"), known.get("owner")


def _given_to_citizens(filing: Filing) -> Filing:
    """The same for what is taken in over the counter."""
    if filing.submitter is not None or filing.organisation is not None:
        return filing
    known = joining.accounts_of(filing.persons)
    return replace(filing, submitter=known.get("submitter"), owner=filing.owner or known.get("owner"))


def retype(pk: int, filing: Filing, *, by: Actor, at: datetime, seen: Seen | None = None) -> Dossier:
    """Replace what was typed in a draft. Its papers stay, one arriving at the same moment too; so do the other parts of its form.

    :param seen: what the page showed on which it was typed
    :raises Refusal: not-your-duty, wrong-state, changed-elsewhere
    """
    with transaction.atomic():
        dossier = moves.lock(pk)
        require(rules.why_not("submit", dossier, by) or declared.why_not_over(dossier, "persons", seen))
        fresh = _made(filing, State.DRAFT, people.unit(filing.receiving_unit), number=None, at=dossier.drafted_at)
        fresh.organisation_id = dossier.organisation_id  # whose it is, is said where it begins
        fresh.pk, fresh.seq, fresh.as_loaded = dossier.pk, dossier.seq, dossier.as_loaded
        fresh.form = declared.written(declared.without(filing.form, dossier.form, "persons"), "persons", seen)
        fresh.helper_id, fresh.counter_unit_id = dossier.helper_id, dossier.counter_unit_id  # who and where is not typed
        fresh.case = dossier.case if "questions" in fresh.form else fresh.case
        fresh.fee_asked = declared.fee_asked(fresh)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM dossiers_party WHERE dossier_id = %s", [pk])
        _insert_persons(fresh, filing.persons)
        return moves.remark(fresh, events.DRAFTED, by=by, at=at)


def _why_not_filing(filing: Filing, by: Actor, day: date) -> Refusal | None:
    procedure = catalogue.published(filing.version)
    if by.id != f"account:{filing.submitter}" and not by.holds("intake", filing.receiving_unit):
        return Refusal("not-your-duty", duties=["applicant", "intake"])
    if filing.case is not None and filing.case not in {case.key for case in procedure.cases}:
        return Refusal("unknown-case", case=filing.case)
    if not any(person.role == "owner" and person.name.strip() for person in filing.persons):
        return Refusal("owner-missing")
    return _why_not_for(filing, by) or _why_not_in_force(procedure, day)


def _why_not_for(filing: Filing, by: Actor) -> Refusal | None:
    """For an organisation files who is its manager or filer."""
    if filing.organisation is None or filing.organisation in by.organisations(*rules.FILES_FOR):
        return None
    return Refusal("not-a-member")


def _why_not_in_force(procedure: PublishedVersion, day: date) -> Refusal | None:
    in_force = catalogue.current(procedure.procedure_key, day)
    return None if in_force and in_force.id == procedure.id else Refusal("not-in-force", procedure=procedure.procedure_key)


def _made(
    filing: Filing, state: State, unit: "Unit", *, number: str | None, at: datetime, happened_at: datetime | None = None
) -> Dossier:
    procedure = catalogue.published(filing.version)
    owner = next((person for person in filing.persons if person.role == "owner"), None)
    lead, signing = _units(procedure, filing.receiving_unit, local_date(at))
    submitted = state is State.SUBMITTED
    return Dossier(
        number=number, version_id=filing.version, procedure_key=procedure.procedure_key, procedure_name=procedure.name,
        field=procedure.field, case=filing.case, rule_set=procedure.rule_set.code, state=state.value,
        channel=filing.channel.value, typed_by=filing.typed_by.value, submitter_id=filing.submitter, owner_account_id=filing.owner,
        organisation_id=filing.organisation,
        helper_id=filing.helper, counter_unit_id=filing.counter_unit,
        owner_name=owner.name if owner else "", search_keys=rules.search_keys(filing.persons, number),
        requested=filing.requested or procedure.name, form=filing.form, copies=filing.copies, return_by=filing.return_by.value,
        return_place=filing.return_place, idempotency_key=filing.key,
        receiving_unit_id=filing.receiving_unit, lead_unit_id=lead,
        signing_unit_id=signing,
        units=[filing.receiving_unit] if submitted else [], holder_unit_id=filing.receiving_unit if submitted else None,
        fee_asked=procedure.fee_asked, calendar_code=unit.calendar, drafted_at=at,
        submitted_at=(happened_at or at) if submitted else None,
        next_due_at=moves.reply_due(procedure, happened_at or at, deadlines.calendar(unit.calendar)) if submitted else None,
    )  # fmt: skip


def _units(procedure: PublishedVersion, receiving: str, day: date) -> tuple[str, str]:
    """Which units lead and sign when this unit receives."""
    wild = catalogue_rules.is_wildcard(procedure.lead_unit) or catalogue_rules.is_wildcard(procedure.signing_unit)
    above = people.ancestors(receiving, day) if wild else ()
    lead, signing = (catalogue_rules.resolve_lead(u, receiving, above) for u in (procedure.lead_unit, procedure.signing_unit))
    return lead, signing


def _write(
    dossier: Dossier, filing: Filing, kind: str, *, by: Actor, at: datetime, happened_at: datetime | None = None
) -> Dossier:
    """Write the rows, attach the files, record the event."""
    dossier.seq += 1
    dossier.leave_by_at = dossier.next_due_at
    moves.insert_dossier(dossier)
    _insert_persons(dossier, filing.persons)
    insert_papers(dossier, filing.papers, at=at)
    files = documents.attach([p.file for p in filing.papers if p.file], subject=dossier.subject, by=by, at=at)
    journal.append(
        dossier.subject, dossier.seq, kind, by=by, at=at, happened_at=happened_at, number=dossier.number,
        procedure=dossier.procedure_key, state=dossier.state, unit=dossier.holder_unit_id, channel=dossier.channel,
        typed_by=dossier.typed_by, counter_unit=dossier.counter_unit_id, version=dossier.version_id,
        files=[[str(f.id), f.sha256] for f in files],
        own=dossier.submitter_id is not None or dossier.owner_account_id is not None, **counting.told(dossier, filing.papers),
    )
    return dossier


def _insert_persons(dossier: Dossier, persons: Sequence[Person]) -> None:
    moves.insert("dossiers_party", [{"dossier_id": dossier.pk, **vars(person)} for person in persons])


def insert_papers(dossier: Dossier, papers: Sequence[Paper], *, at: datetime, supplement: int | None = None) -> None:
    """Write what was handed in, with the dossier or in answer to a supplement request."""
    moves.insert("dossiers_submittedpaper", [
        {"dossier_id": dossier.pk, "requirement": p.requirement, "name": p.name, "kind": p.kind, "quantity": p.quantity,
         "file_id": p.file, "supplement": supplement, "reused_from": p.reused_from, "added_at": at}
        for p in papers
    ])  # fmt: skip


# In a transaction of its own that need not wait for the disk: a dossier that is on disk carries its number's log with it,
# because the log is written in order. So senders of one unit do not queue behind one another's disk.
_NEXT = """
    INSERT INTO dossiers_numberseries AS s (prefix, day, last) VALUES (%s, %s, 1)
    ON CONFLICT (prefix, day) DO UPDATE SET last = s.last + 1 RETURNING last{quick}"""


def _number(unit: "Unit", day: date) -> str:
    prefix = rules.number_prefix(unit.code_qd20, unit.code_qcvn102, unit.code)
    quick = "" if connection.in_atomic_block else ", set_config('synchronous_commit', 'off', true)"
    with connection.cursor() as cursor:
        cursor.execute(_NEXT.format(quick=quick), [prefix, day])
        return rules.dossier_number(prefix, day, cursor.fetchone()[0])

