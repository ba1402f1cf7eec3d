"""Rating a closed dossier, thinking better of it, and looking into what was said."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.dossiers import queries as dossiers
from motcua.dossiers import rules as lifecycle
from motcua.dossiers.models import Dossier
from motcua.journal import commands as journal
from motcua.kernel.actors import Actor
from motcua.kernel.moments import local_date
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.people import queries as people
from motcua.ratings import events, rules
from motcua.ratings.models import Rating
from motcua.ratings.rules import PressedBy

# The trail says that it was rated and how, never by whom: who answers must have nothing to fear.
SOMEBODY = Actor(id="system:ratings", name="Người có hồ sơ")


@transaction.atomic
def rate(
    pk: int, points: Mapping[str, int], *, by: Actor, at: datetime, comment: str = "", pressed_by: PressedBy = PressedBy.SELF,
    phone: str = "",
) -> Rating:
    """Rate a closed dossier, or change what was said, within 30 days of its end.

    :param points: 2, 1 or 0 by the criterion's key; a question may be left out
    :param phone: of one of its persons, for who is not signed in
    :raises Refusal: not-your-duty, not-closed-yet, rating-over, rating-empty, rating-unknown, message-too-long
    """
    dossiers.locked_seq(pk)  # two at once are one after the other
    dossier = dossiers.one("id = %s", pk)
    if dossier is None or not _is_theirs(dossier, by, phone):
        raise Refusal("not-your-duty", duties=["applicant"])
    require(rules.why_not_rate(dossier.closed_at, at))
    criteria = rules.criteria_of(local_date(at))
    if criteria is None:
        raise Refusal("rating-unknown")
    require(rules.why_not_points(criteria, points, comment))

    facts = {
        "receiving_unit_id": dossier.receiving_unit_id, "lead_unit_id": dossier.lead_unit_id,
        "procedure_key": dossier.procedure_key, "criteria": criteria.code, "points": dict(points), "comment": clean(comment),
        "pressed_by": pressed_by.value,
    }
    earlier = Rating.objects.filter(dossier=pk).first()
    rating = Rating(**({"dossier_id": pk, "rated_at": at} | facts))
    if earlier:
        rating.pk, rating.rated_at, rating.seq, rating.changed_at = earlier.pk, earlier.rated_at, earlier.seq + 1, at
    rating.save()
    journal.append(
        rating.subject, rating.seq, events.CHANGED if earlier else events.RATED, by=SOMEBODY, at=at, criteria=criteria.code,
        points=dict(points), before=earlier.points if earlier else None, pressed_by=pressed_by.value,
        unit=dossier.receiving_unit_id,
    )
    return rating


@transaction.atomic
def look_into(pk: int, note: str, *, by: Actor, at: datetime) -> Rating:
    """Write down that a low rating was looked into, and what was found or done: by who leads the unit that took in or settled.

    The trail of the rating has it, and nothing that names whose dossier it was.

    :raises Refusal: not-your-duty, rating-not-low, rating-looked-into, rating-note-missing, rating-note-too-long
    """
    rating = Rating.objects.select_for_update().filter(pk=pk).first()
    if rating is None or not {rating.receiving_unit_id, rating.lead_unit_id} & people.led_by(by, at):
        raise Refusal("not-your-duty", duties=["head", "leader"])
    found = clean(note)
    require(rules.why_not_look_into(rating.points, rating.looked_at, found))

    rating.looked_at, rating.looked_note, rating.seq = at, found, rating.seq + 1
    rating.looked_by_id = int(by.id.partition(":")[2])
    rating.save(update_fields=["looked_at", "looked_note", "looked_by", "seq"])
    journal.append(rating.subject, rating.seq, events.LOOKED_INTO, by=by, at=at, note=found)
    return rating


def _is_theirs(dossier: Dossier, by: Actor, phone: str) -> bool:
    return lifecycle.is_applicant(dossier, by) or (bool(phone) and dossiers.track(dossier.number or "", phone) is not None)
