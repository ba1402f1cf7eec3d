"""What is published: one version, the one of a day, searches. It never changes, so it is cached."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.db import connection
from django.db.models import Q, QuerySet

from motcua.catalogue import models, rules
from motcua.catalogue.queries.finding import Found, holding, search
from motcua.catalogue.queries.situations import Situation, situation, situations
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
)
from motcua.deadlines.rules import Policy, Term, TermUnit

__all__ = [
    "Case",
    "Fee",
    "Found",
    "LegalBasis",
    "Paper",
    "PublishedVersion",
    "Result",
    "RuleSet",
    "Situation",
    "StepPlan",
    "current",
    "current_by_code",
    "current_versions",
    "draft",
    "fields",
    "holding",
    "of_field",
    "of_unit",
    "published",
    "rule_set",
    "search",
    "situation",
    "situations",
]

_PARTS = ("cases", "papers", "fees", "steps", "results", "legal_basis")


@lru_cache(maxsize=4096)
def published(version_id: int) -> PublishedVersion:
    """Return a published version, whole. Read once a process: it never changes (only its end date may come).

    :raises Version.DoesNotExist: no such version, or still a draft
    """
    return facts(_whole(models.Version.objects.exclude(state=VersionState.DRAFT.value)).get(pk=version_id))


def draft(version_id: int) -> PublishedVersion:
    """Return any version as it stands now, a draft too."""
    return facts(_whole(models.Version.objects.all()).get(pk=version_id))


_CURRENT = """
    SELECT id FROM catalogue_version
     WHERE procedure_id = %(key)s AND state <> 'DRAFT' AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)"""


def current(key: str, day: date) -> PublishedVersion | None:
    """Return the version of this procedure that holds on this day."""
    with connection.cursor() as cursor:  # asked with every filing: by hand, without building the query each time
        cursor.execute(_CURRENT, {"key": key, "day": day})
        found = cursor.fetchone()
    return None if found is None else published(found[0])


def current_by_code(code: str, day: date, level: str | None = None) -> PublishedVersion | None:
    """Return the version of this national or internal code; the highest level when several use it."""
    holding = _holding(day).filter(Q(procedure__code=code) | Q(procedure__key__startswith=f"{code}-"))
    if level is not None:
        holding = holding.filter(procedure__level=level)
    ranked = sorted(holding.values_list("procedure__level", "pk"), key=lambda row: _RANK[row[0]])
    return published(ranked[0][1]) if ranked else None


def current_versions(day: date) -> tuple[PublishedVersion, ...]:
    """Return every procedure as it holds on this day, in the order of their keys."""
    return tuple(published(pk) for pk in _holding(day).order_by("procedure").values_list("pk", flat=True))


def fields(day: date) -> list[tuple[str, int]]:
    """Return the fields (lĩnh vực) with how many procedures each has, the largest first."""
    counts = Counter(_holding(day).values_list("field", flat=True))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def of_field(field: str, day: date) -> list[Found]:
    """Return the procedures of one field, by name."""
    return _found(_holding(day).filter(field=field))


def of_unit(unit: str, day: date) -> list[Found]:
    """Return the procedures that this unit leads, under its code or its wildcard, by name."""
    leads = _holding(day).values_list("lead_unit", flat=True).distinct()
    its = [lead for lead in leads if rules.covers(lead, unit)]
    return _found(_holding(day).filter(lead_unit__in=its))


@lru_cache(maxsize=64)
def rule_set(day: date) -> RuleSet:
    """Return the law that holds on this day.

    :raises RuleSet.DoesNotExist: no rule set is loaded for that day
    """
    holding = models.RuleSet.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)
    return _rule_set(holding.get())


_RANK = {"province": 0, "district": 1, "commune": 2}


def _holding(day: date) -> "QuerySet[models.Version]":
    public = models.Version.objects.exclude(state=VersionState.DRAFT.value)
    return public.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


def _whole(versions: "QuerySet[models.Version]") -> "QuerySet[models.Version]":
    return versions.select_related("procedure", "rule_set").prefetch_related(*_PARTS)


def _found(versions: "QuerySet[models.Version]") -> list[Found]:
    rows = versions.select_related("procedure").order_by("name", "pk")
    return [
        Found(v.pk, p.key, _code(p), v.name, v.field, p.level, v.service_level, v.term_text)
        for v, p in ((row, row.procedure) for row in rows)
    ]


def _code(procedure: models.Procedure) -> str:
    return procedure.code or procedure.key.rpartition("-")[0]


def _term(amount: Decimal | None, unit: str | None) -> Term | None:
    return None if amount is None or unit is None else Term(amount.normalize(), TermUnit(unit))


def facts(version: models.Version) -> PublishedVersion:
    """Return a version with its parts as values."""
    procedure, law = version.procedure, _rule_set(version.rule_set)
    return PublishedVersion(
        id=version.pk, procedure_key=procedure.key, number=version.number, state=VersionState(version.state),
        valid_from=version.valid_from, valid_to=version.valid_to, code=_code(procedure),
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
        legal_basis=_legal_basis(version),
    )


def _rule_set(row: models.RuleSet) -> RuleSet:
    return RuleSet(
        code=row.code, name=row.name, valid_from=row.valid_from, valid_to=row.valid_to,
        clock_policy=Policy(row.clock_policy), max_supplements=row.max_supplements,
        max_extensions=row.max_extensions, has_district=row.has_district, reply_hours=row.reply_hours,
        forms=row.forms, unverified=tuple(row.unverified), sources=tuple(row.sources),
    )


def _cases(version: models.Version) -> tuple[Case, ...]:
    return tuple(
        Case(key=c.key, name=c.name, term=_term(c.term_amount, c.term_unit), note=c.note)
        for c in _ordered(version.cases.all())
    )


def _papers(version: models.Version) -> tuple[Paper, ...]:
    cases = {case.pk: case.key for case in version.cases.all()}
    return tuple(
        Paper(
            key=p.key, name=p.name, form=p.form, originals=p.originals, copies=p.copies, required=p.required,
            note=p.note, case=cases[p.case_id] if p.case_id else None,
        )
        for p in _ordered(version.papers.all())
    )


def _fees(version: models.Version) -> tuple[Fee, ...]:
    return tuple(
        Fee(
            key=f.key, name=f.name, amount=f.amount, kind=rules.FeeKind(f.kind), is_default=f.is_default,
            legal_text=f.legal_text,
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
