"""Counts of the tables, and the charts and networks drawn of them."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from sample_studio import studio
from sample_tables import empty

from extractor.analysis import charts
from extractor.analysis.drawing import BREADTH, LINE_HEIGHT, draw_network
from extractor.analysis.notebook import find_checkout, show_table
from extractor.errors import InputError


@pytest.fixture(scope="module")
def results():
    return studio()


def title_of(chart):
    title = chart.to_dict()["title"]
    return (title, "") if isinstance(title, str) else (title["text"], title["subtitle"])


def rows_of(chart):
    (rows, *_) = chart.to_dict()["datasets"].values()
    return rows


def test_films_by_decade(results):
    rows = results.decades()
    assert rows["decade"].tolist()[:-1] == [1960, 1970, 1980, 1990, 2000]  # an empty decade is there
    assert rows["decade"].isna().tolist()[-1]
    assert rows["films"].tolist() == [1, 0, 1, 1, 1, 1]
    assert rows["captions"].tolist() == [3, 0, 1, 1, 1, 1]


def test_roles(results):
    rows = results.roles()
    assert rows[["role", "credits"]].values.tolist() == [["director", 3], ["actor", 2], ["unknown", 2]]
    assert rows[["explicit", "context", "knowledge"]].values.tolist() == [[2, 0, 1], [2, 0, 0], [0, 0, 2]]


def test_captions_by_page(results):
    rows = results.pages()
    assert rows["captions"].sum() == len(results.captions)
    assert rows["credits"].sum() == len(results.credits)
    assert rows["captions"].is_monotonic_decreasing


def test_pairs(results):
    rows = results.pairs()[["person_id", "other_id", "films", "captions"]]
    assert rows.values.tolist() == [
        ["alfred-hitchcock", "janet-leigh", 1, 2],  # one of the captions names no film
        ["alfred-hitchcock", "vera-miles", 1, 1],
        ["janet-leigh", "vera-miles", 1, 0],
    ]


def test_counts_of_nothing():
    for frame in (empty().decades(), empty().roles(), empty().pages(), empty().pairs()):
        assert frame.empty
        assert len(frame.columns) > 2


def test_charts_say_what_one_sees(results):
    assert title_of(charts.draw_decades(results.decades())) == (
        "Most films are of the 1960s, 1980s, 1990s and 2000s", "4 films with a year; 1 more have none",
    )  # fmt: skip
    assert title_of(charts.draw_roles(results.roles()))[0] == "Of 7 credits 43% have a guessed role"
    assert title_of(charts.draw_pages(results.pages()))[0].startswith(("Pages hold", "Every page holds"))
    chart = charts.draw_bars(pd.DataFrame({"word": ["a", "b", "c"], "n": [1, 3, 2]}), "word", "n", "Words", most=2)
    assert rows_of(chart) == [{"word": "b", "n": 3}, {"word": "c", "n": 2}]


def test_people_by_films(results):
    people = results.people.assign(films=[["Psycho"], [], [], ["Psycho", "Psycho II"], [], [], []])
    chart = charts.draw_people(people, most=2)
    assert title_of(chart)[0] == "Janet Leigh is on the most films: 2"
    assert title_of(chart)[1] == "the first 2 of 7 people; 6 are on one film or none"
    assert [row["name"] for row in rows_of(chart)] == ["Janet Leigh", "Alfred Hitchcock"]


def test_charts_are_drawn_without_a_network(results, tmp_path):
    chart = charts.draw_roles(results.roles())
    chart.save(tmp_path / "roles.svg")
    assert "the words say so" in (tmp_path / "roles.svg").read_text("utf-8")


def test_a_network_drawn(results):
    chart = draw_network(results.network())
    assert title_of(chart) == ("Alfred Hitchcock and Steve McQueen have the largest circles",
                               "people are blue circles, films orange squares")  # fmt: skip
    points = [row for rows in chart.to_dict()["datasets"].values() for row in rows if "label" in row]
    assert sorted(point["label"] for point in points) == [
        "Alfred Hitchcock", "Hunger", "Janet Leigh", "Psycho", "Steve McQueen", "Vera Miles",
    ]  # fmt: skip
    assert all(0 <= point["x"] <= BREADTH for point in points)
    assert chart.to_dict() == draw_network(results.network()).to_dict()  # the same every time


def test_labels_stand_apart():
    chart = draw_network(nx.relabel_nodes(nx.complete_graph(6), {n: f"Somebody {n}" for n in range(6)}))
    points = [row for rows in chart.to_dict()["datasets"].values() for row in rows if "label" in row]
    rows = sorted(point["y"] for point in points)
    assert all(b - a > LINE_HEIGHT / 2 for a, b in pairwise(rows))


def test_large_networks_show_their_largest_circles():
    graph = nx.disjoint_union_all([nx.path_graph(size) for size in (5, 9, 7, 1)])
    graph = nx.relabel_nodes(graph, str)
    chart = draw_network(graph, most=16)
    assert title_of(chart)[1] == "a line is a shared film; 1 smaller circles are left out"


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: charts.draw_roles(empty().roles()), "an empty table gives no picture"),
        (lambda: charts.draw_decades(empty().decades()), "an empty table gives no picture"),
        (lambda: draw_network(nx.empty_graph(3)), "no line joins anybody"),
    ],
)
def test_nothing_to_draw(draw, message):
    with pytest.raises(InputError, match=message):
        draw()


def test_without_the_extra(results, monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(InputError, match=r"pip install .caption-extractor\[notebooks\]"):
        charts.draw_roles(results.roles())


def test_charts_are_not_loaded_unasked():
    code = "import sys, extractor.tables, extractor.analysis.drawing as d; sys.exit('altair' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_checkout_is_found_from_within(tmp_path):
    root = Path(__file__).parent.parent.resolve()
    assert find_checkout(root / "notebooks") == find_checkout(root) == root
    with pytest.raises(InputError, match="start Jupyter in a checkout"):
        find_checkout(tmp_path)


def test_a_table_shown_brings_its_cells_along(results):
    shown = show_table(results.person("Hitch"))
    assert "Alfred Hitchcock" in shown
    assert "src=" not in shown  # nothing is fetched
    assert "cdn" not in shown
