"""The collected data becomes rule sets and published versions."""

import csv
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from motcua.catalogue import events, queries, rules
from motcua.catalogue.commands.rows import write
from motcua.catalogue.models import Procedure, RuleSet, Version
from motcua.catalogue.rules import PublishedVersion, VersionState
from motcua.catalogue.rules.sources import LISTED_FROM
from motcua.journal import commands as journal
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import require

DATA = Path(__file__).parents[1] / "data"


@transaction.atomic
def load_rule_sets(*, by: Actor, at: datetime) -> int:
    """Write every rule set that is not there yet, and return how many that were."""
    require(rules.why_not_edit(by))
    known = set(RuleSet.objects.values_list("pk", flat=True))
    fresh = [row for row in _yaml("rule_sets.yaml") if row["code"] not in known]
    RuleSet.objects.bulk_create(RuleSet(**row) for row in fresh)
    for row in fresh:
        _append(f"rule-set:{row['code']}", events.RULE_SET_LOADED, by=by, at=at, valid_from=str(row["valid_from"]))
    return len(fresh)


@transaction.atomic
def load_procedures(*, by: Actor, at: datetime) -> int:
    """Publish every collected procedure that is not there yet, and return how many that were.

    They are in force already, published elsewhere: what our copy lacks is named in `missing`, not refused.
    """
    require(rules.why_not_edit(by))
    load_rule_sets(by=by, at=at)
    known = set(Procedure.objects.values_list("pk", flat=True))
    fresh = [content for content in collected() if content.procedure_key not in known]
    Procedure.objects.bulk_create(
        Procedure(key=content.procedure_key, code=_national(content.code), level=content.level) for content in fresh
    )
    versions = write(fresh)
    Version.objects.filter(pk__in=[version.pk for version in versions]).update(state=VersionState.PUBLISHED.value)
    for version, content in zip(versions, fresh, strict=True):
        _append(
            f"procedure:{content.procedure_key}", events.VERSION_PUBLISHED, by=by, at=at, version=version.pk,
            number=version.number, valid_from=str(content.valid_from), missing=list(content.missing),
            unverified=list(content.unverified),
        )
    return len(fresh)


def collected() -> list[PublishedVersion]:
    """Return the collected procedures as values, under the law of their first day."""
    details = {(detail["code"], detail["level"]): detail for detail in _yaml("procedures_detail.yaml")["procedures"]}
    with (DATA / "procedures.csv").open(encoding="utf-8", newline="") as lines:
        versions = [
            rules.version_from(row, details.get((row["code"], row["level"])), queries.rule_set(_first_day(row)))
            for row in csv.DictReader(lines)
        ]
    common = _yaml("forms/common.yaml")
    return [
        rules.with_form(version, _yaml(f"forms/{version.procedure_key}.yaml"), common)
        if version.procedure_key in _forms() else version
        for version in versions
    ]


@cache
def _forms() -> frozenset[str]:
    return frozenset(path.stem for path in (DATA / "forms").glob("*-*.yaml"))


def _first_day(row: dict[str, str]) -> date:
    return date.fromisoformat(row["in_force_from"]) if row["in_force_from"] else LISTED_FROM


def _national(code: str) -> str | None:
    return None if code.startswith("BG-") else code


def _append(subject: str, kind: str, *, by: Actor, at: datetime, **data: Any) -> None:
    journal.append(subject, 1, kind, by=by, at=at, **data)


@cache
def _yaml(name: str) -> Any:
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
