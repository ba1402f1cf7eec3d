"""Whatever a citizen can be refused has a sentence, in both languages, with its facts filled in."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from motcua.kernel.refusals import Refusal
from motcua.portal.refusals import FILES, SENTENCES, UNKNOWN, sentence
from motcua.ui.words import english

ROOMS = Path(__file__).parents[1]
# What commands of the citizen's own verbs raise, read from where they are raised.
OURS = [
    "dossiers/commands/filing.py", "dossiers/commands/papers.py", "dossiers/commands/supplements.py",
    "dossiers/commands/ending.py",
    "documents/commands/keeping.py",
    "documents/commands/uploads.py", "documents/commands/photographs.py", "documents/rules/photographs.py",
    "documents/rules/sending.py",
    "documents/storage.py", "people/commands/codes.py", "people/commands/identities.py", "catalogue/rules/places.py",
    "kernel/identifiers.py",
]  # fmt: skip


def raised():
    return {code for name in OURS for code in re.findall(r'Refusal\(\s*"([a-z-]+)"', (ROOMS / name).read_text())}


def test_every_refusal_of_our_verbs_is_worded():
    assert raised() - SENTENCES.keys() - {"second-supplement"} == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_it_ends_as_a_sentence_and_has_english(code):
    assert SENTENCES[code] in english()
    assert SENTENCES[code][0].isupper()


def test_facts_are_said_as_people_read_them():
    assert "20\N{NO-BREAK SPACE}MB" in sentence(Refusal("file-too-large", limit=20 * 1024 * 1024))
    assert "17:00 15/10/2024" in sentence(Refusal("still-time", until=datetime(2024, 10, 15, 10, tzinfo=UTC)))
    assert sentence(Refusal("never-heard-of", who="x")) == UNKNOWN


def test_a_file_that_can_be_mended_is_told_how():
    assert sentence(Refusal("file-type-refused", found="office-97")).endswith("lưu lại thành .docx hoặc PDF.")
    assert sentence(Refusal("file-type-refused", found="exe")) == SENTENCES["file-type-refused"]
    assert set(FILES.values()) <= english().keys()
