"""Notices and what came of them."""

from django.db.models import Count, QuerySet

from motcua.kernel.actors import Actor
from motcua.letters.models import Notice
from motcua.letters.rules import Channel, NoticeState


def of_dossier(subject: str) -> "QuerySet[Notice]":
    """Whom we told what about this dossier ("dossier:12"), oldest first."""
    return Notice.objects.filter(about=subject).order_by("id")


def at_desk(actor: Actor) -> "QuerySet[Notice]":
    """What this actor's posts are told at the desk, newest first. Whoever stands in for a post sees it too."""
    told = sorted(f"{duty}:{unit}" for duty, unit in actor.posts)
    return Notice.objects.filter(channel=Channel.DESK.value, recipient__in=told).order_by("-id")


def troubled() -> "QuerySet[Notice]":
    """What a person must look into: it may have arrived, or it never will by itself."""
    return Notice.objects.filter(state__in=[NoticeState.UNCERTAIN.value, NoticeState.FAILED.value]).order_by("state", "id")


def counts() -> dict[str, int]:
    """Return how many notices stand in each state."""
    return dict(Notice.objects.order_by().values_list("state").annotate(Count("pk")))
