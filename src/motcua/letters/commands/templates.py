"""The office's own Word templates of results: brought in, replaced from a day on, withdrawn."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.catalogue.rules import why_not_edit
from motcua.documents import commands as documents
from motcua.documents import queries as files
from motcua.documents.rules.office import DOCX
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.letters import queries
from motcua.letters.models import ResultTemplate
from motcua.letters.papers import word

ADDED, WITHDRAWN = "template.added", "template.withdrawn"


@transaction.atomic
def add_template(
    name: str, *, file: UUID, valid_from: date, by: Actor, at: datetime, procedure_key: str = "", unit: str | None = None
) -> ResultTemplate:
    """Let results be drafted from this Word file from a day on; the version before it ends on that day.

    On one day the last one holds: what was wrong in the first is mended at once.

    :param file: kept by the actor
    :raises Refusal: not-your-duty, template-unnamed, template-not-word, template-broken, template-fetches,
        later-template, file-not-yours
    """
    require(why_not_edit(by))
    name = clean(name)
    require(None if name else Refusal("template-unnamed"))
    strange = _read(file, by)
    same = ResultTemplate.objects.select_for_update(of=("self",)).filter(name=name, procedure_key=procedure_key, unit=unit)
    running = same.filter(Q(valid_to=None) | Q(valid_to__gt=valid_from)).order_by("-valid_from").first()
    if running is not None and running.valid_from > valid_from:
        raise Refusal("later-template", valid_from=running.valid_from)
    if running is not None:
        _end(running, valid_from, by=by, at=at)

    template = ResultTemplate.objects.create(
        name=name, procedure_key=procedure_key, unit_id=unit, file_id=file, valid_from=valid_from, unknown=strange,
        made_at=at, made_by=by.id, maker=by.name,
    )
    documents.attach([file], subject=template.subject, by=by, at=at)
    scope = {"procedure": procedure_key, "unit": unit}
    _record(template, ADDED, by=by, at=at, name=name, **scope, valid_from=str(valid_from), file=str(file))
    return template


@transaction.atomic
def withdraw_template(pk: int, *, on: date, by: Actor, at: datetime) -> ResultTemplate:
    """Let nothing be drafted from it from this day on. What was drafted stays.

    :raises Refusal: not-your-duty, template-withdrawn
    """
    require(why_not_edit(by))
    template = ResultTemplate.objects.select_for_update(of=("self",)).get(pk=pk)
    if template.valid_to is not None and template.valid_to <= on:
        raise Refusal("template-withdrawn", valid_to=template.valid_to)
    _end(template, max(on, template.valid_from), by=by, at=at)
    return template


def _read(file: UUID, by: Actor) -> list[str]:
    """Try the file with an example; return the placeholders that it asks for in vain."""
    found = files.file(file)
    if found is None or (found.subject is None and found.kept_by != by.id):
        raise Refusal("file-not-yours")
    if found.media_type != DOCX:
        raise Refusal("template-not-word")
    with files.open_content(found) as content:
        template = content.read()
    try:
        return word.unknown(template, queries.example_facts())
    except word.Unusable as no:
        raise Refusal(no.code, words=no.words) from None


def _end(template: ResultTemplate, on: date, *, by: Actor, at: datetime) -> None:
    template.valid_to = on
    template.save(update_fields=["valid_to"])
    _record(template, WITHDRAWN, by=by, at=at, valid_to=str(on))


def _record(template: ResultTemplate, kind: str, *, by: Actor, at: datetime, **facts: Any) -> None:
    journal.append(template.subject, next_seq(template.subject), kind, by=by, at=at, **facts)
