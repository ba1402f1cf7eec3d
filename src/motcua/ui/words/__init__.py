"""Two languages without a tool chain.

A sentence is written in Vietnamese where it is said: `t("Còn {n} ngày làm việc", n=3)`. Its English is an entry
of `words/en.yaml` in the room that says it; a sentence that several rooms say is kept once, in any of them.
`test_words.py` fails when a template, a form or a view says something that has no English.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.ui import languages

ROOMS = Path(__file__).parents[2]


def t(sentence: str, **facts: Any) -> str:
    """Say the sentence in the language of the page, with `{name}` filled from the facts.

    A sentence without English is said in Vietnamese: better understood by most than an error.
    """
    if languages.current() == languages.ENGLISH:
        sentence = english().get(sentence, sentence)
    return sentence.format(**facts) if facts else sentence


@cache
def english() -> dict[str, str]:
    """All English sentences of all rooms, by their Vietnamese."""
    return {vi: en for file in files() for vi, en in entries(file).items()}


def files() -> list[Path]:
    return sorted(ROOMS.glob("*/words/en.yaml"))


def entries(file: Path) -> dict[str, str]:
    return yaml.safe_load(file.read_text(encoding="utf-8")) or {}
