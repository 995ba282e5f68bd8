"""Networks drawn: people and films as points, credits as lines between them."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from extractor.analysis.charts import BLUE, LINE, ORANGE, WIDTH, altair, finished
from extractor.errors import InputError

if TYPE_CHECKING:
    import altair as alt
    import networkx as nx

MOST: Final = 32  # points that a picture of this width can name
BREADTH: Final = WIDTH + 140  # pixels: no axis takes room beside a network
CELL: Final = 270  # pixels that a circle is high, one of several
ALONE: Final = 440  # pixels that it is high by itself
ROW: Final = 2  # circles side by side
MARGIN: Final = (70, 30)  # pixels across and down, about a circle, for its labels
LINE_HEIGHT: Final = 24  # pixels that a label and its point keep free of others
LETTER: Final = 6.2  # pixels that a letter of a label takes
LONG: Final = 26  # letters of a label
_SEED: Final = 0  # of the layout, so that the same network is drawn the same
_PUSHES: Final = 200  # rounds of parting labels; a few dozen do for thirty points

Point = dict[str, Any]  # x, y (pixels, y downwards), label, kind, lines, circle


def draw_network(graph: nx.Graph[str], *, most: int = MOST) -> alt.LayerChart:
    """A network of `Results.network`, or a part of it: its largest circles, each whole, up to `most` points.

    People are blue circles, films orange squares; a point is the larger, the more lines it has. A circle of people and
    films that no line joins to the others is laid out for itself, the largest first. Someone without a line stays out.
    Raises InputError where networkx or Altair are not installed, and where no line joins anybody.
    """
    alt = altair()
    circles, left_out = _choose_circles(graph, most)
    points = _place_circles(graph, circles)
    lines = [
        {"x": points[one]["x"], "y": points[one]["y"], "x2": points[other]["x"], "y2": points[other]["y"]}
        for one, other in graph.edges
        if one in points
    ]
    frame = pd.DataFrame(list(points.values())).astype({"label": object, "kind": object})
    height = ALONE if len(circles) == 1 else CELL * math.ceil(len(circles) / ROW)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, BREADTH]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0]))
    kinds = alt.Scale(domain=["person", "film"], range=[BLUE, ORANGE])
    shapes = alt.Scale(domain=["person", "film"], range=["circle", "square"])
    rules = alt.Chart(pd.DataFrame(lines)).mark_rule(color=LINE, strokeWidth=1.5).encode(x=x, y=y, x2="x2", y2="y2")
    base = alt.Chart(frame).encode(x=x, y=y)
    marks = base.mark_point(filled=True, opacity=1).encode(
        color=alt.Color("kind:N", scale=kinds, legend=None),
        shape=alt.Shape("kind:N", scale=shapes, legend=None),
        size=alt.Size("lines:Q", scale=alt.Scale(range=[50, 220]), legend=None),
    )
    names = base.mark_text(dy=-12, fontSize=11).encode(text="label:N")
    ground = base.mark_text(dy=-12, fontSize=11, stroke="white", strokeWidth=4).encode(text="label:N")
    told = (
        "people are blue circles, films orange squares" if "film" in set(frame["kind"]) else "a line is a shared film"
    )
    told += f"; {left_out:,} smaller circles are left out" if left_out else ""
    return finished((rules + ground + marks + names).properties(height=height), _title(frame), told, width=BREADTH)


def _title(points: pd.DataFrame) -> str:
    first = points.sort_values(["circle", "lines", "label"], ascending=[True, False, True])
    names = first[first["kind"] == "person"].drop_duplicates("circle")["label"].head(2)
    return f"{' and '.join(names)} {'has' if len(names) == 1 else 'have'} the largest circle{'s' * (len(names) > 1)}"


def _choose_circles(graph: nx.Graph[str], most: int) -> tuple[list[list[str]], int]:
    """The largest circles, points in the order of their names, and how many are left out."""
    import networkx as nx

    circles = [sorted(circle) for circle in nx.connected_components(graph) if len(circle) > 1]
    circles.sort(key=lambda circle: (-len(circle), circle))
    if not circles:
        raise InputError("no line joins anybody in this network; give a larger part of it")
    chosen, count = circles[:1], len(circles[0])
    while len(chosen) < len(circles) and count + len(circles[len(chosen)]) <= most:
        chosen.append(circles[len(chosen)])
        count += len(chosen[-1])
    return chosen, len(circles) - len(chosen)


def _place_circles(graph: nx.Graph[str], circles: list[list[str]]) -> dict[str, Point]:
    """The points of all circles by their nodes, each circle in a cell of its own."""
    import networkx as nx

    across = min(len(circles), ROW)
    breadth, height = BREADTH / across, ALONE if len(circles) == 1 else CELL
    points: dict[str, Point] = {}
    for number, circle in enumerate(circles):
        # Lines in the order of their names: sets have another order in every process, and the layout depends on it.
        part: nx.Graph[str] = nx.Graph()
        part.add_nodes_from(circle)
        part.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.subgraph(circle).edges))
        places = nx.spring_layout(part, seed=_SEED, iterations=200, k=2 / math.sqrt(len(circle)))
        row, column = divmod(number, across)
        own = [
            {"x": float(x), "y": float(y), "label": _short(str(graph.nodes[node].get("label", node))),
             "kind": graph.nodes[node].get("kind", "person"), "lines": graph.degree(node), "circle": number}
            for node, (x, y) in places.items()
        ]  # fmt: skip
        for axis, start, size, margin in (("x", column, breadth, MARGIN[0]), ("y", row, height, MARGIN[1])):
            _stretch(own, axis, start * size + margin, size - 2 * margin)
        _part_labels(own)
        for axis, start, size, margin in (("x", column, breadth, MARGIN[0]), ("y", row, height, MARGIN[1])):
            _stretch(own, axis, start * size + margin, size - 2 * margin)
        points |= dict(zip(places, own, strict=True))
    return points


def _stretch(points: list[Point], axis: str, start: float, size: float) -> None:
    """Moves points so that along an axis they fill the room from `start` on."""
    low, high = min(point[axis] for point in points), max(point[axis] for point in points)
    for point in points:
        share = (point[axis] - low) / (high - low) if high > low else 0.5
        point[axis] = start + share * size


def _part_labels(points: list[Point]) -> None:
    """Moves points up and down until no label stands on another."""
    for _ in range(_PUSHES):
        is_free = True
        for one, other in combinations(points, 2):
            room = LETTER * (len(one["label"]) + len(other["label"])) / 2
            if abs(one["x"] - other["x"]) < room and abs(one["y"] - other["y"]) < LINE_HEIGHT:
                push = (LINE_HEIGHT - abs(one["y"] - other["y"])) / 2 + 0.5
                upper, lower = (one, other) if one["y"] <= other["y"] else (other, one)
                upper["y"] -= push
                lower["y"] += push
                is_free = False
        if is_free:
            return


def _short(label: str) -> str:
    return label if len(label) <= LONG else f"{label[: LONG - 1].rstrip()}…"
