"""When, and by whom, a dossier may move. Pure: no database, no clock, no HTTP.

The states are those that provinces report to the national portal (QĐ of the portal, codes 1 to 10); everything finer is a step.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal


class State(StrEnum):
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"
    PROCESSING = "PROCESSING"
    AWAITING_SUPPLEMENT = "AWAITING_SUPPLEMENT"
    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    WITHDRAWAL_REQUESTED = "WITHDRAWAL_REQUESTED"
    STOPPED = "STOPPED"
    RESULT_READY = "RESULT_READY"
    DELIVERED = "DELIVERED"


NATIONAL_CODE = {
    State.SUBMITTED: 1, State.ACCEPTED: 2, State.REFUSED: 3, State.PROCESSING: 4, State.AWAITING_SUPPLEMENT: 5,
    State.AWAITING_PAYMENT: 6, State.WITHDRAWAL_REQUESTED: 7, State.STOPPED: 8, State.RESULT_READY: 9, State.DELIVERED: 10,
}  # fmt: skip
FINAL = frozenset({State.REFUSED, State.STOPPED, State.DELIVERED})
WAITING = frozenset({State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT, State.WITHDRAWAL_REQUESTED})
OPEN = frozenset(State) - FINAL - {State.DRAFT}


class Channel(StrEnum):
    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class TypedBy(StrEnum):
    APPLICANT = "applicant"
    RELATIVE = "relative"
    OFFICER = "officer"
    AGENT = "agent"


class Where(StrEnum):
    """In which unit the duty must be borne."""

    RECEIVING = "receiving"
    LEAD = "lead"
    HOLDER = "holder"


class Facts(Protocol):
    """What a rule may look at; the Dossier model fits, and so does a stub of a few lines."""

    state: str
    submitter_id: int | None
    helper_id: int | None
    owner_account_id: int | None
    organisation_id: int | None
    receiving_unit_id: str
    lead_unit_id: str
    holder_unit_id: str | None
    holder_id: int | None
    step_kind: str | None
    is_taken: bool
    supplements: int
    extensions: int
    due_at: datetime | None

    @property
    def max_supplements(self) -> int: ...
    @property
    def max_extensions(self) -> int: ...
    @property
    def open_opinions(self) -> Collection[str]: ...
    @property
    def referred_from(self) -> str | None: ...
    @property
    def has_earlier_step(self) -> bool: ...
    @property
    def has_decision(self) -> bool: ...
    @property
    def explanation_state(self) -> str: ...
    @property
    def explained_by(self) -> str: ...
    @property
    def judging_units(self) -> Collection[str]: ...


Guard = Callable[[Facts, Actor], Refusal | None]
Bearer = tuple[str, Where]
APPLICANT = ("applicant", Where.RECEIVING)
HELPER = ("helper", Where.RECEIVING)
INTAKE = ("intake", Where.RECEIVING)
RESULT_DESK = ("result_desk", Where.RECEIVING)
CASHIER = ("cashier", Where.RECEIVING)
OFFICER = ("officer", Where.HOLDER)
HEAD = ("head", Where.HOLDER)
LEADER = ("leader", Where.HOLDER)
CLERK = ("clerk", Where.HOLDER)
LEAD_HEAD = ("head", Where.LEAD)
LEAD_LEADER = ("leader", Where.LEAD)


def at_step(*kinds: str) -> Guard:
    def guard(facts: Facts, actor: Actor) -> Refusal | None:
        return None if facts.step_kind in kinds else Refusal("not-this-step", step=facts.step_kind)

    return guard


def not_taken(facts: Facts, actor: Actor) -> Refusal | None:
    return Refusal("already-taken") if facts.is_taken else None


def taken(facts: Facts, actor: Actor) -> Refusal | None:
    return None if facts.is_taken else Refusal("not-taken-yet")


def mine(facts: Facts, actor: Actor) -> Refusal | None:
    """An assigned step belongs to its officer; a step in the unit's pool to nobody yet."""
    if facts.holder_id is None or actor.id == f"account:{facts.holder_id}":
        return None
    return Refusal("assigned-to-another")


def opened(facts: Facts, actor: Actor) -> Refusal | None:
    """The hand-over itself is opened before it is assigned; work in the pool goes to somebody at once."""
    return None if facts.is_taken or facts.step_kind == "work" else Refusal("not-taken-yet")


