"""Why a person or film of the tables is one: the mentions merged, what joined each, and the nearest kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import pandas as pd

from extractor.columns import Table

_NAMED: Final[tuple[tuple[Table, str, str, str], ...]] = (
    ("people", "person_id", "name", "PERSON"),
    ("films", "film_id", "title", "FILM"),
)
_SHARED: Final = {"film": {"PERSON": "on one film", "FILM": "with the same people"}, "page": {}}
_DECIDED: Final = "decision"  # the comparison of what a person decided
_SHOWN: Final = 5  # captions named for a spelling


def explain_entity(tables: Mapping[Table, pd.DataFrame], entity_id: str) -> str:
    """Plain text on the person or film with an id; on both where both have it, "" where none has."""
    blocks = [
        "\n".join(_lines(tables, row, key, name, label))
        for table, key, name, label in _NAMED
        for row in tables[table][tables[table][key] == entity_id].to_dict("records")
    ]
    return "\n\n".join(blocks)


def _lines(
    tables: Mapping[Table, pd.DataFrame], row: Mapping[Any, Any], key: str, name: str, label: str
) -> Iterator[str]:
    one, links = row[key], tables["links"]
    yield f"{row[name]} ({one}), {row['status']}" + (
        f": may be {' or '.join(row['candidates'])}" if len(row["candidates"]) else ""
    )
    yield "mentions"
    mentions = tables["mentions"]
    ours = mentions[(mentions["entity_id"] == one) & (mentions["label"] == label)]
    for text, captions in sorted(ours.groupby("text")["caption_id"], key=lambda group: (-len(group[1]), group[0])):
        yield f"  {text}: {len(captions)}, in {_some(captions.unique().tolist())}"
    if label == "FILM":
        yield from _credited(tables["credits"][tables["credits"]["film_id"] == one], ours["caption_id"])
    links = links[((links["entity_id"] == one) | (links["other_id"] == one)) & (links["label"] == label)]
    joined, apart = links[links["other_id"].isna()], _from_one_side(links[links["other_id"].notna()], one)
    yield "put together" if len(joined) else "put together: one spelling but for marks and capitals, nothing to compare"
    for link in joined.sort_values(["score", "left"], ascending=[False, True], kind="stable").to_dict("records"):
        shared = "" if pd.isna(link["shared"]) else ", " + _SHARED.get(link["shared"], {}).get(label, "on one page")
        yield f"  {link['left']} = {link['right']}: {_likeness(link)}{shared}"
    yield "kept apart" if len(apart) else "kept apart: nothing is like it"
    for link in apart.sort_values(["score", "other_id"], ascending=[False, True], kind="stable").to_dict("records"):
        names, why, likeness = f"{link['left']} ~ {link['right']}", link["why"], f", {_likeness(link)}"
        if link["comparison"] == _DECIDED:
            why, likeness = _likeness(link), ""
        yield f"  {link['other_id']}: {why} ({names}{likeness})"


def _likeness(link: Mapping[Any, Any]) -> str:
    """How two names compare, or whose decision it was: "your decision in decisions.csv:4"."""
    if link["comparison"] == _DECIDED:
        return "your decision" if pd.isna(link["why"]) else f"your decision in {link['why']}"
    return f"{link['comparison']} {link['score']:.2f}"


def _from_one_side(apart: pd.DataFrame, one: str) -> pd.DataFrame:
    """What was kept apart from an entity as seen from there, also where only the other's rows tell of it."""
    ours, theirs = apart[apart["entity_id"] == one], apart[apart["entity_id"] != one]
    theirs = theirs[~theirs["entity_id"].isin(ours["other_id"])]
    turned = {"entity_id": "other_id", "other_id": "entity_id", "left": "right", "right": "left"}
    return pd.concat([ours, theirs.rename(columns=turned)])


def _credited(credited: pd.DataFrame, mentioned: pd.Series) -> Iterator[str]:
    """The captions that have the film by their credits: from the heading above them, or with no mention of its own."""
    from extractor.credits.headings import OF_HEADING  # brings spaCy along, which only this needs

    headed = credited["rule"].str.endswith(OF_HEADING).fillna(False).astype(bool)
    rest = credited[~headed & ~credited["caption_id"].isin(mentioned)]
    for rows, where in ((credited[headed], "in the heading above"), (rest, "in the credits of")):
        for title, captions in rows.groupby("film")["caption_id"]:
            ids = captions.unique().tolist()
            yield f"  {title}: {len(ids)}, {where} {_some(ids)}"


def _some(captions: Iterable[str]) -> str:
    captions = list(captions)
    return ", ".join(captions[:_SHOWN]) + (f" and {len(captions) - _SHOWN} more" if len(captions) > _SHOWN else "")
