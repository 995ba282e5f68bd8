"""The distinct captions of a run with their headings, held as columns: pairs of texts only while somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, overload

import pandas as pd
import pyarrow as pa

from extractor.frames import Headed

CHUNK: Final = 10_000  # captions that are objects at a time


class HeadedCaptions(Sequence[Headed]):
    """Captions with the headings that may tell their films; a fifth of the memory that a list of them takes.

    >>> captions = HeadedCaptions(pd.Series(["Fame", "Psycho"]), [None, "Hitchcock"])
    >>> captions[1], list(captions), captions.take([1, 0])
    (('Psycho', 'Hitchcock'), [('Fame', None), ('Psycho', 'Hitchcock')], [('Psycho', 'Hitchcock'), ('Fame', None)])
    """

    def __init__(self, texts: pd.Series[str], headings: Sequence[str | None]) -> None:
        """Takes the texts and, one for each, the headings."""
        columns = pa.array(texts, pa.large_string(), from_pandas=True), pa.array(headings, pa.large_string())
        self._table = pa.table(columns, names=["text", "heading"]).combine_chunks()

    def __len__(self) -> int:
        """How many captions there are."""
        return len(self._table)

    @overload
    def __getitem__(self, place: int) -> Headed: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Headed]: ...
    def __getitem__(self, place: int | slice) -> Headed | Sequence[Headed]:
        """One caption, or those of a slice."""
        if isinstance(place, slice):
            return self.take(range(*place.indices(len(self))))
        return self.take([place])[0]

    def __iter__(self) -> Iterator[Headed]:
        """All captions, `CHUNK` of them as objects at a time."""
        for start in range(0, len(self), CHUNK):
            yield from _pairs(self._table.slice(start, CHUNK))

    def take(self, places: Sequence[int]) -> list[Headed]:
        """The captions at some places."""
        return _pairs(self._table.take(pa.array(places, pa.int64())))


def _pairs(table: pa.Table) -> list[Any]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))
