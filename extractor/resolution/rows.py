"""Rows of frames in and out: values without pandas' kinds of missing, and columns checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from extractor.errors import InputError


def check_columns(frame: pd.DataFrame, columns: Sequence[str], name: str) -> None:
    """Raises InputError where a frame lacks a column."""
    if missing := [column for column in columns if column not in frame.columns]:
        raise InputError(
            f"{name} lack the column {', '.join(missing)}; they have {', '.join(map(str, frame.columns)) or 'none'}"
        )


def check_filled(frame: pd.DataFrame, columns: Sequence[str], name: str) -> None:
    """Raises InputError where a frame lacks a column, or a value in one."""
    check_columns(frame, columns, name)
    for column in columns:
        if (empty := frame[column].isna()).any():
            raise InputError(f"{name} have no {column} in row {frame.index[empty][0]}; leave such rows out")


def values_of(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The rows of these columns, None for what is missing and for a column that is not there.

    >>> list(values_of(pd.DataFrame({"film": ["Fame", None], "year": [1980.0, None]}), "film", "year", "role"))
    [('Fame', 1980.0, None), (None, None, None)]
    """
    lists = []
    for column in columns:
        if column in frame.columns:
            values = frame[column]
            lists.append(values.astype(object).where(values.notna(), None).tolist())
        else:
            lists.append([None] * len(frame))
    return zip(*lists, strict=True)


def year_of(value: Any) -> int | None:
    """A year as a whole number, or None."""
    return None if value is None else int(value)
