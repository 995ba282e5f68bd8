"""Columns as whole numbers: texts coded in order, rows grouped and counted without an object a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from extractor.errors import InputError

Numbers = NDArray[np.integer[Any]]
NONE: Final = -1  # stands for what is missing


def code_columns(*columns: pd.Series[Any], clean: Callable[[str], str] = str) -> tuple[list[str], Sequence[Numbers]]:
    """The distinct texts of some columns in order, as `clean` makes them, and the code of each row, column by column.

    >>> code_columns(pd.Series(["Fame", None]), pd.Series(["Alien", "Fame"]))
    (['Alien', 'Fame'], [array([ 1, -1]), array([0, 1])])
    """
    factorized = [pd.factorize(column) for column in columns]
    found = [[clean(str(text)) for text in distinct] for _, distinct in factorized]
    texts = sorted(set[str]().union(*found))
    place = {text: number for number, text in enumerate(texts)}
    # A place more at the end, for what is missing: its code is -1 before and after.
    places = [np.array([*(place[text] for text in own), NONE], dtype=np.int64) for own in found]
    return texts, [own[codes] for own, (codes, _) in zip(places, factorized, strict=True)]


def years_of(column: pd.Series[Any]) -> Numbers:
    """Years as numbers; -1 where there is none. Raises InputError for what is no whole number."""
    try:
        return pd.to_numeric(column).astype("Int64").fillna(NONE).to_numpy(dtype=np.int64)
    except (TypeError, ValueError) as error:
        raise InputError(f"column {column.name}: {error}; a year is a whole number") from error


def distinct_rows(*keys: Numbers) -> tuple[Numbers, Numbers]:
    """The first row of each distinct combination, in the order of the keys, and the place there of each row's own.

    >>> distinct_rows(np.array([7, 7, -1, 7]), np.array([1, 2, 1, 1]))
    (array([2, 0, 1]), array([1, 2, 0, 1]))
    """
    order = np.lexsort(keys[::-1])
    changes = np.zeros(len(order), dtype=bool)
    changes[:1] = True
    for key in keys:
        ordered = key[order]
        changes[1:] |= ordered[1:] != ordered[:-1]
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.cumsum(changes) - 1
    return order[changes], places


def number_rows(*keys: Numbers) -> tuple[Numbers, Numbers]:
    """The number of each row among the distinct ones, in the order they come in, and the first row of each.

    >>> number_rows(np.array([7, 7, -1, 7]), np.array([1, 2, 1, 1]))
    (array([0, 1, 2, 0]), array([0, 1, 2]))
    """
    first, places = distinct_rows(*keys)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[places], first[order]


def starts_of(sorted_keys: Numbers) -> Numbers:
    """Where each run of equal keys begins."""
    changes = np.empty(len(sorted_keys), dtype=bool)
    changes[:1] = True
    np.not_equal(sorted_keys[1:], sorted_keys[:-1], out=changes[1:])
    return np.flatnonzero(changes)


def text_lists(size: int, owners: Numbers, items: Numbers, texts: Sequence[str]) -> pa.Array[Any]:
    """For each of `size` owners the list of its texts; `owners` are in order, `items` are the places of their texts.

    >>> text_lists(3, np.array([0, 2, 2]), np.array([1, 0, 1]), ["Alien", "Fame"]).to_pylist()
    [['Fame'], [], ['Alien', 'Fame']]
    """
    offsets = np.searchsorted(owners, np.arange(size + 1))
    taken = pa.array(texts, pa.string()).take(pa.array(items, pa.int64()))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), taken)
