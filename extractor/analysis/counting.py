"""How much there is of what: films by decade, roles by how they are known, captions by page, who appears with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import Final

import pandas as pd

from extractor.columns import COUNT, TEXT, YEAR, Table
from extractor.schema import CUES

Tables = Mapping[Table, pd.DataFrame]

_TOGETHER: Final = ("person_id", "person", "other_id", "other", "films", "captions")


def count_decades(tables: Tables) -> pd.DataFrame:
    """Films by decade of their year, in order: decade, films, captions; films without a year are the last row.

    Decades between the first and the last that have no film are there, with 0.

    >>> from extractor.columns import table_of
    >>> films = table_of("films", {"film_id": ["a", "b"], "title": ["Fame", "Ran"], "year": [1980, None],
    ...                            "other_titles": [[], []], "directors": [[], []], "cast": [[], []],
    ...                            "captions": [2, 1]})
    >>> count_decades({"films": films}).fillna(0).values.tolist()
    [[1980, 1, 2], [0, 1, 1]]
    """
    films = tables["films"]
    decades = films["year"] // 10 * 10
    known = range(int(decades.min()), int(decades.max()) + 1, 10) if decades.notna().any() else ()
    undated = [pd.NA] if decades.isna().any() else []
    of_decade = films.groupby(decades, dropna=False)["captions"].agg(["size", "sum"])
    rows = of_decade.reindex(pd.Index([*known, *undated], dtype=YEAR), fill_value=0)
    return pd.DataFrame({
        "decade": pd.Series(rows.index, dtype=YEAR),
        "films": rows["size"].to_numpy(dtype=COUNT),
        "captions": rows["sum"].to_numpy(dtype=COUNT),
    })  # fmt: skip


def count_roles(tables: Tables) -> pd.DataFrame:
    """Credits by role, the most frequent first: role, credits, and of these explicit, context and knowledge ones."""
    credited = tables["credits"]
    counts = pd.crosstab(credited["role"].astype(TEXT), credited["cue"].astype(TEXT))
    counts = counts.reindex(columns=list(CUES), fill_value=0).astype(COUNT)
    counts.insert(0, "credits", counts.sum(axis="columns"))
    rows = counts.rename_axis(index="role", columns=None).reset_index().astype({"role": TEXT})
    return rows.sort_values(["credits", "role"], ascending=[False, True], ignore_index=True)


def count_pages(tables: Tables) -> pd.DataFrame:
    """Captions by page, the fullest first: document, captions, repeats, and the people, films and credits in them.

    A repeated caption has its people, films and credits where it stood first.
    """
    captions = tables["captions"]
    page_of = captions.set_index("caption_id")["document"]
    pages = captions.groupby("document").agg(captions=("caption_id", "size"), repeats=("duplicate_of", "count"))
    for table, column in (("people", "person_id"), ("films", "film_id")):
        credited = tables["credits"]
        pages[table] = credited.groupby(credited["caption_id"].map(page_of))[column].nunique()
    pages["credits"] = tables["credits"]["caption_id"].map(page_of).value_counts()
    rows = pages.fillna(0).astype(COUNT).reset_index().astype({"document": TEXT})
    return rows.sort_values(["captions", "document"], ascending=[False, True], ignore_index=True)


def list_pairs(tables: Tables) -> pd.DataFrame:
    """Who appears with whom, the most together first: person_id, person, other_id, other, films, captions.

    A row is two people who share a film (`films` counts those) or a caption that credits both (`captions`), once,
    with `person_id` before `other_id` in the alphabet. `analysis.filmographies.tabulate_together` says what they share.
    """
    counts: dict[str, dict[tuple[str, str], int]] = {}
    for count, column in (("films", "film_id"), ("captions", "caption_id")):
        credited = tables["credits"].dropna(subset=["person_id", column])
        people: defaultdict[str, set[str]] = defaultdict(set)
        for place, person in zip(credited[column], credited["person_id"], strict=True):
            people[place].add(person)
        of_pair = counts.setdefault(count, defaultdict(int))
        for those in people.values():
            for pair in combinations(sorted(those), 2):
                of_pair[pair] += 1
    pairs = sorted(
        counts["films"].keys() | counts["captions"].keys(),
        key=lambda pair: (-counts["films"].get(pair, 0), -counts["captions"].get(pair, 0), pair),
    )
    names = dict(zip(tables["people"]["person_id"], tables["people"]["name"], strict=True))
    rows = [
        (one, names[one], other, names[other], *(counts[count].get((one, other), 0) for count in counts))
        for one, other in pairs
    ]
    types = {column: COUNT if column in counts else TEXT for column in _TOGETHER}
    return pd.DataFrame(rows, columns=list(_TOGETHER)).astype(types)
