"""A condition over one thing that is counted: read from text, asked of it, written as SQL, said in Vietnamese. Pure."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from motcua.indicators.rules.atoms import ATOMS


class Unreadable(ValueError):
    """The text is no condition; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A word, or "and", "or", "not" over other conditions; "always" and "never" are "and" and "or" over none."""

    op: str  # "word", "and", "or", "not"
    word: str = ""
    parts: tuple["Condition", ...] = ()

    def holds(self, of: Any) -> bool:
        """:param of: a dossier's `Facts`, or an `Item`"""
        match self.op:
            case "word":
                return ATOMS[self.word].holds(of)
            case "not":
                return not self.parts[0].holds(of)
            case "and":
                return all(part.holds(of) for part in self.parts)
            case _:
                return any(part.holds(of) for part in self.parts)

    @property
    def sql(self) -> str:
        """Over the columns of the facts; what is not known does not hold."""
        match self.op:
            case "word":
                return f"coalesce({ATOMS[self.word].sql}, false)"
            case "not":
                return f"NOT {self.parts[0].sql}"
            case _ if not self.parts:
                return "true" if self.op == "and" else "false"
            case _:
                return f"({f' {self.op.upper()} '.join(part.sql for part in self.parts)})"

    @property
    def said(self) -> str:
        """In Vietnamese, for the page of the definition."""
        match self.op:
            case "word":
                return ATOMS[self.word].said
            case "not":
                return f"không {self.parts[0].said}" if self.parts[0].op == "word" else f"không ({self.parts[0].said})"
            case _ if not self.parts:
                return "tất cả" if self.op == "and" else "không có"
            case _:
                joint = ", " if self.op == "and" else " hoặc "
                return joint.join(f"({part.said})" if part.op in ("and", "or") else part.said for part in self.parts)

    def given(self, known: Mapping[str, bool]) -> "Condition":
        """Return what is left to ask when the answers to some words are known."""
        match self.op:
            case "word":
                return self if self.word not in known else (ALWAYS if known[self.word] else NEVER)
            case "not":
                return negated(self.parts[0].given(known))
            case _:
                return joined(self.op, tuple(part.given(known) for part in self.parts))

    @property
    def words(self) -> frozenset[str]:
        if self.op == "word":
            return frozenset({self.word})
        return frozenset().union(*(part.words for part in self.parts))

    def __str__(self) -> str:
        """As `condition` reads it back; the same condition is written the same."""
        match self.op:
            case "word":
                return self.word
            case "not":
                return f"not {self.parts[0]}" if self.parts[0].op == "word" else f"not ({self.parts[0]})"
            case _ if not self.parts:
                return "always" if self.op == "and" else "never"
            case _:
                return f" {self.op} ".join(f"({part})" if part.op in ("and", "or") else str(part) for part in self.parts)


ALWAYS, NEVER = Condition("and"), Condition("or")


def joined(op: str, parts: tuple[Condition, ...]) -> Condition:
    """Join with "and" or "or", leaving out what says nothing."""
    idle, sure = (ALWAYS, NEVER) if op == "and" else (NEVER, ALWAYS)
    flat: list[Condition] = []
    for part in parts:
        if part == sure:
            return sure
        flat += part.parts if part.op == op else [part]
    said = tuple(dict.fromkeys(part for part in flat if part != idle))
    return said[0] if len(said) == 1 else Condition(op, parts=said)


def negated(of: Condition) -> Condition:
    if of.op == "not":
        return of.parts[0]
    return NEVER if of == ALWAYS else ALWAYS if of == NEVER else Condition("not", parts=(of,))


def both(*parts: Condition) -> Condition:
    return joined("and", parts)


def either(*parts: Condition) -> Condition:
    return joined("or", parts)


@lru_cache(maxsize=1024)
def condition(text: str) -> Condition:
    """Read a condition: "granted and not (late or reopened)"; "always" is every dossier.

    :raises Unreadable: a word that is none, or no condition at all
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError:
        raise Unreadable(f"“{text}” không phải là điều kiện.") from None
    return _read(tree, text)


def _read(node: ast.expr, text: str) -> Condition:
    match node:
        case ast.Name(id="always"):
            return ALWAYS
        case ast.Name(id="never"):
            return NEVER
        case ast.Name(id=word) if word in ATOMS:
            return Condition("word", word)
        case ast.Name(id=word):
            raise Unreadable(f"“{word}” không có trong các từ của chỉ số.")
        case ast.UnaryOp(op=ast.Not(), operand=of):
            return negated(_read(of, text))
        case ast.BoolOp(op=ast.And(), values=values):
            return both(*(_read(value, text) for value in values))
        case ast.BoolOp(op=ast.Or(), values=values):
            return either(*(_read(value, text) for value in values))
    raise Unreadable(f"“{text}” không phải là điều kiện.")
