"""Finding among a few thousand names: by words that are like the typed ones, in an index kept in memory."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise

from motcua.catalogue.rules.plain_words import PlainWords, Word, Words, rewritten, telling
from motcua.catalogue.rules.slips import likeness, without_keys

MOST_WORDS, LONGEST_WORD = 24, 40
_FIELD_COUNTS, _SURE, _FEWEST, _LOOKED_AT = 0.6, 0.79, 0.5, 80
# What a row is worth: its words, their neighbours, their accents, how little else it speaks of.
_BY_WORDS, _BY_PAIRS, _BY_ACCENTS, _BY_LENGTH = 0.52, 0.28, 0.12, 0.08
_ENOUGH, _ENOUGH_OF_MANY = {1: 0.75, 2: 0.6}, 0.45  # by how many words are asked
_REWRITTEN = 0.97  # who types the official words means them


@dataclass(frozen=True, slots=True)
class Text:
    """What stands for one thing that can be found."""

    key: int
    name: Words
    field: Words


@dataclass(slots=True)
class _Asked:
    """A word of the question: what it may mean, each with how likely, and how much it says."""

    word: Word
    meant: Mapping[str, float]
    weight: float


@dataclass(slots=True)
class Index:
    """Texts, and in which of them a word stands."""

    texts: Mapping[int, Text]
    plain: PlainWords
    _where: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    _known: frozenset[str] = frozenset()
    _meant: dict[tuple[str, bool], dict[str, float]] = field(default_factory=dict)

    def find(self, typed: Words, *, unfinished: bool = False) -> list[tuple[int, float]]:
        """Return keys with their likeness, the best first. Nothing is found by words that say nothing.

        :param unfinished: the last word may still be being typed
        """
        words = self._corrected(typed[:MOST_WORDS])
        best: dict[int, float] = {}
        for number, way in enumerate(rewritten(words, self.plain)):
            said = telling(way, self.plain, self._where.__contains__)
            for key, score in self._score(said, unfinished=unfinished and said[-1] == words[-1]).items():
                if score >= _ENOUGH.get(len(said), _ENOUGH_OF_MANY):
                    best[key] = max(best.get(key, 0), score * (_REWRITTEN if number else 1))
        return sorted(best.items(), key=lambda pair: (-round(pair[1], 4), len(self.texts[pair[0]].name), pair[0]))

    def _corrected(self, typed: Words) -> Words:
        """Part what was typed together, drop the keys of Telex, write out what is shortened."""
        found: list[Word] = []
        for word in typed:
            found += self._parts(word)
        written: list[Word] = []
        for word in found:
            written += self.plain.short.get(word.bare, (word,))
        return tuple(written)

    def _parts(self, word: Word) -> list[Word]:
        if word.bare in self._known or len(word.bare) > LONGEST_WORD:
            return [word]
        keyed = without_keys(word.bare)
        if keyed in self._known:
            return [Word(keyed, keyed)]
        if any(like > _SURE for like in self._candidates(word.bare, unfinished=False).values()):
            return [word]
        return [Word(part, part) for part in self._split(word.bare) or self._split(keyed)] or [word]

    def _split(self, letters: str) -> list[str]:
        """Return the known words that these letters are made of, as few as can be; none if they are not."""
        ways: list[list[str] | None] = [[], *[None] * len(letters)]
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - 7), end):
                part, before = letters[start:end], ways[start]
                if before is None or part not in self._known or len(part) < 2:
                    continue
                here = ways[end]
                if here is None or len(before) + 1 < len(here):
                    ways[end] = [*before, part]
        return ways[-1] or []

    def _score(self, words: Words, *, unfinished: bool) -> dict[int, float]:
        asked = [self._asked(word, unfinished=unfinished and word is words[-1]) for word in words]
        whole = sum(one.weight for one in asked)
        if not whole:
            return {}
        by_words: dict[int, float] = defaultdict(float)
        for one in asked:
            for key, like in self._in_texts(one).items():
                by_words[key] += like * one.weight / whole
        near = sorted((pair for pair in by_words.items() if pair[1] >= _FEWEST), key=lambda pair: -pair[1])[:_LOOKED_AT]
        return {key: self._worth(self.texts[key], asked, covered) for key, covered in near}

    def _asked(self, word: Word, *, unfinished: bool) -> _Asked:
        meant = self._candidates(word.bare, unfinished=unfinished)
        rare = [self._rarity(one) * like for one, like in meant.items()]
        return _Asked(word, meant, max(rare) if rare else math.log1p(len(self.texts)) / 2)

    def _candidates(self, bare: str, *, unfinished: bool) -> dict[str, float]:
        asked = bare, unfinished
        if asked not in self._meant:
            if len(self._meant) > 20_000:  # somebody types at random
                self._meant.clear()
            like = {one: likeness(bare, one, unfinished=unfinished) for one in self._where} if len(bare) <= LONGEST_WORD else {}
            self._meant[asked] = {one: how for one, how in like.items() if how}
        return self._meant[asked]

    def _rarity(self, word: str) -> float:
        return math.log1p(len(self.texts) / len(self._where[word]))

    def _in_texts(self, asked: _Asked) -> dict[int, float]:
        found: dict[int, float] = {}
        for word, like in asked.meant.items():
            for key, counts in self._where[word].items():
                found[key] = max(found.get(key, 0), like * counts)
        return found

    def _worth(self, text: Text, asked: list[_Asked], covered: float) -> float:
        pairs = _pairs(text.name, asked)
        spoken = sum(self._rarity(word.bare) for word in text.name)
        met = sum(self._rarity(word.bare) for word in text.name if any(one.meant.get(word.bare, 0) > _SURE for one in asked))
        brief = met / spoken if spoken else 0
        return _BY_WORDS * covered + _BY_PAIRS * pairs + _BY_ACCENTS * _accents(text, asked) * covered + _BY_LENGTH * brief


def index(texts: Iterable[Text], plain: PlainWords) -> Index:
    """Return an index over these texts."""
    made = Index({text.key: text for text in texts}, plain)
    for text in made.texts.values():
        for words, counts in ((text.field, _FIELD_COUNTS), (text.name, 1.0)):
            for word in words:
                made._where[word.bare][text.key] = counts
    said = {word.bare for phrase in chain(plain.filler, *plain.means) for word in phrase}
    made._known = frozenset(made._where) | said | frozenset(plain.short)
    return made


def _pairs(name: Words, asked: list[_Asked]) -> float:
    """Return how much of what stands side by side in the question does so in the name; a word alone is its own neighbour."""
    if len(asked) == 1:
        return max((asked[0].meant.get(word.bare, 0.0) for word in name), default=0.0)
    beside = Counter((a.bare, b.bare) for a, b in pairwise(name))
    met = whole = 0.0
    for one, other in pairwise(asked):
        weight = one.weight + other.weight
        whole += weight
        met += weight * max((min(one.meant.get(a, 0), other.meant.get(b, 0)) for a, b in beside), default=0)
    return met / whole


def _accents(text: Text, asked: list[_Asked]) -> float:
    """Return which part of the words typed with accents stands so in the text; 1 when none was."""
    typed = [one.word.typed for one in asked if one.word.has_accents]
    there = {word.typed for word in (*text.name, *text.field)}
    return sum(word in there for word in typed) / len(typed) if typed else 1.0
