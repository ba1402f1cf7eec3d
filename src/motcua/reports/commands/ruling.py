"""A cut-off or a day of sending, confirmed by somebody who has compared it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from motcua.journal import commands as journal
from motcua.journal.queries import next_seq
from motcua.kernel.actors import Actor
from motcua.kernel.refusals import Refusal, require
from motcua.kernel.texts import clean
from motcua.reports import events
from motcua.reports.models import ReportRule
from motcua.reports.rules import sending

SUBJECT = "report-rules"


@transaction.atomic
def confirm(
    key: str, *, day: int, valid_from: date, source: str, by: Actor, at: datetime, month_offset: int = 0
) -> ReportRule:
    """Confirm a rule, or set it anew from a day on; another word on the same day takes the place of the last.

    :param key: as `rules.sending` names it: "cut-off", "due.quarter.province"
    :param source: the document that says so
    :raises Refusal: not-your-duty, report-rule-unknown, report-rule-day, report-rule-source
    """
    if not any(duty == "control" for duty, _ in by.posts):
        raise Refusal("not-your-duty", duties=["control"])
    source = clean(source)
    require(sending.why_not_rule(key, day, month_offset, source))
    rule, _ = ReportRule.objects.update_or_create(
        key=key, valid_from=valid_from,
        defaults={"day": day, "month_offset": month_offset, "source": source, "confirmed_at": at, "confirmed_by": by.id,
                  "confirmer": by.name},
    )  # fmt: skip
    facts: dict[str, Any] = {"key": key, "day": day, "month_offset": month_offset, "valid_from": str(valid_from), "source": source}
    journal.append(SUBJECT, next_seq(SUBJECT), events.RULE_CONFIRMED, by=by, at=at, **facts)
    return rule
