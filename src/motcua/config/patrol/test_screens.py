"""A screen is a folder, whole, and its address has its name."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from motcua.config.patrol.source import DOORS, HOUSE, screens, templates

SCREENS = [f"{door}/{screen.name}" for door in DOORS for screen in screens(door)]
# Screens without a page of their own, and what they answer with instead.
NO_PAGE: dict[str, str] = {
    "desk/file": "the file itself",
    "desk/paper": "a printed form",
    "portal/file": "the file itself",
    "portal/language": "the page one comes from, in the other language",
    "portal/upload": "a fragment of the page that asks for files",
}
# Templates that no file names in full.
FOUND_OTHERWISE = ("ui/components/",)


def patterns(node=None, spaces=()):
    """Every address of our doors: (namespaces, pattern)."""
    for entry in (node or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern):
            yield spaces, entry


OURS = [(spaces[0], entry) for spaces, entry in patterns() if spaces and spaces[0] in DOORS]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_whole(screen):
    folder = HOUSE / screen
    there = {file.name for file in folder.iterdir() if file.is_file()}
    wanted = {"view.py", *(() if screen in NO_PAGE else ("page.html",))}
    assert wanted - there == set()
    assert [name for name in there if name.startswith("test_")], "a screen has its tests beside it"


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_can_be_reached_by_its_name(screen):
    door, _, name = screen.partition("/")
    assert name in {entry.name for space, entry in OURS if space == door}


@pytest.mark.parametrize(("door", "entry"), OURS, ids=[f"{door}:{entry.name}" for door, entry in OURS])
def test_an_address_has_the_name_of_its_screen(door, entry):
    """Several addresses may lead to one screen; then each begins with its name: `draft`, `draft_paper`."""
    _, room, folder, *_ = entry.callback.__module__.split(".")
    assert room == door
    assert entry.name == folder or entry.name.startswith(f"{folder}_")


def test_every_template_is_used():
    code = "".join(f.read_text(encoding="utf-8") for kind in ("*.py", "*.html") for f in sorted(HOUSE.rglob(kind)))
    assert [path for path in templates() if f'"{path}"' not in code and not path.startswith(FOUND_OTHERWISE)] == []
