"""Rows of a version become values."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal

from motcua.catalogue import models, rules
from motcua.catalogue.rules import (
    Case,
    Fee,
    LegalBasis,
    Paper,
    PublishedVersion,
    Result,
    RuleSet,
    StepPlan,
    VersionState,
    eform,
)
from motcua.catalogue.rules.eform import Formula
from motcua.deadlines.rules import Policy, Term, TermUnit


def fingerprint(version: PublishedVersion) -> str:
    """Return a short mark of the content: two are equal only if nothing is different."""
    text = json.dumps(rules.to_data(version), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def code_of(procedure: models.Procedure) -> str:
    """Return the national code, else the internal one."""
    return procedure.code or procedure.key.rpartition("-")[0]


def _term(amount: Decimal | None, unit: str | None) -> Term | None:
    return None if amount is None or unit is None else Term(amount.normalize(), TermUnit(unit))


def facts(version: models.Version) -> PublishedVersion:
    """Return a version with its parts as values."""
    procedure, law = version.procedure, rule_set_of(version.rule_set)
    return PublishedVersion(
        id=version.pk, procedure_key=procedure.key, number=version.number, state=VersionState(version.state),
        valid_from=version.valid_from, valid_to=version.valid_to, code=code_of(procedure),
        published_code=procedure.published_code, name=version.name, field=version.field,
        level=procedure.level, order_text=version.order_text, way_text=version.way_text,
        copies_of_dossier=version.copies_of_dossier, term=_term(version.term_amount, version.term_unit),
        term_text=version.term_text, applicants=tuple(version.applicants), lead_unit=version.lead_unit, signer=version.signer,
        signing_unit=version.signing_unit, inter_agency=version.inter_agency,
        service_level=rules.ServiceLevel(version.service_level), conditions=tuple(version.conditions),
        clock_policy=Policy(version.clock_policy) if version.clock_policy else law.clock_policy, rule_set=law,
        confidence=version.confidence, unverified=tuple(version.unverified), missing=tuple(version.missing),
        note=version.note, sources=tuple(version.sources), cases=_cases(version), papers=_papers(version),
        fees=_fees(version), steps=_steps(version), results=_results(version),
        legal_basis=_legal_basis(version), questions=rules.read_questions(version.questions),
        form=None if version.form is None else eform.read(version.form),
    )


def rule_set_of(row: models.RuleSet) -> RuleSet:
    return RuleSet(
        code=row.code, name=row.name, valid_from=row.valid_from, valid_to=row.valid_to,
        clock_policy=Policy(row.clock_policy), max_supplements=row.max_supplements,
        max_extensions=row.max_extensions, has_district=row.has_district, reply_hours=row.reply_hours,
        forms=row.forms, unverified=tuple(row.unverified), sources=tuple(row.sources),
    )


def _cases(version: models.Version) -> tuple[Case, ...]:
    return tuple(
        Case(key=c.key, name=c.name, term=_term(c.term_amount, c.term_unit), note=c.note, when=_formula(c.when))
        for c in _ordered(version.cases.all())
    )


def _papers(version: models.Version) -> tuple[Paper, ...]:
    cases = {case.pk: case.key for case in version.cases.all()}
    return tuple(
        Paper(
            key=p.key, name=p.name, form=p.form, originals=p.originals, copies=p.copies, required=p.required,
            note=p.note, case=cases[p.case_id] if p.case_id else None, when=_formula(p.when),
        )
        for p in _ordered(version.papers.all())
    )


def _fees(version: models.Version) -> tuple[Fee, ...]:
    return tuple(
        Fee(
            key=f.key, name=f.name, amount=f.amount, kind=rules.FeeKind(f.kind), is_default=f.is_default,
            legal_text=f.legal_text, when=_formula(f.when), formula=_formula(f.formula),
        )
        for f in _ordered(version.fees.all())
    )


def _steps(version: models.Version) -> tuple[StepPlan, ...]:
    return tuple(
        StepPlan(
            order=s.order, kind=rules.StepKind(s.kind), place=s.place, duty=s.duty, action=s.action,
            budget=_term(s.budget_amount, s.budget_unit),
        )
        for s in _ordered(version.steps.all())
    )


def _results(version: models.Version) -> tuple[Result, ...]:
    return tuple(
        Result(name=r.name, form=r.form, validity=r.validity, result_code=r.result_code)
        for r in _ordered(version.results.all())
    )


def _legal_basis(version: models.Version) -> tuple[LegalBasis, ...]:
    return tuple(LegalBasis(text=b.text, number=b.number) for b in _ordered(version.legal_basis.all()))


def _ordered[Part: (models.Case, models.Paper, models.Fee, models.Step, models.Result, models.LegalBasis)](
    parts: Iterable[Part],
) -> list[Part]:
    return sorted(parts, key=lambda part: part.order)


def _formula(text: str | None) -> Formula | None:
    return eform.parse(text) if text else None
