"""What people say and what offices write: "thuốc sâu" is "thuốc bảo vệ thực vật"."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from motcua.catalogue.rules.searching import search_text
from motcua.kernel.texts import clean


@dataclass(frozen=True, slots=True)
class Word:
    """A word without accents, and as it was typed in lower case."""

    bare: str
    typed: str

    @property
    def has_accents(self) -> bool:
        return self.bare != self.typed


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class PlainWords:
    """short: what offices and farmers shorten; means: what is said, and what is written for it; filler: says nothing."""

    short: Mapping[str, Words]
    means: tuple[tuple[Words, Words], ...]
    filler: tuple[Words, ...]


def words_of(text: str) -> Words:
    """Return the words of a text; signs part them."""
    typed = "".join(c if c.isalnum() or c == "." else " " for c in clean(text).lower()).split()
    return tuple(Word(bare, one) for one in typed if (bare := search_text(one)) and " " not in bare)


def plain_words(data: Mapping[str, object]) -> PlainWords:
    """Read the data file."""
    short: Mapping[str, str] = data["short"]  # type: ignore[assignment] # our own file; a test reads it whole
    means: Sequence[Mapping[str, Sequence[str] | str]] = data["means"]  # type: ignore[assignment]
    filler: Sequence[str] = data["filler"]  # type: ignore[assignment]
    return PlainWords(
        short={search_text(key): words_of(text) for key, text in short.items()},
        means=tuple((words_of(said), words_of(str(row["is"]))) for row in means for said in row["say"]),
        filler=tuple(sorted((words_of(said) for said in filler), key=len, reverse=True)),
    )


def is_said(typed: Sequence[Word], said: Words) -> bool:
    """Tell whether these words, accents forgiven when none were typed, are what people say."""
    if len(typed) != len(said):
        return False
    return all(a.bare == b.bare and (not a.has_accents or a.typed == b.typed) for a, b in zip(typed, said, strict=True))


def telling(typed: Words, plain: PlainWords, known: Callable[[str], bool]) -> Words:
    """Return the words without those that say nothing; all of them when nothing else is left.

    :param known: whether a word stands in any name; alone and without accents it is then no filler
    """
    left = list(typed)
    for said in plain.filler:
        for start in reversed(range(len(left) - len(said) + 1)):
            here = left[start : start + len(said)]
            alone = len(said) == 1 and not here[0].has_accents and said[0].has_accents and known(here[0].bare)
            if is_said(here, said) and not alone:
                del left[start : start + len(said)]
    return tuple(left) or typed


def rewritten(typed: Words, plain: PlainWords, most: int = 6) -> list[Words]:
    """Return the question as typed, then as an office would put it: each saying alone, and all of them at once."""
    hits = [
        (start, start + len(said), official)
        for said, official in plain.means
        for start in range(len(typed) - len(said) + 1)
        if is_said(typed[start : start + len(said)], said)
    ]
    hits.sort(key=lambda hit: hit[0] - hit[1])
    ways = [typed, *(typed[:a] + official + typed[b:] for a, b, official in hits[:most])]
    return list(dict.fromkeys([*ways, _all(typed, hits)]))


def _all(typed: Words, hits: list[tuple[int, int, Words]]) -> Words:
    taken: set[int] = set()
    chosen = []
    for a, b, official in hits:  # the longest first
        if taken.isdisjoint(range(a, b)):
            taken |= set(range(a, b))
            chosen.append((a, b, official))
    for a, b, official in sorted(chosen, key=lambda hit: -hit[0]):
        typed = typed[:a] + official + typed[b:]
    return typed
