"""A draft is edited part by part; every save is an event, and nobody overwrites what they have not seen."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.catalogue import events, queries, rules
from motcua.catalogue.commands.rows import fill
from motcua.catalogue.commands.versions import add_procedure, draft_version
from motcua.catalogue.models import Procedure, Version
from motcua.catalogue.rules import PublishedVersion, VersionState
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.identifiers import PROCEDURE_CODE
from motcua.kernel.refusals import Refusal, require

_LONGEST_TOLD = 2_000


@transaction.atomic
def edit_version(version_id: int, *, seen: str, by: Actor, at: datetime, **changes: Any) -> PublishedVersion:
    """Change parts of a draft: the names and values are those of `PublishedVersion`.

    :param seen: the fingerprint (`queries.fingerprint`) of the draft that its editor saw
    :raises Refusal: not-your-duty, not-a-draft, edited-meanwhile
    """
    require(rules.why_not_edit(by))
    key = Version.objects.values_list("procedure_id", flat=True).get(pk=version_id)
    Procedure.objects.select_for_update(of=("self",)).get(pk=key)
    before = queries.draft(version_id)
    if before.state is not VersionState.DRAFT:
        raise Refusal("not-a-draft", state=before.state.value)
    if queries.fingerprint(before) != seen:
        raise Refusal("edited-meanwhile")

    content = replace(before, **changes)
    after = replace(content, missing=rules.missing_parts(content))
    told = rules.compare(before, after)
    if not told:
        return before
    fill(Version.objects.get(pk=version_id), after)
    subject = f"procedure:{key}"
    journal.append(
        subject, next_seq(subject), events.VERSION_EDITED, by=by, at=at, version=version_id, number=before.number, seen=seen,
        now=queries.fingerprint(after), changes=[_told(change) for change in told],
    )
    return queries.draft(version_id)


def _told(change: rules.Change) -> dict[str, Any]:
    return {
        "part": change.part, "key": change.key, "entry": change.entry, "kind": change.kind, "before": _short(change.before),
        "after": _short(change.after),
    }


def _short(entry: Any) -> Any:
    text = json.dumps(entry, ensure_ascii=False)
    return entry if len(text) <= _LONGEST_TOLD else text[:_LONGEST_TOLD]


@transaction.atomic
def next_draft(key: str, *, by: Actor, at: datetime) -> int:
    """Return the draft on which people work: the last one, else a new one with the content of the last version.

    :raises Refusal: not-your-duty, not-published (nothing to begin with)
    """
    require(rules.why_not_edit(by))
    Procedure.objects.select_for_update(of=("self",)).get(pk=key)
    last = Version.objects.filter(procedure=key).order_by("-number").first()
    if last is None:
        raise Refusal("not-published", key=key)
    if last.state == VersionState.DRAFT.value:
        return last.pk
    content = queries.draft(last.pk)
    return draft_version(replace(content, valid_from=None, valid_to=None, state=VersionState.DRAFT), by=by, at=at)


@transaction.atomic
def discard_draft(version_id: int, *, by: Actor, at: datetime) -> None:
    """Throw a draft away; the journal keeps that it was.

    :raises Refusal: not-your-duty, not-a-draft
    """
    require(rules.why_not_edit(by))
    version = Version.objects.select_for_update(of=("self",)).get(pk=version_id)
    if version.state != VersionState.DRAFT.value:
        raise Refusal("not-a-draft", state=version.state)
    subject, number = f"procedure:{version.procedure_id}", version.number
    version.delete()
    journal.append(subject, next_seq(subject), events.DRAFT_DISCARDED, by=by, at=at, version=version_id, number=number)


@transaction.atomic
def import_version(content: PublishedVersion, *, by: Actor, at: datetime) -> int:
    """Make a draft out of an imported version, entering the procedure if it is new, and return its id.

    An open draft of the procedure stays; this one is the later.
    :raises Refusal: not-your-duty, no-code
    """
    require(rules.why_not_edit(by))
    code, _, level = content.procedure_key.rpartition("-")
    if not code or level not in {"province", "district", "commune"}:
        raise Refusal("no-code")
    if not Procedure.objects.filter(pk=content.procedure_key).exists():
        national = PROCEDURE_CODE.fullmatch(code) is not None
        add_procedure(
            code if national else None, level, internal_code="" if national else code, published_code=content.published_code,
            by=by, at=at,
        )
    return draft_version(replace(content, valid_from=None), by=by, at=at)
