"""What is published: one version, the one of a day, searches. It never changes, so it is cached."""

from collections import Counter
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Q, QuerySet

from motcua.catalogue import models, rules
from motcua.catalogue.queries.contents import code_of, facts, fingerprint, rule_set_of
from motcua.catalogue.queries.drafts import edited_since, versions_of
from motcua.catalogue.queries.finding import Found, holding, search
from motcua.catalogue.queries.situations import Situation, situation, situations
from motcua.catalogue.queries.workshop import Workpiece, workshop
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
    "Workpiece",
    "current",
    "current_by_code",
    "current_versions",
    "draft",
    "edited_since",
    "facts",
    "fields",
    "fingerprint",
    "holding",
    "of_field",
    "of_unit",
    "published",
    "rule_set",
    "search",
    "situation",
    "situations",
    "versions_of",
    "workshop",
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
    return rule_set_of(holding.get())


_RANK = {"province": 0, "district": 1, "commune": 2}


def _holding(day: date) -> "QuerySet[models.Version]":
    public = models.Version.objects.exclude(state=VersionState.DRAFT.value)
    return public.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


def _whole(versions: "QuerySet[models.Version]") -> "QuerySet[models.Version]":
    return versions.select_related("procedure", "rule_set").prefetch_related(*_PARTS)


def _found(versions: "QuerySet[models.Version]") -> list[Found]:
    rows = versions.select_related("procedure").order_by("name", "pk")
    return [
        Found(v.pk, p.key, code_of(p), v.name, v.field, p.level, v.service_level, v.term_text)
        for v, p in ((row, row.procedure) for row in rows)
    ]
