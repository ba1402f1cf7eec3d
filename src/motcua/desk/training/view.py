"""Guided exercises. They exist in training only."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.desk.entrance import DeskRequest, staff_only
from motcua.desk.training.exercises import LEARNERS, progress
from motcua.journal import queries as journal


@staff_only
def training(request: DeskRequest) -> HttpResponse:
    """Each step is ticked when the journal says that this person has done it."""
    if not settings.TRAINING:
        raise Http404
    done = journal.kinds_by(request.actor.id, after=LEARNERS)
    found = progress(done, {duty for duty, _ in request.actor.posts})
    return render(request, "desk/training/page.html", {"rows": found})
