"""A version of a report is made from values, written on by a person, approved. None ever takes another's place."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from motcua.documents import commands as documents
from motcua.documents import queries as files
from motcua.documents.rules.office import DOCX
from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.letters.papers import preview
from motcua.plans import commands as plans
from motcua.reports import events, queries
from motcua.reports.layouts.files import files as laid_out
from motcua.reports.models import Report, ReportFile
from motcua.reports.rules import making
from motcua.reports.rules.assembled import Assembled
from motcua.reports.rules.periods import DAY

_LOCK = 0x72657074  # "rept": our advisory locks, one for each form, unit and period


def make(one: Assembled, *, by: Actor, at: datetime) -> Report:
    """Keep a new version with its files.

    :raises Refusal: not-your-duty, report-unchanged (the newest version has the very same values)
    """
    require(making.why_not_make(by, one.unit, queries.made_for(by, at)))
    digest, made = making.digest(one.facts), laid_out(one)
    with transaction.atomic():
        latest = _latest(one.kind, one.unit, one.period.key)
        if latest is not None and latest.digest == digest and latest.follows_id is None:
            raise Refusal("report-unchanged", version=latest.version)
        report = Report.objects.create(
            form=one.kind, unit_id=one.unit, period=one.period.key, since=one.period.since, until=one.period.until,
            version=latest.version + 1 if latest else 1, facts=one.facts, digest=digest,
            broken=[asdict(broken) for broken in one.broken], made_at=at, made_by=by.id, maker=by.name,
        )  # fmt: skip
        _keep(report, made, by=by, at=at)
        _record(report, events.ASSEMBLED, by=by, at=at, digest=digest, broken=len(one.broken))
    return report


def rewrite(pk: int, file: UUID, *, by: Actor, at: datetime) -> Report:
    """Keep a Word file that a person wrote on as a new version with the same values; its PDF is printed where that is possible.

    :param file: kept by the actor
    :raises Refusal: not-your-duty, file-not-yours, report-not-word
    """
    before = Report.objects.get(pk=pk)
    require(making.why_not_make(by, before.unit_id, queries.made_for(by, at)))
    content = _content(file, by)
    printed = preview.pdf_of(content)
    with transaction.atomic():
        latest = _latest(before.form, before.unit_id, before.period)
        report = Report.objects.create(
            form=before.form, unit_id=before.unit_id, period=before.period, since=before.since, until=before.until,
            version=(latest or before).version + 1, facts=before.facts, digest=before.digest, broken=before.broken,
            follows=before, made_at=at, made_by=by.id, maker=by.name,
        )  # fmt: skip
        documents.attach([file], subject=report.subject, by=by, at=at)
        ReportFile.objects.create(report=report, format="docx", file_id=file)
        _keep(report, {"pdf": printed} if printed else {}, by=by, at=at)
        _record(report, events.AMENDED, by=by, at=at, follows=before.version, file=str(file))
    return report


@transaction.atomic
def approve(pk: int, *, by: Actor, at: datetime) -> Report:
    """Let this version be what the unit has reported; from now on nothing of it can change.

    The plan of the year, where it promises such reports, has this one with it.

    :raises Refusal: not-your-duty, report-approved, report-replaced, report-not-whole (count)
    """
    report = Report.objects.select_for_update(of=("self",)).get(pk=pk)
    if report.unit_id not in queries.approved_for(by, at):
        raise Refusal("not-your-duty", duties=sorted(making.APPROVERS))
    latest = _latest(report.form, report.unit_id, report.period)
    require(making.why_not_approve(report.approved_at, report.broken, latest is None or latest.pk == report.pk))

    report.approved_at, report.approved_by, report.approver = at, by.id, by.name
    report.save(update_fields=["approved_at", "approved_by", "approver"])
    _record(report, events.APPROVED, by=by, at=at, digest=report.digest)
    if report.form == making.PROMISED:
        plans.deliver_report(report.unit_id, report.until - DAY, title=making.KINDS[report.form].title, number=file_name(report),
                             by=by, at=at)  # fmt: skip
    return report


def _latest(form: str, unit: str, period: str) -> Report | None:
    """The newest version; two who make one at once are one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, f"{form} {unit} {period}"])
    return Report.objects.filter(form=form, unit=unit, period=period).order_by("-version").first()


def _keep(report: Report, made: Mapping[str, bytes], *, by: Actor, at: datetime) -> None:
    for format, content in made.items():
        file = documents.keep(BytesIO(content), name=f"{file_name(report)}.{format}", by=by, at=at)
        documents.attach([file.id], subject=report.subject, by=by, at=at)
        ReportFile.objects.create(report=report, format=format, file=file)


def file_name(report: Report) -> str:
    """As the file is called: form, unit, period, version."""
    return f"{report.form} {report.unit_id} {report.period} v{report.version}"


def _content(file: UUID, by: Actor) -> bytes:
    found = files.file(file)
    if found is None or found.subject is not None or found.kept_by != by.id:
        raise Refusal("file-not-yours")
    if found.media_type != DOCX:
        raise Refusal("report-not-word")
    with files.open_content(found) as content:
        return content.read()


def _record(report: Report, kind: str, *, by: Actor, at: datetime, **data: Any) -> None:
    facts: dict[str, Any] = {"form": report.form, "unit": report.unit_id, "period": report.period, "version": report.version}
    journal.append(report.subject, next_seq(report.subject), kind, by=by, at=at, **facts, **data)
