"""The pandas type of every column of every table, and the one function that puts a frame into that form."""

from __future__ import annotations

from typing import Any, Final, Literal

import pandas as pd
import pyarrow as pa

from extractor.errors import InputError
from extractor.schema import (
    CAPTION_COLUMNS,
    CREDIT_COLUMNS,
    CUES,
    FILM_COLUMNS,
    LABELS,
    LINK_COLUMNS,
    MENTION_COLUMNS,
    PEOPLE_COLUMNS,
    ROLES,
    SIDES,
    STATUSES,
)

Table = Literal["people", "films", "credits", "mentions", "captions", "links"]
ColumnType = Any  # what pandas takes as a dtype: a name or one of its dtype objects

TEXT: Final = "str"  # pandas' own Arrow-backed string, missing as NaN: what pandas 3 gives for any text
COUNT: Final = "int64"
YEAR: Final = "Int64"  # nullable: most facts can lack a year
SCORE: Final = "float64"
META: Final = "meta_"  # begins the columns of `captions` that come from the user's own tables and feeds, all texts
TEXTS: Final = pd.ArrowDtype(pa.list_(pa.string()))

_TYPES: Final[dict[str, ColumnType]] = {
    "start": COUNT,
    "end": COUNT,
    "captions": COUNT,
    "order": YEAR,
    "year": YEAR,
    "first_year": YEAR,
    "last_year": YEAR,
    "score": SCORE,
    "label": pd.CategoricalDtype(list(LABELS)),
    "role": pd.CategoricalDtype(list(ROLES)),
    "cue": pd.CategoricalDtype(list(CUES)),
    "side": pd.CategoricalDtype(list(SIDES)),
    "status": pd.CategoricalDtype(list(STATUSES)),
    "candidates": TEXTS,
    "aliases": TEXTS,
    "roles": TEXTS,
    "films": TEXTS,
    "other_titles": TEXTS,
    "directors": TEXTS,
    "cast": TEXTS,
}


# Tables of earlier versions lack these columns; what they read as.
_ADDED: Final[dict[str, Any]] = {"order": None, "heading": None, "status": "resolved", "candidates": ()}


def _types(columns: tuple[str, ...], **others: ColumnType) -> dict[str, ColumnType]:
    return {column: others.get(column, _TYPES.get(column, TEXT)) for column in columns}


# A caption's position is its number on the page; a credit's is words such as "second from left".
TYPES: Final[dict[Table, dict[str, ColumnType]]] = {
    "people": _types(PEOPLE_COLUMNS),
    "films": _types(FILM_COLUMNS),
    "credits": _types(CREDIT_COLUMNS),
    "mentions": _types(MENTION_COLUMNS),
    "captions": _types(CAPTION_COLUMNS, position=COUNT),
    "links": _types(LINK_COLUMNS),
}


def typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The frame with the table's columns in their order and types, rows numbered from 0; other columns stay out.

    Of captions, the user's own columns come along, whose names begin with `META`.

    Columns that earlier versions did not write may be missing. Raises InputError for any other missing column and for
    a value that the column's type does not hold, an unknown role say.

    >>> typed(pd.DataFrame({"film_id": ["fame-1980"], "title": "Fame", "year": 1980.0, "other_titles": [[]],
    ...                     "directors": [["Alan Parker"]], "cast": [[]], "captions": 2}), "films").year.dtype
    Int64Dtype()
    """
    types = {**TYPES[table], **dict.fromkeys(meta_columns(frame) if table == "captions" else (), TEXT)}
    if added := [column for column in types if column in _ADDED and column not in frame.columns]:
        frame = frame.assign(
            **{column: _plain([_ADDED[column]] * len(frame)).set_axis(frame.index) for column in added}
        )
    if missing := [column for column in types if column not in frame.columns]:
        raise InputError(f"table {table} lacks the column {', '.join(missing)}; it needs {', '.join(types)}")
    return pd.DataFrame({column: _cast(frame[column], kind, table) for column, kind in types.items()})


def meta_columns(frame: pd.DataFrame) -> list[str]:
    """The columns of a frame of captions that come from the user's own tables and feeds."""
    return [str(column) for column in frame.columns if str(column).startswith(META)]


def table_of(table: Table, columns: dict[str, list[Any]]) -> pd.DataFrame:
    """A typed table from one list a column; a column left out is all missing."""
    rows = len(next(iter(columns.values())))
    blank = [None] * rows
    return typed(pd.DataFrame({column: _plain(columns.get(column, blank)) for column in TYPES[table]}), table)


def _plain(values: list[Any]) -> pd.Series[Any]:
    return pd.Series(values, dtype=object)


def _cast(values: pd.Series[Any], kind: ColumnType, table: Table) -> pd.Series[Any]:
    values = values.reset_index(drop=True)
    if values.dtype == kind:
        return values
    if (
        isinstance(kind, pd.CategoricalDtype)
        and (strange := values[values.notna() & ~values.isin(kind.categories)]).size
    ):
        raise InputError(
            f"table {table}, column {values.name}: {strange.iloc[0]!r} in row {strange.index[0]} "
            f"is none of {', '.join(map(str, kind.categories))}"
        )
    try:
        # By way of object, since Arrow makes no lists of an empty column of floats.
        return values.astype(object).astype(kind) if kind == TEXTS else values.astype(kind)
    except (ValueError, TypeError, pa.ArrowException) as error:
        raise InputError(f"table {table}, column {values.name}: {error}; it holds {kind}") from error
