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
    is_first = np.logical_or.reduce([is_new(key[order]) for key in keys])
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.cumsum(is_first) - 1
    return order[is_first], places


def number_rows(*keys: Numbers) -> tuple[Numbers, Numbers]:
    """The number of each row among the distinct ones, in the order they come in, and the first row of each.

    >>> number_rows(np.array([7, 7, -1, 7]), np.array([1, 2, 1, 1]))
    (array([0, 1, 2, 0]), array([0, 1, 2]))
    """
    first, places = distinct_rows(*keys)
    order = np.argsort(first)
    return ranks_of(order)[places], first[order]


def ranks_of(order: Sequence[int] | Numbers) -> Numbers:
    """The place of each number in an order of all from 0.

    >>> ranks_of([2, 0, 1])
    array([1, 2, 0])
    """
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[np.asarray(order, dtype=np.int64)] = np.arange(len(order))
    return ranks


def is_new(values: Numbers) -> NDArray[np.bool_]:
    """For each value whether it is the first, or another than the one before.

    >>> is_new(np.array([3, 3, 5])).tolist()
    [True, False, True]
    """
    new = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new


def text_lists(size: int, owners: Numbers, items: Numbers, texts: Sequence[str]) -> pa.Array[Any]:
    """For each of `size` owners the list of its texts; `owners` are in order, `items` are the places of their texts.

    >>> text_lists(3, np.array([0, 2, 2]), np.array([1, 0, 1]), ["Alien", "Fame"]).to_pylist()
    [['Fame'], [], ['Alien', 'Fame']]
    """
    offsets = np.searchsorted(owners, np.arange(size + 1))
    taken = pa.array(texts, pa.string()).take(pa.array(items, pa.int64()))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), taken)
