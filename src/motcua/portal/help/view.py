"""Help: of every screen, searchable, and the words that are used here."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.http import Http404, HttpResponse
from django.shortcuts import render

from motcua.kernel.texts import sort_key
from motcua.portal.entrance import PortalRequest, anybody
from motcua.portal.manual import book
from motcua.ui import help as topics
from motcua.ui import languages

TERMS = Path(__file__).with_name("terms.yaml")


@anybody
def help(request: PortalRequest) -> HttpResponse:
    """`/tro-giup/?q=`: officials find the help of their desk here too."""
    query = request.GET.get("q", "")[:200]
    doors = ("portal", "desk") if request.actor.is_staff else ("portal",)
    found = topics.find(query, doors)
    groups = [(door, [topic for topic in found if topic.door == door]) for door in reversed(doors)]
    context = {"groups": groups, "query": query, "count": len(found), "manual": book.is_here()}
    return render(request, "portal/help/page.html", context)


@anybody
def help_topic(request: PortalRequest, topic: str) -> HttpResponse:
    """`/tro-giup/<door>-<screen>/`: nothing in it is anybody's secret."""
    found = topics.topics(languages.current()).get(topic)
    if found is None:
        raise Http404
    return render(request, "portal/help/topic.html", {"topic": found})


@anybody
def help_glossary(request: PortalRequest) -> HttpResponse:
    """`/tro-giup/thuat-ngu/`: the words, and what they mean here."""
    shown = [(term["word"], term[languages.current()]) for term in terms()]
    return render(request, "portal/help/glossary.html", {"terms": shown})


@cache
def terms() -> list[dict[str, Any]]:
    """The words in Vietnamese order, each with its meaning in both languages."""
    found: list[dict[str, Any]] = yaml.safe_load(TERMS.read_text(encoding="utf-8"))
    return sorted(found, key=lambda term: sort_key(term["word"]))
