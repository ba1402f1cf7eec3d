"""The Jinja2 environment of all pages. Templates are named below the package: "portal/home/page.html"."""

from collections.abc import Callable, MutableMapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from motcua.ui import charts, formats, forms, govuk, languages, looks
from motcua.ui.navigation import Navigation
from motcua.ui.words import t

ROOMS = Path(__file__).parents[1]


class Pages(Environment):
    """Strict: an unknown name, key or attribute is an error on the spot. GOV.UK's macros live elsewhere."""

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        if isinstance(name, str) and name.startswith(govuk.PREFIX):
            return govuk.environment.get_template(name)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """For `OPTIONS["environment"]` of Django's Jinja2 backend, whose DIRS say where pages are; without it, the rooms."""
    options = {"loader": FileSystemLoader(ROOMS), **options, "undefined": StrictUndefined, "autoescape": True}
    pages = Pages(**options, trim_blocks=True, lstrip_blocks=True)
    pages.globals.update(GLOBALS)
    pages.filters.update(FILTERS)
    return pages


@lru_cache(maxsize=8192)
def url(name: str, /, *args: Any, **kwargs: Any) -> str:
    """`{{ url("portal:procedure", procedure.key) }}`; a page of a list asks for fifty, mostly the same as a moment ago."""
    return reverse(name, args=args, kwargs=kwargs)


# An asset's address changes with its content, and a process is started anew with other assets.
asset = cache(static)


def kept(macro: Callable[..., Markup], /, *args: Any) -> Markup:
    """`{{ kept(time_left, 3, "working_day", "running") }}`: drawn once for all pages that show the same."""
    return _kept(macro, languages.current(), args)


@lru_cache(maxsize=4096)
def _kept(macro: Callable[..., Markup], language: str, args: tuple[Any, ...]) -> Markup:
    return macro(*args)


GLOBALS: dict[str, Any] = {
    "t": t,
    "url": url,
    "kept": kept,
    "static": asset,
    "language": languages.current,
    "look": looks.current,
    "languages": languages.LANGUAGES,
    "messages": get_messages,
    "field": forms.field,
    "errors": forms.errors,
    "govuk": govuk.macro,
    "training": lambda: bool(settings.TRAINING),
    # What a door may leave out of its context.
    "nav": Navigation(),
    "actor": None,
}

FILTERS: dict[str, Any] = {
    "date": formats.day,
    "day_before": formats.day_before,
    "datetime": formats.moment,
    "time": formats.clock,
    "number": formats.number,
    "percent": formats.percent,
    "points": formats.points,
    "money": formats.money,
    "size": formats.size,
    "iso": formats.iso,
    "plain": charts.plain,
    "written": charts.written,
}
