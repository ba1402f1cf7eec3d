"""A version of a procedure as values: what screens show, clocks count and dossiers are held to."""

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.rules.eform import Choice, EForm, Formula
from motcua.catalogue.rules.kinds import FeeKind, ServiceLevel, StepKind, VersionState
from motcua.deadlines.rules import Policy, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The law of a time. reply_hours: working hours to answer an online submission."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None
    clock_policy: Policy
    max_supplements: int
    max_extensions: int
    has_district: bool
    reply_hours: int
    forms: str
    unverified: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Asked before the form; answers decide case, papers and fees. Without choices: yes or no."""

    key: str
    text: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    show_if: Formula | None = None

    @property
    def yes_no(self) -> bool:
        return not self.choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A variant (trường hợp). term: its own, None: that of the procedure. when: which answers make it, None: all others."""

    key: str
    name: str
    term: Term | None = None
    note: str | None = None
    when: Formula | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper asked for. case: key of the only case that asks for it, None: every case. when: only after these answers."""

    key: str
    name: str
    form: str | None
    originals: int
    copies: int
    required: bool
    note: str | None = None
    case: str | None = None
    when: Formula | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What is paid, in đồng. when: after which answers; formula: reckons the amount from questions and form."""

    key: str
    name: str
    amount: int
    kind: FeeKind
    is_default: bool
    legal_text: str | None = None
    when: Formula | None = None
    formula: Formula | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """One step. place: a `Place` or a unit code. budget: None where the procedure has no known term."""

    order: int
    kind: StepKind
    place: str
    duty: str
    action: str
    budget: Term | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    name: str
    form: str | None = None
    validity: str | None = None
    result_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    text: str
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """One version of a procedure, whole.

    code: the national code, or the internal one (BG-001) where none is known. clock_policy: already resolved.
    term: None when the law gives none, or more than one; then the officer names the appointment.
    unverified: names of values no officer has confirmed; missing: compulsory parts the source did not give.
    """

    id: int
    procedure_key: str
    number: int
    state: VersionState
    valid_from: date | None
    valid_to: date | None
    code: str
    published_code: str | None
    name: str
    field: str
    level: str
    order_text: str
    way_text: str
    copies_of_dossier: int
    term: Term | None
    term_text: str
    applicants: tuple[str, ...]
    lead_unit: str
    signer: str
    signing_unit: str
    inter_agency: bool
    service_level: ServiceLevel
    conditions: tuple[str, ...]
    clock_policy: Policy
    rule_set: RuleSet
    confidence: str | None
    unverified: tuple[str, ...]
    missing: tuple[str, ...]
    note: str | None
    sources: tuple[str, ...]
    cases: tuple[Case, ...]
    papers: tuple[Paper, ...]
    fees: tuple[Fee, ...]
    steps: tuple[StepPlan, ...]
    results: tuple[Result, ...]
    legal_basis: tuple[LegalBasis, ...]
    questions: tuple[Question, ...] = ()
    form: EForm | None = None

    @property
    def fee_asked(self) -> int:
        """What is asked unless somebody picks another fee, in đồng."""
        return sum(fee.amount for fee in self.fees if fee.is_default)

    def case(self, key: str | None) -> Case | None:
        return next((case for case in self.cases if case.key == key), None)

    def term_of(self, case: str | None) -> Term | None:
        """Return the legal term in this case."""
        own = self.case(case)
        return own.term if own is not None and own.term is not None else self.term

    def papers_of(self, case: str | None) -> tuple[Paper, ...]:
        """Return the papers asked for in this case."""
        return tuple(paper for paper in self.papers if paper.case in (None, case))
