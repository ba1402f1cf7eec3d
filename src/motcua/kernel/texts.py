"""Vietnamese text: one spelling to store, one without marks to search, one order to sort."""

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # ngang (none), huyền, hỏi, ngã, sắc, nặng

# hoà → hòa, xoè → xòe, thuỷ → thủy: only in an open syllable, and never after q, whose u is no vowel.
_SWAPS = {
    old[0] + unicodedata.normalize("NFC", old[1] + tone): unicodedata.normalize("NFC", old[0] + tone) + old[1]
    for pair in ("oa", "oe", "uy")
    for old in (pair, pair.capitalize(), pair.upper())
    for tone in TONES
}
_LATE_TONE = re.compile(rf"(?<![qQ])(?:{'|'.join(_SWAPS)})(?![^\W\d_])")

# What nobody sees and databases or papers choke on: controls, empty spaces, turns of the reading direction.
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)
_LINE_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return the one spelling we store: NFC, today's tone placement, single spaces, no unseen characters.

    Line breaks stay, as "\\n"; lines and the whole are stripped.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    lines = (" ".join(line.split()) for line in _LINE_BREAK.split(seen))
    # Once more: an unseen character may have stood between a letter and its mark.
    whole = unicodedata.normalize("NFC", "\n".join(lines).strip())
    return _LATE_TONE.sub(lambda found: _SWAPS[found[0]], whole)


def fold(text: str) -> str:
    """Return the text as typed by somebody without a Vietnamese keyboard: no marks, đ as d, lower case."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "d").lower()


def sort_key(text: str) -> str:
    """Return a key whose plain character order is the Vietnamese one: letters, then tones, then case."""
    whole = unicodedata.normalize("NFC", text)
    return f"{_weights(whole)}\t{whole.swapcase()}"


def name_sort_key(full_name: str) -> str:
    """Return the key of a person: by given name (the last word), then family name, then the middle ones."""
    names = clean(full_name).split()
    given, family, middle = names[-1:], names[:-1][:1], names[1:-1]
    parts = (_weights(" ".join(part)) for part in (given, family, middle))
    return "\x01".join((*parts, " ".join(names).swapcase()))


def _weights(text: str) -> str:
    weights = [_weight(character) for character in unicodedata.normalize("NFC", text.lower())]
    return "".join(place for place, _ in weights) + "\t" + "".join(tone for _, tone in weights)


def _weight(character: str) -> tuple[str, str]:
    """Split "ậ" into its place in the alphabet ("a2") and its tone ("5")."""
    marks = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in marks if mark in TONES), "")
    letter = unicodedata.normalize("NFC", marks.replace(tone, "", 1)) if tone else character
    if letter not in ALPHABET:
        letter = fold(letter)
    return _PLACES.get(letter, letter), str(TONES.index(tone) + 1) if tone else "0"


def _place(letter: str) -> str:
    """Return "d1" for "đ", the second letter on "d". Two characters each: none runs into the next."""
    before = ALPHABET[: ALPHABET.index(letter)]
    return fold(letter) + str(sum(fold(other) == fold(letter) for other in before))


_PLACES = {letter: _place(letter) for letter in ALPHABET}
