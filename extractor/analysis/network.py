"""People and films as a networkx graph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from extractor.analysis.markup import titled
from extractor.columns import Table
from extractor.errors import InputError

if TYPE_CHECKING:
    import networkx as nx

Tables = Mapping[Table, pd.DataFrame]

_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML file may hold these


def build_network(tables: Tables, *, people_only: bool = False) -> nx.Graph[str]:
    """A graph of who is credited on what; every attribute is a text or a whole number, as GraphML wants it.

    Nodes are "person:ID" and "film:ID", with `kind` ("person", "film"), `bipartite` (0, 1), `label`, `captions`, and
    `first_year`, `last_year` or `year` where known; an edge is a credit, with `roles`, `characters` and `captions`.
    With `people_only`, an edge joins two people who share films: `weight` is how many, `films` names them.
    Raises InputError where networkx is not installed.
    """
    try:
        import networkx as nx
    except ImportError as error:
        raise InputError('no networkx here; pip install "caption-extractor[analysis]"') from error

    graph: nx.Graph[str] = nx.Graph()
    for row in tables["people"].to_dict("records"):
        graph.add_node(
            f"person:{row['person_id']}", kind="person", bipartite=0,
            **_known(label=row["name"], captions=row["captions"], first_year=row["first_year"],
                     last_year=row["last_year"]),
        )  # fmt: skip
    credited = tables["credits"].dropna(subset=["person_id", "film_id"])
    if people_only:
        _join_people(graph, credited, tables["films"])
        return graph
    for row in tables["films"].to_dict("records"):
        graph.add_node(
            f"film:{row['film_id']}", kind="film", bipartite=1,
            **_known(label=row["title"], captions=row["captions"], year=row["year"]),
        )  # fmt: skip
    # One pass over the rows: pandas takes a millisecond a group, and there are as many as credits.
    parts: defaultdict[tuple[str, str], list[tuple[str, Any, str]]] = defaultdict(list)
    columns = ("person_id", "film_id", "role", "character", "caption_id")
    for person, film, *part in zip(*(credited[column] for column in columns), strict=True):
        parts[person, film].append(tuple(part))
    for (person, film), rows in parts.items():
        roles, characters, captions = (dict.fromkeys(column) for column in zip(*rows, strict=True))
        graph.add_edge(
            f"person:{person}", f"film:{film}",
            **_known(
                roles="; ".join(roles), characters="; ".join(part for part in characters if not pd.isna(part)),
                captions=len(captions),
            ),
        )  # fmt: skip
    return graph


def _join_people(graph: nx.Graph[str], credited: pd.DataFrame, films: pd.DataFrame) -> None:
    titles = {key: titled(*rest) for key, *rest in zip(films["film_id"], films["title"], films["year"], strict=True)}
    people: defaultdict[str, set[str]] = defaultdict(set)
    for film, person in zip(credited["film_id"], credited["person_id"], strict=True):
        people[film].add(person)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for film in sorted(people):
        for pair in combinations(sorted(people[film]), 2):
            shared[pair].append(titles[film] or "")
    for (one, other), those in shared.items():
        graph.add_edge(f"person:{one}", f"person:{other}", **_known(weight=len(those), films="; ".join(those)))


def _known(**attributes: Any) -> dict[str, str | int]:
    """The attributes that have a value, in Python's own types."""
    return {
        name: _NO_XML.sub("", value) if isinstance(value, str) else int(value)
        for name, value in attributes.items()
        if not pd.isna(value) and value != ""
    }
