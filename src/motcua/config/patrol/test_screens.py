"""A screen is a folder, whole, and its address has its name."""

import pytest

from motcua.config.patrol.routes import routes
from motcua.config.patrol.source import DOORS, HOUSE, screens, templates
from motcua.ui import prose
from motcua.ui.languages import LANGUAGES

SCREENS = [f"{door}/{screen.name}" for door in DOORS for screen in screens(door)]
# Screens without a page of their own, and what they answer with instead.
NO_PAGE: dict[str, str] = {
    "desk/catalogue_export": "the file itself",
    "desk/draft_pages": "the draft as it would be printed",
    "desk/file": "the file itself",
    "desk/paper": "a printed form",
    "portal/blank_form": "a printed form",
    "portal/dossier_file": "the file itself",
    "portal/dossier_paper": "a printed form",
    "portal/dossier_result": "the file itself",
    "portal/language": "the page one comes from, in the other language",
    "portal/sign_in_partner": "off to the partner",
    "portal/sign_out": "the first page",
    "portal/upload": "how far a file has come, for the script",
}
# The help needs no help.
WITH_HELP = [screen for screen in SCREENS if (HOUSE / screen / "page.html").exists() and screen != "portal/help"]
# Templates that no file names in full: the gallery looks them up by their folders, allauth by its own names.
FOUND_OTHERWISE = ("ui/components/", "desk/sign_in/account/", "desk/sign_in/mfa/")


OURS = [(route.space, route) for route in routes() if route.space in DOORS]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_whole(screen):
    folder = HOUSE / screen
    there = {file.name for file in folder.iterdir() if file.is_file()}
    wanted = {"view.py", *(() if screen in NO_PAGE else ("page.html",))}
    assert wanted - there == set()
    assert [name for name in there if name.startswith("test_")], "a screen has its tests beside it"


@pytest.mark.parametrize("screen", WITH_HELP)
def test_a_screen_has_help_in_both_languages(screen):
    """Short, in plain words, with a title of its own; the link at the top of the page leads there."""
    texts = [prose.read((HOUSE / screen / f"help.{code}.md").read_text(encoding="utf-8")) for code in LANGUAGES]
    assert all(text.title and text.plain and len(text.plain) < 700 for text in texts)
    assert len(texts) == len(LANGUAGES)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_can_be_reached_by_its_name(screen):
    door, _, name = screen.partition("/")
    assert name in {entry.name for space, entry in OURS if space == door}


@pytest.mark.parametrize(("door", "entry"), OURS, ids=[f"{door}:{entry.name}" for door, entry in OURS])
def test_an_address_has_the_name_of_its_view_in_a_screen_of_its_door(door, entry):
    """The first address of a screen has the screen's own name; others (a file, a fragment) are views beside it."""
    _, room, folder, *_ = entry.callback.__module__.split(".")
    assert (room, entry.callback.__name__) == (door, entry.name)
    assert f"{door}/{folder}" in SCREENS


def test_every_template_is_used():
    code = "".join(f.read_text(encoding="utf-8") for kind in ("*.py", "*.html") for f in sorted(HOUSE.rglob(kind)))
    assert [path for path in templates() if not is_named(path, code) and not path.startswith(FOUND_OTHERWISE)] == []


def is_named(path, code):
    """In full, or as f"folder/{page}" with "page.html" elsewhere."""
    folder, _, name = path.rpartition("/")
    return f'"{path}"' in code or (f'f"{folder}/{{' in code and f'"{name}"' in code)
