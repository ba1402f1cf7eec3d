"""The code of the house, read once for all patrols."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
ROOT = HOUSE.parents[1]
DOORS = ("portal", "desk")
DOMAIN = (
    "kernel", "journal", "deadlines", "people", "catalogue", "documents", "dossiers", "letters", "ratings", "visits", "obligations",
    "indicators", "plans", "reports", "exports",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Module:
    """A Python file of the house."""

    path: str  # below src/motcua: "dossiers/rules/clock.py"
    tree: ast.Module
    lines: int

    @property
    def room(self) -> str:
        return self.path.partition("/")[0]

    @property
    def is_test(self) -> bool:
        name = self.path.rpartition("/")[2]
        return name.startswith("test_") or name in {"builders.py", "conftest.py"}


@cache
def modules() -> tuple[Module, ...]:
    """All modules but migrations, by path."""
    files = (file for file in sorted(HOUSE.rglob("*.py")) if "migrations" not in file.parts)
    return tuple(_read(file) for file in files)


def _read(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(file.relative_to(HOUSE).as_posix(), ast.parse(text), len(text.splitlines()))


@cache
def templates() -> tuple[str, ...]:
    """All templates below src/motcua, by path."""
    return tuple(sorted(file.relative_to(HOUSE).as_posix() for file in HOUSE.rglob("*.html")))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring: explaining oneself costs nothing."""
    doc = function.body[0] if ast.get_docstring(function, clean=False) is not None else None
    said = (doc.end_lineno or doc.lineno) - doc.lineno + 1 if doc else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - said


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported at run time; what only the type checker reads is left out."""
    unread = {id(node) for block in ast.walk(tree) if _for_types_only(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in unread:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def screens(door: str) -> list[Path]:
    """The folders of a door that are a screen: they hold a view or a page."""
    return sorted({file.parent for name in ("view.py", "page.html") for file in (HOUSE / door).glob(f"*/{name}")})


def texts_in(tree: ast.AST) -> Iterator[str]:
    """Every text that stands here as one literal."""
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def refusals_in(tree: ast.Module) -> Iterator[str]:
    """The literal codes of every Refusal made here."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal" and node.args:
            yield from texts_in(node.args[0])


def dotted_in(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Every `name.attribute`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


def called_in(tree: ast.Module) -> set[str]:
    """Every name that is called."""
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def said_in(tree: ast.Module) -> set[str]:
    """Every text, and every `name.attribute` as one word."""
    return {*texts_in(tree), *(f"{name}.{attribute}" for name, attribute in dotted_in(tree))}
