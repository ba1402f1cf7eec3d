"""What applicants were asked to complete: each request, and whether it was on the legal form."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from motcua.dossiers.models import Supplement

# A request is on the form of the law when it bears a number of the book of these forms.
WRONG_FORM = Q(slip_number="")


def supplements_asked(
    units: Collection[str], since: datetime, before: datetime, *, wrong_form: bool = False
) -> "QuerySet[Supplement]":
    """Return the requests of a time to complete dossiers that these units settle, the earliest first, each with its dossier.

    :param wrong_form: those alone that are not on form 02
    """
    found = Supplement.objects.filter(dossier__lead_unit__in=sorted(units), asked_at__gte=since, asked_at__lt=before)
    return (found.filter(WRONG_FORM) if wrong_form else found).select_related("dossier").order_by("asked_at", "id")


def supplements_by_unit(units: Collection[str], since: datetime, before: datetime) -> dict[str, tuple[int, int]]:
    """Return by settling unit how many requests there were, and how many of them were not on form 02."""
    rows = supplements_asked(units, since, before).order_by().values_list("dossier__lead_unit")
    return {unit: (n, wrong) for unit, n, wrong in rows.annotate(n=Count("pk"), wrong=Count("pk", filter=WRONG_FORM))}
