"""Help stands beside the screen it explains: `<door>/<screen>/help.vi.md` and `help.en.md`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from motcua.kernel.texts import fold, sort_key
from motcua.ui import languages, prose

HOUSE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Topic:
    """The help of one screen in one language."""

    door: str
    screen: str
    text: prose.Prose

    @property
    def key(self) -> str:
        return f"{self.door}-{self.screen}"


@cache
def topics(language: str) -> dict[str, Topic]:
    """Return all help by key, in the order of its titles."""
    found = [_read(file, language) for file in sorted(HOUSE.glob(f"*/*/help.{languages.VIETNAMESE}.md"))]
    return {topic.key: topic for topic in sorted(found, key=lambda topic: sort_key(topic.text.title))}


def _read(file: Path, language: str) -> Topic:
    """What is not translated is said in Vietnamese."""
    wanted = file.with_name(f"help.{language}.md")
    door, screen = file.parent.relative_to(HOUSE).parts
    return Topic(door, screen, prose.read((wanted if wanted.exists() else file).read_text(encoding="utf-8")))


def find(text: str, doors: tuple[str, ...]) -> list[Topic]:
    """Return the help of these doors that says all these words, titles first; accents may be left out. No words: all of it."""
    words = fold(text).split()
    known = [topic for topic in topics(languages.current()).values() if topic.door in doors]
    found = [topic for topic in known if all(word in fold(f"{topic.text.title} {topic.text.plain}") for word in words)]
    return sorted(found, key=lambda topic: not all(word in fold(topic.text.title) for word in words))


def of(view: Callable[..., Any] | None) -> Topic | None:
    """Return the help of the screen that a view belongs to."""
    parts = (getattr(view, "__module__", "") or "").split(".")
    return topics(languages.current()).get("-".join(parts[1:3])) if len(parts) > 2 else None
