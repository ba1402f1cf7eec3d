"""How like two Vietnamese syllables without accents are: what a finger, an ear, a keyboard without Vietnamese makes of one."""

import re

# Heard alike in one province or another, so spelled alike by who writes as one speaks.
_SOUNDS = (
    (r"^(ngh|ng)", "ŋ"), (r"^gh", "g"), (r"^(gi|r|d)(?=.)", "z"), (r"^(ch|tr)", "c"), (r"^(s|x)", "s"), (r"^(n|l)", "l"),
    (r"^(k|q)", "k"), (r"^c(?=[aou])", "k"), (r"y$", "i"), (r"^y", "i"), (r"(n|ng|nh)$", "n"), (r"(t|c|ch)$", "t"),
)  # fmt: skip
_TONES = re.compile(r"(?<=[aeiouyw])[sfrxj]|(?<=[a-z])[sfrxj]$")
_DOUBLED = re.compile(r"([aeod])\1")
_DOUBLED_ANY = re.compile(r"([a-z])\1")  # a key held too long
_ALIKE, _BEGINNING = 0.85, 0.8


def likeness(typed: str, meant: str, *, unfinished: bool = False) -> float:
    """Return from 0 to 1 how likely somebody who typed the one meant the other.

    :param unfinished: more letters may come: the beginning of a word is nearly the word
    """
    if typed == meant:
        return 1.0
    if unfinished and len(typed) > 1 and meant.startswith(typed):
        return _BEGINNING
    if len(typed) > 1 and _sound(_DOUBLED_ANY.sub(r"\1", typed)) == _sound(meant):
        return _ALIKE
    longer = max(len(typed), len(meant))
    if longer < 3 or abs(len(typed) - len(meant)) > 2:
        return 0.0
    slips = distance(typed, meant)
    if slips == 1:
        return {3: 0.5, 4: 0.65}.get(longer, 0.8)
    return 0.55 if slips == 2 and longer >= 6 else 0.0


def distance(one: str, other: str) -> int:
    """Return how many letters were added, left out, changed, or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]


def without_keys(typed: str) -> str:
    """Return a word without the keys of Telex and VNI that stayed as letters: "thuoocs" and "thuo61c" are "thuoc"."""
    bare = re.sub(r"(?<=[a-z])\d+|\d+(?=[a-z])", "", typed)
    return _DOUBLED.sub(r"\1", _TONES.sub("", bare).replace("w", "")) or typed


def _sound(syllable: str) -> str:
    for pattern, sound in _SOUNDS:
        syllable = re.sub(pattern, sound, syllable)
    return syllable
