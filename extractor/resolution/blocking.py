"""Which names are worth comparing: pairs out of small blocks, so that the work grows about as the names do."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

Pair = tuple[int, int]
Blocks = dict[Hashable, list[int]]  # numbers of the names by what they share

LARGEST_BLOCK: Final = 2_000  # names compared all with all; a block of this size takes 4 million comparisons, 0.1 s
_SMALL: Final = 12  # names up to which a loop is quicker than setting up a matrix
_MOST_SLIPS: Final = 3  # as many as `spelling.likeness` ever forgives
_UNLIKE: Final = 0.4  # share of letters that may differ; below it `spelling.likeness` finds nothing


def group_by(keys: Iterable[Iterable[Hashable]]) -> Blocks:
    """Numbers of the names that share a key, for each key of two or more; the n-th name has the n-th keys.

    >>> group_by([["lee", "bruce"], ["lee", "ang"], ["bruce"]])
    {'lee': [0, 1], 'bruce': [0, 2]}
    """
    first: dict[Hashable, int] = {}
    blocks: Blocks = {}
    for number, names_keys in enumerate(keys):
        for key in names_keys:
            one = first.setdefault(key, number)
            if one == number:
                continue
            if key not in blocks:
                blocks[key] = [one, number]
            elif blocks[key][-1] != number:
                blocks[key].append(number)
    return blocks


def all_pairs(blocks: Blocks) -> set[Pair]:
    """Every pair within a block; a warning names a block too large for that, which is left out."""
    pairs: set[Pair] = set()
    for key, block in blocks.items():
        if len(block) > LARGEST_BLOCK:
            _warn(key, len(block))
        else:
            pairs.update(combinations(block, 2))
    return pairs


def similar_pairs(blocks: Blocks, words: Sequence[str]) -> set[Pair]:
    """Pairs within a block whose words differ by few letters; `words` holds the word of each name.

    A block too large to compare at once is parted by the first two letters of the words.
    """
    pairs: set[Pair] = set()
    for key, block in blocks.items():
        for part in _parts(key, block, words):
            pairs.update(_similar(part, words))
    return pairs


def _parts(key: Hashable, block: Sequence[int], words: Sequence[str]) -> Iterator[Sequence[int]]:
    if len(block) <= LARGEST_BLOCK:
        yield block
        return
    for start, part in group_by([words[number][:2]] for number in block).items():
        if len(part) > LARGEST_BLOCK:
            _warn(f"{key} with {start}", len(part))
        else:
            yield [block[place] for place in part]


def _similar(block: Sequence[int], words: Sequence[str]) -> Iterator[Pair]:
    named: defaultdict[str, list[int]] = defaultdict(list)
    for number in block:
        named[words[number]].append(number)
    distinct = list(named)
    for left, right in _similar_words(distinct):
        for one in named[distinct[left]]:
            for other in named[distinct[right]]:
                yield (one, other) if one < other else (other, one)


def _similar_words(words: list[str]) -> Iterator[Pair]:
    if len(words) <= _SMALL:
        for left, right in combinations(range(len(words)), 2):
            longest = max(len(words[left]), len(words[right]))
            most = min(_MOST_SLIPS, int(_UNLIKE * longest))
            if OSA.distance(words[left], words[right], score_cutoff=most) <= most:
                yield left, right
        return
    distances = cdist(words, words, scorer=OSA.distance, score_cutoff=_MOST_SLIPS, dtype=np.uint8)
    lengths = np.fromiter(map(len, words), dtype=np.float32)
    close = (distances <= _MOST_SLIPS) & (distances <= _UNLIKE * np.maximum.outer(lengths, lengths))
    yield from zip(*(places.tolist() for places in np.nonzero(np.triu(close, 1))), strict=True)


def _warn(key: Hashable, names: int) -> None:
    warnings.warn(
        f"{names:,} names share {key!r}, more than the {LARGEST_BLOCK:,} that are compared all with all; "
        "spellings among them are found by what else they share, or not",
        stacklevel=2,
    )
