"""Which rows of a run its report holds: all of them, or of a huge run the captions of those most pictured."""

from __future__ import annotations

from typing import Final

import pandas as pd

from extractor.columns import Table
from extractor.tables import TABLES, Results

MOST_CREDITS: Final = 100_000  # 27 MB, which a desktop opens in a second and a phone in several


def choose_rows(results: Results, most: int = MOST_CREDITS) -> dict[Table, pd.DataFrame]:
    """The six tables as the report holds them, repeated captions among the captions.

    Of a run with more than `most` credits, the captions of the people most pictured come first, each whole; people and
    films stay in if a caption that names them does. Account and charts count the whole run all the same.
    """
    tables: dict[Table, pd.DataFrame] = {table: results.table(table) for table in TABLES}
    if len(results.credits) <= most:
        return tables
    pictured = results.people.set_index("person_id")["captions"]
    rank = results.credits["person_id"].map(pictured).fillna(0).groupby(results.credits["caption_id"]).max()
    ranked = rank.sort_values(ascending=False, kind="stable").index
    sizes = results.credits["caption_id"].value_counts().reindex(ranked)
    kept = set(ranked[sizes.cumsum() <= most])
    for table in ("credits", "mentions"):
        tables[table] = tables[table][tables[table]["caption_id"].isin(kept)]
    captions = tables["captions"]
    tables["captions"] = captions[captions["caption_id"].isin(kept) | captions["duplicate_of"].isin(kept)]
    named = {*tables["mentions"]["entity_id"].dropna(), *tables["credits"]["person_id"].dropna(),
             *tables["credits"]["film_id"].dropna()}  # fmt: skip
    tables["people"] = tables["people"][tables["people"]["person_id"].isin(named)]
    tables["films"] = tables["films"][tables["films"]["film_id"].isin(named)]
    tables["links"] = tables["links"][tables["links"]["entity_id"].isin(named)]
    return tables
