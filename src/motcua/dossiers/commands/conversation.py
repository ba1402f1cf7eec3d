"""What applicant and office write to one another. Kept in the dossier; the clock and the lifecycle know nothing of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.documents import commands as documents
from motcua.dossiers import events, queries, rules
from motcua.dossiers.commands import moves
from motcua.dossiers.models import Dossier, Message, MessageFile
from motcua.dossiers.rules import Side
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean


@transaction.atomic
def write_message(pk: int, *, by: Actor, at: datetime, text: str, files: Sequence[UUID] = ()) -> Message:
    """Write to the other side. It stays as it is; what it says is not in the journal, that it was written is.

    :param files: kept by this actor, or attached to this dossier already
    :raises Refusal: not-your-duty, wrong-state, conversation-closed, message-empty, message-too-long, too-many-files,
        too-many-messages, file-not-yours
    """
    dossier = moves.lock(pk)
    require(rules.why_not_talk(dossier, by, at))
    side = rules.side_of(dossier, by) or Side.APPLICANT
    earlier = Message.objects.filter(dossier=dossier, side=side.value, written_at__gt=at - rules.A_WHILE)
    require(rules.why_not_message(text, len(files), list(earlier.values_list("written_at", flat=True)), side, at))

    lines = "\n".join(clean(line) for line in text.strip().splitlines())
    message = Message.objects.create(
        dossier=dossier, side=side.value, author_id=int(by.id.partition(":")[2]), author_name=by.name, text=lines, written_at=at
    )
    attached = documents.attach(files, subject=dossier.subject, by=by, at=at)
    MessageFile.objects.bulk_create([MessageFile(message=message, file_id=file.id) for file in attached])
    _mark(dossier, side, by, at, last=message.pk)  # who answers has read
    told = rules.told_at_desk(dossier, _duty(dossier)) if side is Side.APPLICANT else ""
    moves.remark(
        dossier, events.MESSAGED, by=by, at=at, message=message.pk, side=side.value, told=told,
        files=[[str(file.id), file.sha256] for file in attached],
    )
    return message


def read_messages(pk: int, *, by: Actor, at: datetime, last: int) -> int:
    """Mark what the other side wrote, up to this message, as read, and return how many were unread.

    The mark is the record: made once, never changed, so no event repeats it.
    :raises Refusal: not-your-duty
    """
    dossier = queries.one("id = %s", pk)
    if dossier is None:
        raise Dossier.DoesNotExist(pk)
    side = rules.side_of(dossier, by)
    if side is None:
        raise Refusal("not-your-duty", duties=["applicant", "intake", "officer"])
    return _mark(dossier, side, by, at, last=last)


def _mark(dossier: Dossier, side: Side, by: Actor, at: datetime, *, last: int) -> int:
    others = Message.objects.filter(dossier=dossier, read_at=None, pk__lte=last).exclude(side=side.value)
    return others.update(read_at=at, read_by=by.id)


def _duty(dossier: Dossier) -> str | None:
    return next((plan.duty for plan in dossier.procedure.steps if plan.order == dossier.step_order), None)
