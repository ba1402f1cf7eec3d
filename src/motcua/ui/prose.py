"""Short texts written as a small, safe part of Markdown, turned into pages.

A line `# …` is the title, `## …` and `### …` are headings; lines that begin with `- ` or `1. ` are lists; lines between `|` are a
table whose first row is its heading; `![words](picture)` alone on a line is a picture; an empty line ends a paragraph. Inside:
`**bold**`, `` `key` `` and `[words](/address)`, to addresses of this house only. Everything else is text; nothing in it is markup.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

type Place = Callable[[str], "Target | None"]
"""Where a text's own address (`other.md#part`, `pictures/x.png`) is to be found; None where nowhere."""

_BOLD, _KEY = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\(([A-Za-z0-9/_.\-]*(?:#[^\s()<>&;]*)?)\)")
_SHAPES = (
    ("##", re.compile(r"##\s+(.*)")), ("###", re.compile(r"###\s+(.*)")), ("-", re.compile(r"-\s+(.*)")),
    ("1", re.compile(r"(\d+\.\s+.*)")), ("|", re.compile(r"\|(.*)\|")), ("!", re.compile(r"!(\[[^\]]*\]\([A-Za-z0-9/_.\-]+\))")),
)  # fmt: skip
_RULE = re.compile(r"[\s|:-]+")
_HEADINGS = {"##": ("h2", "m"), "###": ("h3", "s")}


@dataclass(frozen=True, slots=True)
class Target:
    """An address of this house; "" leads nowhere, and only the words are shown.

    For a picture: how large it is, what stands before its words, and whether it is unfolded (a folded one is not fetched).
    """

    address: str
    width: int = 0
    height: int = 0
    label: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A text read: its title, its body as HTML, and its plain words for a search."""

    title: str
    body: Markup
    plain: str


def read(text: str, place: Place | None = None) -> Prose:
    """Read a text. Without a title the title is empty; without `place` there are no pictures, and links lead to `/…` only."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    title = lines.pop(0)[2:].strip() if lines and lines[0].startswith("# ") else ""
    shaped, found = [_shape(line) for line in lines], place or _in_the_house
    parts = [_part(shape, [words for _, words in same], found) for shape, same in groupby(shaped, key=lambda one: one[0])]
    plain = " ".join(words for _, words in shaped if words)
    for mark in (_BOLD, _KEY, _LINK):
        plain = mark.sub(r"\1", plain)
    return Prose(title, Markup("\n").join(part for part in parts if part), plain)


def anchor(heading: str) -> str:
    """The name by which links lead to a heading: as GitHub makes it, so that a text is right in both places."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _in_the_house(address: str) -> Target | None:
    return Target(address) if address.startswith("/") and not address.startswith("//") else None


def _shape(line: str) -> tuple[str, str]:
    for name, shape in _SHAPES:
        if found := shape.fullmatch(line):
            return name, found[1]
    return ("p", line) if line else ("", "")


def _part(shape: str, lines: list[str], place: Place) -> Markup:
    match shape:
        case "##" | "###":
            tag, size = _HEADINGS[shape]
            head = Markup('<{0} id="{1}" class="govuk-heading-{2}">{3}</{0}>')
            return Markup("").join(head.format(tag, anchor(one), size, _inline(one, place)) for one in lines)
        case "-":
            return _items("ul", "bullet", lines, place)
        case "1":
            numbers = [one.partition(".") for one in lines]
            return _items("ol", "number", [words.strip() for _, _, words in numbers], place, start=numbers[0][0])
        case "|":
            rows = [line.split("|") for line in lines if not _RULE.fullmatch(line)]
            return _table([[_inline(cell.strip(), place) for cell in row] for row in rows])
        case "!":
            return Markup("").join(_picture(one, place) for one in lines)
        case "p":
            return Markup('<p class="govuk-body">{}</p>').format(Markup(" ").join(_inline(one, place) for one in lines))
    return Markup("")


def _items(tag: str, kind: str, lines: list[str], place: Place, start: str = "1") -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(_inline(one, place)) for one in lines)
    at = Markup("") if start == "1" else Markup(' start="{}"').format(start)
    return Markup('<{0}{1} class="govuk-list govuk-list--{2}">{3}</{0}>').format(tag, at, kind, items)


def _table(rows: list[list[Markup]]) -> Markup:
    head = Markup("").join(Markup('<th scope="col" class="govuk-table__header">{}</th>').format(one) for one in rows[0])
    cells = Markup('<td class="govuk-table__cell">{}</td>')
    body = Markup("").join(Markup("<tr>{}</tr>").format(Markup("").join(map(cells.format, row))) for row in rows[1:])
    table = Markup('<table class="govuk-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>')
    return table.format(head, body)


def _picture(written: str, place: Place) -> Markup:
    words, _, address = written[1:-1].partition("](")
    found = place(address)
    if not found or not found.address:
        return Markup("")
    picture = Markup('<img src="{}" alt="{}" width="{}" height="{}" loading="lazy">')
    shown = picture.format(found.address, words, found.width, found.height)
    summary = Markup('<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{}{}</span></summary>')
    folded = Markup('<details class="govuk-details mc-picture"{}>{}{}</details>')
    return folded.format(Markup(" open") if found.is_open else Markup(""), summary.format(found.label, words), shown)


def _inline(text: str, place: Place) -> Markup:
    """The text escaped first, then its few marks."""
    safe = _BOLD.sub(r"<strong>\1</strong>", _KEY.sub(r"<kbd>\1</kbd>", str(escape(text))))
    return Markup(_LINK.sub(lambda link: _link(link, place), safe))  # noqa: S704 - escaped above; the marks are ours


def _link(found: re.Match[str], place: Place) -> str:
    target = place(found[2])
    if not target:
        return found[0]
    return f'<a class="govuk-link" href="{escape(target.address)}">{found[1]}</a>' if target.address else found[1]