def nobodys(facts: Facts, actor: Actor) -> Refusal | None:
    """What somebody works on is taken from that person by name, with a reason."""
    return Refusal("already-assigned") if facts.step_kind == "work" and facts.holder_id else None


def somebodys(facts: Facts, actor: Actor) -> Refusal | None:
    return None if facts.holder_id else Refusal("nobody-holds-it")


def opinions_in(facts: Facts, actor: Actor) -> Refusal | None:
    waiting = list(facts.open_opinions)
    return Refusal("opinions-open", units=waiting) if waiting else None


def once_extended(facts: Facts, actor: Actor) -> Refusal | None:
    """Art. 19 of TT 01/2018 and form 04: a new appointment at most once."""
    return Refusal("already-extended", limit=facts.max_extensions) if facts.extensions >= facts.max_extensions else None


def appointed(facts: Facts, actor: Actor) -> Refusal | None:
    return None if facts.due_at else Refusal("no-appointment")


def earlier_step(facts: Facts, actor: Actor) -> Refusal | None:
    return None if facts.has_earlier_step else Refusal("no-earlier-step")


def not_referred(facts: Facts, actor: Actor) -> Refusal | None:
    return Refusal("already-handed-up") if facts.referred_from else None


def referred(facts: Facts, actor: Actor) -> Refusal | None:
    return None if facts.referred_from else Refusal("not-handed-up")


def decided(facts: Facts, actor: Actor) -> Refusal | None:
    return None if facts.has_decision else Refusal("no-decision")


def is_asked(facts: Facts, actor: Actor) -> Refusal | None:
    asked = {unit for _, unit in actor.posts} & set(facts.open_opinions)
    return None if asked else Refusal("not-asked")


class Explained(StrEnum):
    """How the explanation of a late dossier stands."""

    NONE = ""
    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"


def not_accepted(facts: Facts, actor: Actor) -> Refusal | None:
    return Refusal("explanation-accepted") if facts.explanation_state == Explained.ACCEPTED else None


def to_judge(facts: Facts, actor: Actor) -> Refusal | None:
    return None if facts.explanation_state == Explained.WAITING else Refusal("no-explanation")


def leads_it(facts: Facts, actor: Actor) -> Refusal | None:
    """The lead unit's leader, or the leader of a unit above it."""
    led = {unit for duty, unit in actor.posts if duty == "leader"}
    return None if led and not led.isdisjoint(facts.judging_units) else Refusal("not-your-duty", duties=["leader"])


def anothers(facts: Facts, actor: Actor) -> Refusal | None:
    """Nobody accepts what they wrote themselves."""
    return Refusal("own-explanation") if facts.explained_by == actor.id else None


# The roles of an organisation's members who act in its dossiers; a viewer only looks.
FILES_FOR = ("manager", "filer")
# Where a step leads: a state, BACK to the state before waiting began, or None: the same state.
BACK = "BACK"


@dataclass(frozen=True)
class Step:
    """One row of the lifecycle: from where, to where, by whom, and what must hold."""

    sources: Collection[State]
    target: State | str | None
    bearers: tuple[Bearer, ...]
    guards: tuple[Guard, ...] = ()


