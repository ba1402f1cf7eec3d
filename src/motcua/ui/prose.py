"""Short texts written as a small, safe part of Markdown, turned into pages.

A line `# …` is the title, `## …` a heading; lines that begin with `- ` or `1. ` are lists; an empty line ends a paragraph. Inside:
`**bold**` and `[words](/address)`, to addresses of this house only. Everything else is text, and nothing in it is markup.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\((/(?!/)[A-Za-z0-9/_.\-]*)\)")
_SHAPES = (("##", re.compile(r"##\s+(.*)")), ("-", re.compile(r"-\s+(.*)")), ("1", re.compile(r"\d+\.\s+(.*)")))
_LISTS = {"-": ("ul", "bullet"), "1": ("ol", "number")}


@dataclass(frozen=True, slots=True)
class Prose:
    """A text read: its title, its body as HTML, and its plain words for a search."""

    title: str
    body: Markup
    plain: str


def read(text: str) -> Prose:
    """Read a text. Without a title the title is empty."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    title = lines.pop(0)[2:].strip() if lines and lines[0].startswith("# ") else ""
    parts = [_part(shape, list(found)) for shape, found in groupby(map(_shape, lines), key=lambda pair: pair[0])]
    plain = _LINK.sub(r"\1", _BOLD.sub(r"\1", " ".join(words for _, words in map(_shape, lines) if words)))
    return Prose(title, Markup("\n").join(part for part in parts if part), plain)


def _shape(line: str) -> tuple[str, str]:
    for name, shape in _SHAPES:
        if found := shape.fullmatch(line):
            return name, found[1]
    return ("p", line) if line else ("", "")


def _part(shape: str, found: list[tuple[str, str]]) -> Markup:
    words = [_inline(text) for _, text in found]
    if shape in _LISTS:
        tag, kind = _LISTS[shape]
        items = Markup("").join(Markup("<li>{}</li>").format(one) for one in words)
        return Markup('<{0} class="govuk-list govuk-list--{1}">{2}</{0}>').format(tag, kind, items)
    if shape == "##":
        return Markup("").join(Markup('<h2 class="govuk-heading-m">{}</h2>').format(one) for one in words)
    return Markup('<p class="govuk-body">{}</p>').format(Markup(" ").join(words)) if shape == "p" else Markup("")


def _inline(text: str) -> Markup:
    """The text escaped first, then its few marks."""
    safe = str(escape(text))
    safe = _LINK.sub(r'<a class="govuk-link" href="\2">\1</a>', _BOLD.sub(r"<strong>\1</strong>", safe))
    return Markup(safe)  # noqa: S704 - escaped above; the marks are ours
