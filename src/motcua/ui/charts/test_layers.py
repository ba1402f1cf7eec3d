"""The layout of a graph: layers of the main stream, nothing on top of anything."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.ui.charts.layers import layered

NAMES = st.integers(0, 39).map(lambda n: f"Đơn vị {n}")
GRAPHS = st.dictionaries(st.tuples(NAMES, NAMES), st.integers(1, 5000), max_size=120)


@given(GRAPHS)
def test_boxes_do_not_touch_and_paths_lead_from_box_to_box(weights):
    layout = layered(weights)
    assert set(layout.nodes) == {name for edge in weights for name in edge}
    for (one, high), (other, low) in combinations(layout.nodes.values(), 2):
        assert one != other or abs(high - low) >= 0.999
    for (source, target), path in layout.paths.items():
        assert (path[0], path[-1]) == (layout.nodes[source], layout.nodes[target])
        assert all(abs(a[0] - b[0]) == 1 for a, b in pairwise(path)) or len(path) == 2
    assert all(0 <= layer < layout.layers and 0.499 <= row <= layout.rows - 0.499 for layer, row in layout.nodes.values())


def test_the_main_stream_goes_from_left_to_right():
    layout = layered({("Một cửa", "Chi cục"): 400, ("Chi cục", "Lãnh đạo"): 390, ("Lãnh đạo", "Văn thư"): 380,
                      ("Văn thư", "Một cửa"): 370, ("Lãnh đạo", "Chi cục"): 12})  # fmt: skip
    assert {name: layer for name, (layer, _) in layout.nodes.items()} == {"Một cửa": 0, "Chi cục": 1, "Lãnh đạo": 2, "Văn thư": 3}


def test_everybody_with_everybody_stays_readable():
    pairs = ((n, m) for n in range(40) for m in range(40) if (n * m) % 9 == 1)
    layout = layered({(f"u{n}", f"u{m}"): 1 + (7 * n + 3 * m) % 50 for n, m in pairs})
    assert layout.layers <= 12


def test_two_streams_do_not_cross():
    layout = layered({("a", "x"): 5, ("b", "y"): 5, ("x", "p"): 5, ("y", "q"): 5})
    row = {name: row for name, (_, row) in layout.nodes.items()}
    assert (row["a"] < row["b"]) == (row["x"] < row["y"]) == (row["p"] < row["q"])


@pytest.mark.parametrize("weights", [{}, {("a", "a"): 3}])
def test_a_graph_may_be_next_to_nothing(weights):
    assert layered(weights).layers == len(weights)
