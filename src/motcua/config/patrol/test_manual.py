"""The user's manual says what the screens say: its words, its pictures and its links are there."""

import ast
import re
import unicodedata
from functools import cache

import pytest
from django.test import Client

from motcua.config.patrol.source import HOUSE, ROOT, modules, templates, texts_in
from motcua.portal.manual import book
from motcua.ui import prose

MANUAL, SCREENSHOTS = ROOT / "docs" / "manual", ROOT / "docs" / "screenshots"
PARTS = sorted(MANUAL.glob("*.md"))
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]
MOST_BYTES, MOST_IN_ALL = 150_000, 5_000_000
BOLD, PICTURE = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
LINK, HEADING = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)"), re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
IN_TEMPLATES = re.compile(r'(?="([^"<>]{2,})")')  # also what lies between two of them, which is no word of anybody's
IN_SCRIPT = re.compile(r"'([^']+)'")
NO_SCREENS = {"đậm"}  # where the manual says what bold means

texts = pytest.mark.parametrize("file", PARTS, ids=lambda file: file.name)


def said(file):
    return file.read_text(encoding="utf-8")


@cache
def on_screens():
    """Whatever a screen may say, as patterns: where a number or a name goes in, the manual writes “…”."""
    found = {text for module in modules() if not module.is_test for text in texts_in(module.tree)}
    found |= {text for path in templates() for text in IN_TEMPLATES.findall((HOUSE / path).read_text(encoding="utf-8"))}
    found |= set(IN_SCRIPT.findall((HOUSE / "ui/assets/js/words.js").read_text(encoding="utf-8")))
    return {re.sub(r"\{\w+\}", "…", text) for text in found}


def on_a_screen(words):
    return words in on_screens() or words in NO_SCREENS


@texts
def test_bold_words_are_the_screens_own(file):
    assert [words for words in dict.fromkeys(BOLD.findall(said(file))) if not on_a_screen(words)] == []


def test_a_word_of_no_screen_would_be_found():
    assert on_a_screen("Lưu và tiếp tục") and on_a_screen("Xem mọi kết quả cho “…”")
    assert not on_a_screen("Lưu và đi tiếp")


@texts
def test_letters_are_whole(file):
    assert unicodedata.is_normalized("NFC", said(file))


def test_every_picture_is_there_is_small_and_is_shown():
    shown = {(file.parent / address).resolve() for file in PARTS for address in PICTURE.findall(said(file))}
    kept = set(MANUAL.glob("pictures/*"))
    assert {str(file) for file in shown if not file.exists()} == set()
    assert {file.name for file in kept - shown} == set()
    assert {file.name for file in kept if file.stat().st_size > MOST_BYTES} == set()
    assert sum(file.stat().st_size for file in kept) <= MOST_IN_ALL


def test_every_picture_is_taken_by_a_journey():
    """By name, so that a run of the journeys makes all of them anew."""
    named = {text for file in (ROOT / "journeys").glob("*.py") for text in texts_in(ast.parse(said(file)))}
    assert {file.stem for file in [*MANUAL.glob("pictures/*"), *SCREENSHOTS.glob("*")]} - named == set()


@texts
def test_links_lead_somewhere(file):
    anchors = {one: {prose.anchor(heading) for heading in HEADING.findall(said(one))} for one in PARTS}
    for address in LINK.findall(said(file)):
        path, _, anchor = address.partition("#")
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), address
        assert not anchor or anchor in anchors[target], address


def test_the_contents_of_a_part_name_all_its_chapters():
    for file in PARTS:
        if file.name != "README.md":
            chapters = [prose.anchor(heading) for heading in re.findall(r"^## (.+)$", said(file), re.MULTILINE)]
            assert re.findall(r"^- \[[^\]]+\]\(#(.+)\)$", said(file), re.MULTILINE) == chapters, file.name


def test_the_parts_are_found_from_the_first_pages():
    index = said(MANUAL / "README.md")
    assert [file.name for file in PARTS if file.name != "README.md" and f"({file.name})" not in index] == []
    assert [readme.name for readme in READMES if "docs/manual/README.md" not in said(readme)] == []


@pytest.mark.parametrize("part", book.PARTS)
def test_a_part_is_served_as_it_is_written(db, part):
    """Nothing of the writing is left over: a shape that the pages do not know would show as signs."""
    answer = Client().get(f"/huong-dan/{part}/")
    html = answer.content.decode()
    article = html[html.index("<article") : html.index("</article>")]
    assert answer.status_code == 200
    assert [sign for sign in ("**", "](", "\n|", "## ", "`") if sign in article] == []
    for address in re.findall(r'(?:href|src)="(/huong-dan/[^"#]*)', article):
        assert Client().get(address).status_code == 200, address
