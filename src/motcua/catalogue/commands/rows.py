"""A version as values becomes rows."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from motcua.catalogue import rules
from motcua.catalogue.models import Case, Fee, LegalBasis, Paper, Result, Step, Version
from motcua.catalogue.rules import PublishedVersion, VersionState, eform
from motcua.catalogue.rules.eform import Formula
from motcua.deadlines.rules import Term


def write(contents: Sequence[PublishedVersion]) -> list[Version]:
    """Insert drafts with all their parts: a few statements, however many there are."""
    versions = Version.objects.bulk_create(_version(content) for content in contents)
    _write_parts(list(zip(versions, contents, strict=True)))
    return versions


def fill(version: Version, content: PublishedVersion) -> None:
    """Give a draft this content in place of what it had."""
    fresh = _version(content)
    fresh.pk, fresh.number = version.pk, version.number
    fresh.save(force_update=True)
    for model in (Paper, Case, Fee, Step, Result, LegalBasis):
        model.objects.filter(version=version).delete()
    _write_parts([(version, content)])


def _write_parts(pairs: Sequence[tuple[Version, PublishedVersion]]) -> None:
    cases = Case.objects.bulk_create(row for version, content in pairs for row in _cases(version, content))
    of_case = {(case.version_id, case.key): case for case in cases}
    Paper.objects.bulk_create(
        Paper(
            version=version, case=of_case[version.pk, p.case] if p.case else None, order=order, key=p.key, name=p.name,
            form=p.form, originals=p.originals, copies=p.copies, required=p.required, note=p.note, when=_text(p.when),
        )
        for version, content in pairs
        for order, p in _numbered(content.papers)
    )
    Fee.objects.bulk_create(row for version, content in pairs for row in _fees(version, content))
    Step.objects.bulk_create(row for version, content in pairs for row in _steps(version, content))
    Result.objects.bulk_create(
        Result(
            version=version, order=order, name=r.name, form=r.form, validity=r.validity, result_code=r.result_code
        )
        for version, content in pairs
        for order, r in _numbered(content.results)
    )
    LegalBasis.objects.bulk_create(
        LegalBasis(version=version, order=order, text=b.text, number=b.number)
        for version, content in pairs
        for order, b in _numbered(content.legal_basis)
    )


def _version(content: PublishedVersion) -> Version:
    amount, unit = _split(content.term)
    policy = content.clock_policy
    return Version(
        procedure_id=content.procedure_key, number=content.number, state=VersionState.DRAFT.value,
        valid_from=content.valid_from, rule_set_id=content.rule_set.code,
        clock_policy=None if policy == content.rule_set.clock_policy else policy.value,
        name=content.name, field=content.field, order_text=content.order_text, way_text=content.way_text,
        copies_of_dossier=content.copies_of_dossier, term_amount=amount, term_unit=unit, term_text=content.term_text,
        applicants=list(content.applicants), lead_unit=content.lead_unit, signer=content.signer,
        signing_unit=content.signing_unit, inter_agency=content.inter_agency,
        service_level=content.service_level.value, conditions=list(content.conditions),
        confidence=content.confidence, unverified=list(content.unverified),
        missing=list(rules.missing_parts(content)), note=content.note, sources=list(content.sources),
        questions=rules.write_questions(content.questions),
        form=None if content.form is None else eform.write(content.form),
        search_text=rules.search_text(f"{content.name} {content.field} {content.code}"),
    )


def _cases(version: Version, content: PublishedVersion) -> Iterable[Case]:
    for order, case in _numbered(content.cases):
        amount, unit = _split(case.term)
        yield Case(
            version=version, order=order, key=case.key, name=case.name, term_amount=amount, term_unit=unit,
            note=case.note, when=_text(case.when),
        )


def _fees(version: Version, content: PublishedVersion) -> Iterable[Fee]:
    for order, fee in _numbered(content.fees):
        yield Fee(
            version=version, order=order, key=fee.key, name=fee.name, amount=fee.amount, kind=fee.kind.value,
            is_default=fee.is_default, legal_text=fee.legal_text, when=_text(fee.when), formula=_text(fee.formula),
        )


def _steps(version: Version, content: PublishedVersion) -> Iterable[Step]:
    for step in content.steps:
        amount, unit = _split(step.budget)
        yield Step(
            version=version, order=step.order, kind=step.kind.value, place=str(step.place), duty=step.duty,
            action=step.action, budget_amount=amount, budget_unit=unit,
        )


def _split(term: Term | None) -> tuple[Decimal | None, str | None]:
    return (None, None) if term is None else (term.amount, term.unit.value)


def _text(formula: Formula | None) -> str | None:
    return None if formula is None else formula.text


def _numbered(parts: Sequence[Any]) -> Iterable[tuple[int, Any]]:
    return enumerate(parts, start=1)
