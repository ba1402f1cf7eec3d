"""A procedure gets versions: drafted, published, superseded."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from motcua.catalogue import events, queries, rules
from motcua.catalogue.commands.rows import write
from motcua.catalogue.models import Procedure, Version
from motcua.catalogue.rules import PublishedVersion, VersionState
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require


@transaction.atomic
def add_procedure(
    code: str | None, level: str, *, by: Actor, at: datetime, internal_code: str = "", published_code: str | None = None
) -> Procedure:
    """Enter a procedure that has no version yet.

    :param internal_code: "BG-007", where no national code is known
    :raises Refusal: not-your-duty, no-code, procedure-exists
    """
    require(rules.why_not_edit(by))
    if not (code or internal_code):
        raise Refusal("no-code")
    key = f"{code or internal_code}-{level}"
    if Procedure.objects.filter(pk=key).exists():
        raise Refusal("procedure-exists", key=key)

    procedure = Procedure.objects.create(key=key, code=code, level=level, published_code=published_code)
    _record(procedure, events.PROCEDURE_ADDED, by=by, at=at, code=code, level=level)
    return procedure


@transaction.atomic
def draft_version(content: PublishedVersion, *, by: Actor, at: datetime) -> int:
    """Write a new draft with this content and return its id. Nothing is checked for completeness yet.

    Take the content of another version and `dataclasses.replace` what changes; id, number and state are set here.
    :raises Refusal: not-your-duty
    """
    require(rules.why_not_edit(by))
    procedure = _lock(content.procedure_key)
    last = Version.objects.filter(procedure=procedure).aggregate(last=Max("number"))["last"] or 0
    (version,) = write([replace(content, number=last + 1)])
    _record(procedure, events.VERSION_DRAFTED, by=by, at=at, version=version.pk, number=version.number)
    return version.pk


@transaction.atomic
def publish(version_id: int, *, valid_from: date, by: Actor, at: datetime) -> PublishedVersion:
    """Put a complete draft in force from this day; the version before ends on it.

    :raises Refusal: not-your-duty, not-a-draft, parts-missing, process-incomplete, step-without-budget,
        steps-over-term, rule-set-not-in-force, later-version-published
    """
    require(rules.why_not_edit(by))
    procedure = _lock(Version.objects.values_list("procedure_id", flat=True).get(pk=version_id))
    content = queries.draft(version_id)
    before = Version.objects.filter(procedure=procedure, state=VersionState.PUBLISHED.value).first()
    require(_why_not_publish(content, before, valid_from))

    if before is not None and before.valid_to is None:
        _end(before, valid_from)
    Version.objects.filter(pk=version_id).update(state=VersionState.PUBLISHED.value, valid_from=valid_from)
    _record(
        procedure, events.VERSION_PUBLISHED, by=by, at=at, version=version_id, number=content.number,
        valid_from=str(valid_from), replaces=before.pk if before else None,
    )
    return queries.published(version_id)


@transaction.atomic
def supersede(key: str, *, on: date, decision: str, by: Actor, at: datetime) -> None:
    """Abolish a procedure: its version ends on this day and none follows (bãi bỏ).

    :raises Refusal: not-your-duty, not-published, ends-before-it-starts
    """
    require(rules.why_not_edit(by))
    procedure = _lock(key)
    running = Version.objects.filter(
        procedure=procedure, state=VersionState.PUBLISHED.value, valid_to=None
    ).first()
    if running is None or running.valid_from is None:
        raise Refusal("not-published", key=key)
    if on <= running.valid_from:
        raise Refusal("ends-before-it-starts", valid_from=running.valid_from)

    _end(running, on)
    _record(
        procedure, events.VERSION_SUPERSEDED, by=by, at=at, version=running.pk, number=running.number,
        valid_to=str(on), decision=decision,
    )


def _why_not_publish(content: PublishedVersion, before: Version | None, valid_from: date) -> Refusal | None:
    if content.state is not VersionState.DRAFT:
        return Refusal("not-a-draft", state=content.state.value)
    law = content.rule_set
    if valid_from < law.valid_from or (law.valid_to is not None and valid_from >= law.valid_to):
        return Refusal("rule-set-not-in-force", rule_set=law.code)
    if before is not None and before.valid_from is not None and valid_from <= before.valid_from:
        return Refusal("later-version-published", valid_from=before.valid_from)
    return rules.why_not_publish(content)


def _end(version: Version, on: date) -> None:
    Version.objects.filter(pk=version.pk).update(state=VersionState.SUPERSEDED.value, valid_to=on)


def _lock(key: str) -> Procedure:
    return Procedure.objects.select_for_update(of=("self",)).get(pk=key)


def _record(procedure: Procedure, kind: str, *, by: Actor, at: datetime, **data: Any) -> None:
    journal.append(procedure.subject, next_seq(procedure.subject), kind, by=by, at=at, **data)
