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

_ROUNDS = 10
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
    before: dict[Item, list[tuple[Item, int]]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[Item, list[tuple[Item, int]]] = field(default_factory=lambda: defaultdict(list))
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
    first: list[str] = []
    last: list[str] = []
    out, into, left = dict.fromkeys(names, 0), dict.fromkeys(names, 0), dict(edges)
    while out:
        for side in (out, into):
            side.update(dict.fromkeys(side, 0))
        for (source, target), weight in left.items():
            out[source] += weight
            into[target] += weight
        ends = [name for name in out if not out[name]]
        gone = ends if ends and len(ends) < len(out) else [max(out, key=lambda name: (not into[name], out[name] - into[name]))]
        if gone is ends:
            last[:0] = gone
        else:
            first += gone
        for name in gone:
            del out[name], into[name]
        left = {edge: weight for edge, weight in left.items() if edge[0] in out and edge[1] in out}
    return first + last


def _grid(edges: Mapping[Edge, int], layer: Mapping[str, int]) -> _Grid:
    grid = _Grid([[] for _ in range(max(layer.values(), default=-1) + 1)])
    for name, at in layer.items():
        grid.layers[at].append((name,))
    for edge, weight in edges.items():
        items = _items(edge, layer[edge[0]], layer[edge[1]])
        for item in items[1:-1]:
            grid.layers[int(item[2])].append(item)
        for one, other in pairwise(items if layer[edge[0]] <= layer[edge[1]] else items[::-1]):
            if layer[edge[0]] != layer[edge[1]]:
                grid.behind[one].append((other, weight))
                grid.before[other].append((one, weight))
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
    near = grid.before if forward else grid.behind
    for items in grid.layers if forward else reversed(grid.layers):
        wished = {item: _mean(grid.row, near[item], item) for item in items}
        items.sort(key=wished.__getitem__)
        _place(grid, items, 0)


def _mean(row: dict[Item, float], near: list[tuple[Item, int]], item: Item) -> float:
    above = weight = 0.0
    for one, each in near:
        above += row[one] * each
        weight += each
    return above / weight if weight else row[item]


def _settle(grid: _Grid) -> None:
    """Move each layer towards its neighbours without changing its order or pressing anything together."""
    near = {item: grid.before[item] + grid.behind[item] for items in grid.layers for item in items}
    for items in grid.layers:
        wished = [_mean(grid.row, near[item], item) for item in items]
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
