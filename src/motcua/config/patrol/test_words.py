"""One concept, one word; and nothing happens or is refused without a sentence for it."""

import importlib
import re
import unicodedata
from collections import Counter

import pytest
from django.apps import apps

from motcua.catalogue.rules.kinds import FeeKind, Place, ServiceLevel, StepKind, VersionState
from motcua.config.patrol.source import DOMAIN, HOUSE, ROOT, modules, refusals_in, said_in
from motcua.deadlines.rules import ClockKind, Policy, TermUnit
from motcua.deadlines.rules.calendars import DayKind, DayStatus
from motcua.dossiers import events as dossier_events
from motcua.dossiers.rules import STEPS, Channel, State, TypedBy
from motcua.kernel.texts import sort_key
from motcua.letters.rules.sending import NoticeState
from motcua.people.rules import AccountKind, Duty, Level

EVENTS = [
    (module.path, name, value)
    for module in modules()
    if module.path.endswith("/events.py") and module.room in DOMAIN
    for name, value in vars(importlib.import_module(f"motcua.{module.room}.events")).items()
    if name.isupper()
]
NOT_REGULAR = {"given", "taken", "sent_back", "hours_set"}
CODES = {
    code: module.path for module in modules() if module.room in DOMAIN and not module.is_test for code in refusals_in(module.tree)
}
# Nobody can be told these yet: the screens of those who publish procedures and look after units and accounts come later, and
# until then only the command line asks for them. Who gives such a command a door takes its codes out of here.
NO_DOOR_YET = {"already-off", "calendar-taken", "calendar-too-deep", "no-such-unit-here", "windows-wrong"}


def worded(*paths):
    """Every text and attribute that stands in these modules."""
    return set().union(*(said_in(module.tree) for module in modules() if module.path.startswith(paths) and not module.is_test))


def test_every_no_has_a_sentence_at_a_door():
    said = worded("portal/refusals.py", "desk/refusals.py") | NO_DOOR_YET
    assert {code: where for code, where in sorted(CODES.items()) if code not in said} == {}


def test_what_has_no_door_is_still_said_somewhere():
    assert sorted(NO_DOOR_YET - set(CODES)) == []


def test_codes_of_refusals_are_kebab_case():
    assert [code for code in CODES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", code)] == []


@pytest.mark.parametrize("door", ["portal", "desk"])
def test_every_event_of_a_dossier_has_words_in_the_timeline_of(door):
    """Worded, or named among those that this door does not show."""
    said = worded(f"{door}/")
    values = {name: value for name, value in vars(dossier_events).items() if name.isupper()}
    known = {name for name, value in values.items() if {f"events.{name}", value} & said}
    assert sorted(set(values) - known) == []


def test_events_are_told_apart():
    assert [value for value, times in Counter(value for *_, value in EVENTS).items() if times > 1] == []


@pytest.mark.parametrize(("path", "name", "value"), EVENTS)
def test_an_event_is_what_happened(path, name, value):
    subject, _, happened = value.partition(".")
    assert re.fullmatch(r"[a-z-]+", subject)
    assert re.fullmatch(r"[a-z]+([_-][a-z]+)*", happened)
    words = re.split("[_-]", happened)
    assert any(word.endswith("ed") for word in words) or happened in NOT_REGULAR or words[-1] in NOT_REGULAR


# --- the glossary ----------------------------------------------------------------------------------------------------------

GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in GLOSSARY.splitlines() if line.startswith("| ")][1:]
WORDS = {word for row in ROWS for word in re.findall(r"`([^`]+)`", row[1])}
MODELS = [model.__name__ for model in apps.get_models() if model.__module__.startswith("motcua.")]
KINDS = (State, Duty, Level, AccountKind, Channel, TypedBy, ClockKind, Policy, TermUnit, DayKind, DayStatus, VersionState, StepKind,
         Place, FeeKind, ServiceLevel, NoticeState)  # fmt: skip


@pytest.mark.parametrize("word", sorted({*MODELS, *STEPS, "draft", *(kind.value for enum in KINDS for kind in enum)}))
def test_a_word_of_the_code_is_in_the_glossary(word):
    assert word in WORDS


@pytest.mark.parametrize("value", [value for *_, value in EVENTS])
def test_an_event_is_in_the_glossary(value):
    assert value in WORDS


def test_the_glossary_is_a_table_in_order():
    assert [len(row) for row in ROWS if len(row) != 4 or not all(row)] == []
    assert sorted(ROWS, key=by_vietnamese) == ROWS
    assert unicodedata.normalize("NFC", GLOSSARY) == GLOSSARY


def test_the_glossary_holds_no_word_that_the_code_has_left():
    code = "\n".join(file.read_text(encoding="utf-8") for file in HOUSE.rglob("*.py") if "/patrol/" not in file.as_posix())
    assert sorted(word for word in WORDS if not re.search(rf"(?<![A-Za-z_]){re.escape(word)}(?![A-Za-z_])", code)) == []


def by_vietnamese(row):
    return sort_key(row[0])
