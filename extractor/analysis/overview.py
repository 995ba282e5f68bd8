"""What the tables hold, at a glance: in plain text and in HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pandas as pd

from extractor.analysis.markup import Html, html_table, titled
from extractor.columns import Table

Tables = Mapping[Table, pd.DataFrame]

_SHOWN: Final = 3  # names of a table, in a line
_LISTED: Final = 5  # rows of a table, in HTML


def summarise(tables: Tables, failures: pd.DataFrame) -> list[tuple[str, int, str]]:
    """For each table its name, how many rows it has and what stands out in them; failures where there are some."""
    people, films = (_by_captions(tables[table]) for table in ("people", "films"))
    roles = tables["credits"]["role"].value_counts()
    labels = tables["mentions"]["label"].value_counts()
    captions = tables["captions"]
    repeats = int(captions["duplicate_of"].notna().sum())
    pages = captions["document"].nunique()
    lines = [
        ("people", len(people), _some(people["name"].tolist())),
        ("films", len(films), _some([str(titled(*film)) for film in zip(films["title"], films["year"], strict=True)])),
        ("credits", len(tables["credits"]), _some([f"{n} {role}" for role, n in roles.items() if n])),
        ("mentions", len(tables["mentions"]), _some([f"{n} {label}" for label, n in labels.items() if n], 4)),
        ("captions", len(captions), f"in {pages:,} documents" + (f", {repeats:,} repeated" if repeats else "")),
    ]
    if len(failures):
        lines.append(("failures", len(failures), _some(failures["document"].unique().tolist())))
    return lines


def describe_tables(tables: Tables, failures: pd.DataFrame) -> str:
    """The summary as plain text, a line a table."""
    lines = [f"  {name:<9}{count:>7,}  {what}".rstrip() for name, count, what in summarise(tables, failures)]
    return "\n".join(["Results", *lines])


def show_tables(tables: Tables, failures: pd.DataFrame) -> Html:
    """The summary as HTML, with the people and films most pictured."""
    summary = html_table(
        ("table", "rows", ""), [(name, f"{count:,}", what) for name, count, what in summarise(tables, failures)]
    )
    people, films = (_by_captions(tables[table]).head(_LISTED) for table in ("people", "films"))
    pictured = [
        html_table(
            ("person", "roles", "films", "captions"),
            [
                (row["name"], _some(list(row["roles"])), _some(list(row["films"])), row["captions"])
                for row in people.to_dict("records")
            ],
        ),
        html_table(
            ("film", "directors", "cast", "captions"),
            [
                (titled(row["title"], row["year"]), _some(list(row["directors"])), _some(list(row["cast"])),
                 row["captions"])
                for row in films.to_dict("records")
            ],
        ),
    ]  # fmt: skip
    return Html(f"<strong>Results</strong>{summary}" + "".join(pictured))


def _by_captions(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values("captions", ascending=False, kind="stable")


def _some(texts: list[str], most: int = _SHOWN) -> str:
    return ", ".join(texts[:most]) + (", …" if len(texts) > most else "")