S = State
# Lateness is explained at any time, long after the end too.
AFTER_ACCEPTANCE = frozenset(State) - {S.DRAFT, S.SUBMITTED, S.REFUSED}
STEPS: Mapping[str, Step] = {
    "submit": Step({S.DRAFT}, S.SUBMITTED, (APPLICANT, HELPER, INTAKE)),
    "accept": Step({S.SUBMITTED}, S.ACCEPTED, (INTAKE,)),
    "refuse": Step({S.SUBMITTED}, S.REFUSED, (INTAKE,)),
    "ask_supplement": Step({S.SUBMITTED, S.PROCESSING}, S.AWAITING_SUPPLEMENT, (INTAKE, OFFICER, HEAD)),
    "resubmit": Step({S.AWAITING_SUPPLEMENT}, BACK, (APPLICANT, INTAKE)),
    "transfer": Step({S.ACCEPTED}, S.PROCESSING, (INTAKE,)),
    "take": Step({S.PROCESSING}, None, (OFFICER, HEAD, LEADER, CLERK), (not_taken,)),
    "assign": Step({S.PROCESSING}, None, (HEAD,), (opened, at_step("assign", "work"), nobodys)),
    "reassign": Step({S.PROCESSING}, None, (HEAD, LEADER), (at_step("work", "sign", "number"), somebodys)),
    "finish_step": Step({S.PROCESSING}, None, (OFFICER, HEAD, LEADER), (at_step("work"), taken, mine, opinions_in, not_referred)),
    "send_back": Step({S.PROCESSING}, None, (HEAD, LEADER, CLERK), (earlier_step,)),
    "ask_opinion": Step({S.PROCESSING}, None, (OFFICER, HEAD, LEADER), (at_step("work"), mine)),
    "answer_opinion": Step({S.PROCESSING, S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT}, None, (), (is_asked,)),
    "hand_up": Step({S.PROCESSING}, None, (OFFICER, HEAD, LEADER), (at_step("work"), mine, not_referred)),
    "hand_back": Step({S.PROCESSING}, None, (OFFICER, HEAD, LEADER, CLERK), (referred,)),
    "ask_payment": Step({S.ACCEPTED, S.PROCESSING}, S.AWAITING_PAYMENT, (INTAKE, CASHIER, OFFICER, HEAD)),
    "record_payment": Step(
        {S.SUBMITTED, S.ACCEPTED, S.PROCESSING, S.AWAITING_PAYMENT, S.RESULT_READY}, BACK, (CASHIER, INTAKE, RESULT_DESK)
    ),
    "request_withdrawal": Step(
        {S.SUBMITTED, S.ACCEPTED, S.PROCESSING, S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT},
        S.WITHDRAWAL_REQUESTED, (APPLICANT, INTAKE),
    ),
    "cancel_withdrawal": Step({S.WITHDRAWAL_REQUESTED}, BACK, (APPLICANT, INTAKE)),
    "stop": Step({S.WITHDRAWAL_REQUESTED, S.AWAITING_SUPPLEMENT}, S.STOPPED, (INTAKE, HEAD)),
    "extend": Step({S.ACCEPTED, S.PROCESSING}, None, (HEAD, LEADER, LEAD_HEAD, LEAD_LEADER), (appointed, once_extended)),
    "apologise": Step({S.ACCEPTED, S.PROCESSING, S.RESULT_READY}, None, (HEAD, LEADER, LEAD_HEAD, LEAD_LEADER), (appointed,)),
    "explain": Step(AFTER_ACCEPTANCE, None, (HEAD, LEAD_HEAD), (appointed, not_accepted)),
    "judge_explanation": Step(AFTER_ACCEPTANCE, None, (), (leads_it, to_judge, anothers)),
    "draft_result": Step({S.PROCESSING}, None, (OFFICER, HEAD, LEADER), (at_step("work", "sign"), taken, mine)),
    "decide": Step({S.PROCESSING}, None, (LEADER,), (at_step("sign"), opinions_in)),
    "reject": Step({S.PROCESSING}, S.STOPPED, (LEADER,), (at_step("sign"), opinions_in)),
    "number_and_seal": Step({S.PROCESSING}, S.RESULT_READY, (CLERK,), (at_step("number"), decided)),
    "announce": Step({S.RESULT_READY}, None, (RESULT_DESK, INTAKE)),
    "deliver": Step({S.RESULT_READY}, S.DELIVERED, (RESULT_DESK,)),
    "reopen": Step({S.RESULT_READY, S.DELIVERED}, S.PROCESSING, (LEAD_HEAD, LEAD_LEADER)),
}  # fmt: skip


def bears(facts: Facts, actor: Actor, bearers: tuple[Bearer, ...]) -> bool:
    """Tell whether the actor bears one of these duties towards this very dossier."""
    units = {Where.RECEIVING: facts.receiving_unit_id, Where.LEAD: facts.lead_unit_id, Where.HOLDER: facts.holder_unit_id}
    return any(
        _IN_PERSON[duty](facts, actor) if duty in _IN_PERSON else actor.holds(duty, units[where] or "") for duty, where in bearers
    )


def is_applicant(facts: Facts, actor: Actor) -> bool:
    """Tell whether the actor is the submitter or the owner; of an organisation's dossier, whether the actor files for it still."""
    if facts.organisation_id is not None:
        return facts.organisation_id in actor.organisations(*FILES_FOR)
    accounts = {f"account:{pk}" for pk in (facts.submitter_id, facts.owner_account_id) if pk is not None}
    return actor.id in accounts


def is_helper(facts: Facts, actor: Actor) -> bool:
    """Tell whether the actor is the official who types it for the applicant, and still takes dossiers in somewhere."""
    still = any(duty == "intake" for duty, _ in actor.posts)
    return still and facts.helper_id is not None and actor.id == f"account:{facts.helper_id}"


