"""The grammar of formulas: from a text to its nodes, in one pass."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from motcua.catalogue.rules.eform import nodes
from motcua.catalogue.rules.eform.nodes import FUNCTIONS, TODAY, Node

LONGEST, MOST_WORDS, DEEPEST, MOST_DIGITS = 1_000, 300, 20, 18
WORDS = frozenset({"and", "or", "not", "in", "if", "else", "true", "false", TODAY})
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<text>'[^'\n]{0,200}'|\"[^\"\n]{0,200}\")"
    r"|(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)|(?P<sign>==|!=|<=|>=|[-+*/(),<>=]))",
    re.ASCII,
)
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


class BadFormula(ValueError):
    """A formula that cannot be read. at: the place in the text, from 0."""

    def __init__(self, code: str, at: int, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.at, self.facts = code, at, facts


def read_node(text: str) -> tuple[Node, frozenset[str]]:
    """Return what a text means and the names it asks for.

    :raises BadFormula: see `formulas.parse`
    """
    reader = _Reader(text)
    node = reader.whole()
    return node, frozenset(reader.names)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


class _Reader:
    """One pass, one word ahead; every level of brackets, minus, not and if counts towards the depth."""

    def __init__(self, text: str) -> None:
        self.tokens, self.here, self.depth, self.names = _tokens(text), 0, 0, set[str]()

    def whole(self) -> Node:
        if self.next.kind == "end":
            raise BadFormula("formula-empty", 0)
        node = self.expression()
        if self.next.kind != "end":
            raise BadFormula("formula-unreadable", self.next.at, near=self.next.text)
        return node

    @property
    def next(self) -> _Token:
        return self.tokens[self.here]

    def take(self, *texts: str) -> _Token | None:
        """Step over the next word if it is one of these."""
        token = self.next
        if token.text in texts and token.kind in {"sign", "name"}:
            self.here += 1
            return token
        return None

    def demand(self, text: str) -> None:
        if self.take(text) is None:
            raise BadFormula("formula-unreadable", self.next.at, near=self.next.text, wanted=text)

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise BadFormula("formula-too-deep", self.next.at, allowed=DEEPEST)

    def expression(self) -> Node:
        self.deeper()
        node = self.either()
        if self.take("if"):
            condition = self.either()
            self.demand("else")
            node = nodes.Choose(node, condition, self.expression())
        self.depth -= 1
        return node

    def either(self) -> Node:
        node = self.both()
        while self.take("or"):
            node = nodes.Either(node, self.both())
        return node

    def both(self) -> Node:
        node = self.opposite()
        while self.take("and"):
            node = nodes.Both(node, self.opposite())
        return node

    def opposite(self) -> Node:
        if not self.take("not"):
            return self.comparison()
        self.deeper()
        node = nodes.Opposite(self.opposite())
        self.depth -= 1
        return node

    def comparison(self) -> Node:
        left = self.sum()
        if token := self.take("=", *_COMPARISONS):
            return nodes.Comparison("==" if token.text == "=" else token.text, left, self.sum())
        if self.take("not"):
            self.demand("in")
            return nodes.Opposite(nodes.Member(left, self.sum()))
        return nodes.Member(left, self.sum()) if self.take("in") else left

    def sum(self) -> Node:
        node = self.product()
        while token := self.take("+", "-"):
            node = nodes.Arithmetic(token.text, node, self.product())
        return node

    def product(self) -> Node:
        node = self.unary()
        while token := self.take("*", "/"):
            node = nodes.Arithmetic(token.text, node, self.unary())
        return node

    def unary(self) -> Node:
        if not self.take("-"):
            return self.atom()
        self.deeper()
        node = nodes.Arithmetic("-", nodes.Known(Fraction(0)), self.unary())
        self.depth -= 1
        return node

    def atom(self) -> Node:
        token = self.next
        self.here += token.kind != "end"
        match token.kind, token.text:
            case "number", text:
                return nodes.Known(_number(text, token.at))
            case "text", text:
                return nodes.Known(text[1:-1])
            case "name", "true" | "false":
                return nodes.Known(token.text == "true")
            case "name", "today":
                return nodes.Name(TODAY)
            case "name", text if text not in WORDS:
                return self.call(token) if self.take("(") else self.name(text)
            case "sign", "(":
                return self.bracket()
            case _:
                raise BadFormula("formula-unreadable", token.at, near=token.text)

    def name(self, key: str) -> Node:
        self.names.add(key)
        return nodes.Name(key)

    def bracket(self) -> Node:
        """One expression in brackets, or a list of known values to stand behind "in"."""
        items = [self.expression()]
        while self.take(","):
            items.append(self.expression())
        self.demand(")")
        if len(items) == 1 and not isinstance(items[0], nodes.Known):
            return items[0]
        known = [item.is_ for item in items if isinstance(item, nodes.Known)]
        if len(known) < len(items):
            raise BadFormula("formula-unreadable", self.next.at, near=",")
        return nodes.Known(tuple(known)) if len(known) > 1 or self._behind_in() else items[0]

    def _behind_in(self) -> bool:
        """("a") is a list of one when "in" stands before its bracket."""
        depth = 0
        for place in range(self.here - 1, -1, -1):
            depth += (self.tokens[place].text == ")") - (self.tokens[place].text == "(")
            if depth == 0:
                return place > 0 and self.tokens[place - 1].text == "in"
        return False

    def call(self, token: _Token) -> Node:
        function = FUNCTIONS.get(token.text)
        if function is None:
            raise BadFormula("formula-unknown-function", token.at, name=token.text)
        arguments = [self.expression()]
        while self.take(","):
            arguments.append(self.expression())
        self.demand(")")
        if not function.least <= len(arguments) <= function.most:
            raise BadFormula("formula-arguments", token.at, name=token.text)
        return nodes.Call(token.text, tuple(arguments))


def _number(text: str, at: int) -> Fraction:
    if len(text) > MOST_DIGITS:
        raise BadFormula("formula-number-too-long", at, allowed=MOST_DIGITS)
    return Fraction(text)


def _tokens(text: str) -> list[_Token]:
    tokens, here = list[_Token](), 0
    while here < len(text.rstrip()):
        found = _TOKEN.match(text, here)
        if found is None or found.lastgroup is None:
            raise BadFormula("formula-unreadable", here, near=text[here : here + 10])
        if len(tokens) == MOST_WORDS:
            raise BadFormula("formula-too-long", here, allowed=MOST_WORDS)
        tokens.append(_Token(found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)))
        here = found.end()
    return [*tokens, _Token("end", "", len(text))]
