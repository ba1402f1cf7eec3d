"""A directed graph laid out in layers from left to right: who hands over to whom, with few crossings and no lines through boxes.

A node stands one layer behind the one that hands most over to it, so a dense graph stays as shallow as its main stream is. What
goes further than the next layer is led between the boxes on its way.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

type Edge = tuple[str, str]
type Item = tuple[str, ...]
"""What takes room in a layer: (node,), or (source, target, layer) where an edge only passes."""

_ROUNDS = 24
_PASSING = 0.35
"""Of the room of a node: what an edge takes that passes by."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is: (layer, rows from the top); rows are those of a box. `paths` lead from box to box."""

    nodes: dict[str, tuple[int, float]]
    paths: dict[Edge, list[tuple[int, float]]]
    layers: int
    rows: float


@dataclass(slots=True)
class _Grid:
    layers: list[list[Item]]
    near: dict[Item, list[tuple[Item, float]]] = field(default_factory=lambda: defaultdict(list))
    row: dict[Item, float] = field(default_factory=dict)


def layered(weights: Mapping[Edge, int]) -> Layout:
    """Lay out the graph of these edges, each with how much goes along it."""
    edges = {edge: weight for edge, weight in weights.items() if edge[0] != edge[1]}
    layer = _layers(edges, list(dict.fromkeys(name for edge in weights for name in edge)))
    grid = _grid(edges, layer)
    for number in range(_ROUNDS):
        _order(grid, forward=number % 2 == 0)
    for _ in range(_ROUNDS):
        _settle(grid)
    top = min((row - _room(item) / 2 for item, row in grid.row.items()), default=0.0)
    row = {item: value - top for item, value in grid.row.items()}
    bottom = max((value + _room(item) / 2 for item, value in row.items()), default=0.0)
    nodes = {name: (at, row[name,]) for name, at in layer.items()}
    paths = {edge: _path(edge, nodes, row) for edge in weights}
    return Layout(nodes, paths, max(layer.values(), default=-1) + 1, bottom)


def _layers(edges: Mapping[Edge, int], names: list[str]) -> dict[str, int]:
    order = _stream(edges, names)
    place = {name: n for n, name in enumerate(order)}
    giver: dict[str, tuple[int, str]] = {}
    for (source, target), weight in edges.items():
        if place[source] < place[target]:
            giver[target] = max(giver.get(target, (0, "")), (weight, source))
    layer: dict[str, int] = {}
    for name in order:
        layer[name] = layer[giver[name][1]] + 1 if name in giver else 0
    return layer


def _stream(edges: Mapping[Edge, int], names: list[str]) -> list[str]:
    """The names in an order that most goes along with: who only gives first, who only takes last (Eades, Lin and Smyth 1993)."""
    left, first, last = list(names), [], []  # type: ignore[var-annotated] # lists of names, as the one beside them
    while left:
        here = set(left)
        out = {name: sum(w for (s, e), w in edges.items() if s == name and e in here) for name in left}
        into = {name: sum(w for (s, e), w in edges.items() if e == name and s in here) for name in left}
        sinks = [name for name in left if not out[name]]
        if sinks and len(sinks) < len(left):
            last[:0] = sinks
            left = [name for name in left if name not in sinks]
            continue
        best = max(left, key=lambda name: (not into[name], out[name] - into[name]))
        first.append(best)
        left.remove(best)
    return first + last


def _grid(edges: Mapping[Edge, int], layer: Mapping[str, int]) -> _Grid:
    grid = _Grid([[] for _ in range(max(layer.values(), default=-1) + 1)])
    for name, at in layer.items():
        grid.layers[at].append((name,))
    for edge, weight in edges.items():
        items = _items(edge, layer[edge[0]], layer[edge[1]])
        for item in items[1:-1]:
            grid.layers[int(item[2])].append(item)
        for one, other in pairwise(items):
            grid.near[one].append((other, weight))
            grid.near[other].append((one, weight))
    for items in grid.layers:
        _place(grid, items, 0)
    return grid


def _items(edge: Edge, since: int, until: int) -> list[Item]:
    step = 1 if until > since else -1
    return [(edge[0],), *((*edge, str(at)) for at in range(since + step, until, step)), (edge[1],)]


def _room(item: Item) -> float:
    return 1.0 if len(item) == 1 else _PASSING


def _place(grid: _Grid, items: list[Item], middle: float) -> None:
    """One below the other, the whole around the middle."""
    at = middle - sum(map(_room, items)) / 2
    for item in items:
        grid.row[item] = at + _room(item) / 2
        at += _room(item)


def _order(grid: _Grid, *, forward: bool) -> None:
    """Sort each layer by where its neighbours of the layer before (behind) stand."""
    turns = range(1, len(grid.layers)) if forward else range(len(grid.layers) - 2, -1, -1)
    for turn in turns:
        beside = set(grid.layers[turn + (-1 if forward else 1)])
        wished = {item: _mean(grid, [one for one in grid.near[item] if one[0] in beside], item) for item in grid.layers[turn]}
        grid.layers[turn].sort(key=lambda item, wished=wished: wished[item])  # type: ignore[misc] # bound for this turn
        _place(grid, grid.layers[turn], 0)


def _mean(grid: _Grid, near: list[tuple[Item, float]], item: Item) -> float:
    weight = sum(w for _, w in near)
    return sum(grid.row[one] * w for one, w in near) / weight if weight else grid.row[item]


def _settle(grid: _Grid) -> None:
    """Move each layer towards its neighbours without changing its order or pressing anything together."""
    for items in grid.layers:
        wished = [_mean(grid, grid.near[item], item) for item in items]
        down, up = wished[:], wished[:]
        for n in range(1, len(items)):
            down[n] = max(down[n], down[n - 1] + _apart(items, n))
        for n in range(len(items) - 2, -1, -1):
            up[n] = min(up[n], up[n + 1] - _apart(items, n + 1))
        for item, low, high in zip(items, down, up, strict=True):
            grid.row[item] = (low + high) / 2


def _apart(items: list[Item], n: int) -> float:
    return (_room(items[n]) + _room(items[n - 1])) / 2


def _path(edge: Edge, nodes: Mapping[str, tuple[int, float]], row: Mapping[Item, float]) -> list[tuple[int, float]]:
    (since, start), (until, end) = nodes[edge[0]], nodes[edge[1]]
    passed = _items(edge, since, until)[1:-1] if abs(until - since) > 1 else []
    return [(since, start), *((int(item[2]), row[item]) for item in passed), (until, end)]