_IN_PERSON: Mapping[str, Callable[[Facts, Actor], bool]] = {"applicant": is_applicant, "helper": is_helper}


def why_not(verb: str, facts: Facts, actor: Actor) -> Refusal | None:
    """Return the first reason why this actor may not do this now, or None.

    Codes: not-your-duty, wrong-state, and those of the guards.
    """
    step = STEPS[verb]
    if step.bearers and not bears(facts, actor, step.bearers):
        return Refusal("not-your-duty", duties=[duty for duty, _ in step.bearers])
    if facts.state not in step.sources:
        return Refusal("wrong-state", state=str(facts.state))
    return next((no for guard in step.guards if (no := guard(facts, actor))), None)


def why_not_supplement(facts: Facts, superior: str, exception: str) -> Refusal | None:
    """One supplement request is the rule (QĐ 766 counts a second as late); another needs a named superior and a reason."""
    if facts.supplements < facts.max_supplements or (superior.strip() and exception.strip()):
        return None
    return Refusal("second-supplement", limit=facts.max_supplements)


def why_not_complete(missing: Collection[str]) -> Refusal | None:
    """Nothing is accepted while a required paper is missing; asked once the counter has counted what there is."""
    return Refusal("papers-missing", papers=list(missing)) if missing else None


# Grounds of a refusal that are tied to the procedure itself, not to one of its papers (NĐ 61/2018/NĐ-CP, điều 17).
GROUNDS = {
    "competence": "Không thuộc thẩm quyền giải quyết",
    "subject": "Không đúng đối tượng thực hiện",
    "condition": "Không đủ điều kiện theo quy định",
    "procedure": "Không thuộc danh mục thủ tục đã công bố",
    "content": "Nội dung kê khai chưa đúng, chưa đủ",
}


def why_not_reasons(
    reasons: Collection[Mapping[str, Any]], requirements: Collection[str], fields: Collection[str] = ()
) -> Refusal | None:
    """Refusal and supplement need a reason, each tied to a requirement of the catalogue or to a field of the form."""
    if not reasons:
        return Refusal("reason-missing")
    for reason in reasons:
        place, known = (reason["field"], fields) if "field" in reason else (reason.get("requirement"), requirements)
        if not str(reason.get("reason", "")).strip():
            return Refusal("reason-missing", requirement=place)
        if place not in known:
            return Refusal("unknown-requirement", requirement=place)
    return None


# What the next event is, and who is expected to bring it about, in every open state.
EXPECTED = {
    S.SUBMITTED: "accept", S.ACCEPTED: "transfer", S.AWAITING_SUPPLEMENT: "resubmit", S.AWAITING_PAYMENT: "record_payment",
    S.WITHDRAWAL_REQUESTED: "stop", S.RESULT_READY: "deliver",
}  # fmt: skip
EXPECTED_AT_STEP = {"assign": "assign", "work": "finish_step", "sign": "decide", "number": "number_and_seal"}


def next_verb(facts: Facts) -> str | None:
    """Return the one event an open dossier waits for; None when it is closed or a draft."""
    if facts.state != State.PROCESSING:
        return EXPECTED.get(State(facts.state))
    if not facts.is_taken:
        return "take"
    if facts.referred_from:
        return "hand_back"
    return EXPECTED_AT_STEP[str(facts.step_kind)]


def diagram() -> str:
    """Draw the lifecycle as Mermaid; docs/lifecycle.mmd is this text."""
    lines = []
    for verb, step in STEPS.items():
        for source in sorted(step.sources):
            for target in _targets(source, step.target):
                lines.append(f"    {source} --> {target}: {verb}")
    return "\n".join(["stateDiagram-v2", "    [*] --> DRAFT: draft", *lines, *(f"    {s} --> [*]" for s in sorted(FINAL))]) + "\n"


def _targets(source: State, target: State | str | None) -> list[str]:
    if target == BACK and source == State.AWAITING_SUPPLEMENT:
        return [State.SUBMITTED, State.PROCESSING]
    if target == BACK and source == State.AWAITING_PAYMENT:
        return [State.ACCEPTED, State.PROCESSING]
    if target == BACK and source == State.WITHDRAWAL_REQUESTED:
        return sorted(STEPS["request_withdrawal"].sources)
    return [source if target in (None, BACK) else str(target)]
