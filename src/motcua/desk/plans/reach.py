"""Which plans somebody reaches at this door: outside of that they do not exist."""

from django.http import Http404

from motcua.desk.entrance import DeskRequest
from motcua.kernel.moments import local_date
from motcua.plans import queries
from motcua.plans.models import Plan

LARGEST_KEY = 2**31


def plan_or_404(request: DeskRequest, pk: int) -> Plan:
    """:raises Http404: there is no such plan, or it is not for these eyes"""
    found = queries.plan(pk, request.actor, local_date(request.now)) if pk < LARGEST_KEY else None
    if found is None:
        raise Http404
    return found
